"""What was said, masked, and who has the conversation; cases beside it."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bot.domain.events import EventKind
from bot.languages.fixed import tell_staff
from bot.store.models import CaseRow, ConversationRow, MessageRow, TurnRow
from bot.web.console.base import ReadOnly, here, labelled
from bot.web.console.behind import BehindCases, BehindConversations
from bot.web.console.disclosure import DisclosurePages
from bot.web.console.filter_form import FilterForm, field
from bot.web.console.score_filters import ConversationScoreFilter
from bot.web.console.words import (
    CASE_OUTCOMES,
    CASE_STATES,
    CHANNELS,
    LANGUAGES,
    OUTCOMES,
    OWNERS,
    REASONS,
    SPEAKERS,
    by,
    in_words,
    word,
)
from intents.models import Department

LINES = 200  # the newest of a long conversation


def transcript(conversation: ConversationRow) -> list[dict[str, Any]]:
    """Oldest first: who spoke, the masked text, and the decision record of the turn it led to."""
    rows = MessageRow.objects.filter(conversation=conversation).select_related("turn__decision").order_by("-at", "-id")
    return [_line(row) for row in reversed(rows[:LINES])]


def _line(row: MessageRow) -> dict[str, Any]:
    turn = getattr(row, "turn", None)
    return {
        "speaker": word(SPEAKERS, row.speaker),
        "citizen": row.speaker == "citizen",
        "text": row.text_masked,
        "unsent": row.unsent,
        "removed": row.removed,
        "kind": tell_staff(f"kind.{row.kind}", get_language() or "") if row.kind != EventKind.TEXT else "",
        "at": row.at,
        "decision": getattr(turn, "decision", None),
    }


class OutcomeFilter(admin.SimpleListFilter):
    title = _("outcome")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*OUTCOMES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ConversationRow]) -> QuerySet[ConversationRow]:
        """One turn that ended so is enough."""
        if not self.value():
            return queryset
        return queryset.filter(Exists(TurnRow.objects.filter(conversation=OuterRef("pk"), status=self.value())))


@admin.register(ConversationRow)
class ConversationAdmin(FilterForm, ReadOnly):
    list_display = ("last_at", "citizen", "channel", "spoken", "held_by")
    list_filter = (
        BehindConversations,
        field(OutcomeFilter),
        field(ConversationScoreFilter),
        field(by("owner", _("owner"), OWNERS)),
        field(by("contact__channel", _("channel"), CHANNELS)),
    )
    ordering = ("-last_at",)
    search_fields = ("messages__text_masked", "cases__number", "turns__decision__intent")
    search_help_text = _("Words of a message, the number of a case, or the key of an answer")
    fields = ("citizen", "channel", "spoken", "held_by", "opened_at", "last_at")
    change_form_template = "console/conversation.html"
    channel = in_words("contact__channel", _("channel"), CHANNELS)
    spoken = in_words("language", _("language"), LANGUAGES)
    held_by = in_words("owner", _("owner"), OWNERS)

    def get_urls(self) -> list[URLPattern]:
        return [*DisclosurePages(self).urls(), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConversationRow]:
        return super().get_queryset(request).select_related("contact")

    def beside(self, row: ConversationRow) -> dict[str, Any]:
        return {**super().beside(row), "transcript": transcript(row), "cases": row.cases.order_by("opened_at")}

    @admin.display(description=_("citizen"))
    def citizen(self, row: ConversationRow) -> str:
        return str(row.contact)


@admin.register(CaseRow)
class CaseAdmin(FilterForm, ReadOnly):
    list_display = (
        "number",
        "state_word",
        "department_name",
        "reason_word",
        "outcome_word",
        "helped",
        "opened_at",
        "owner",
    )
    list_filter = (
        BehindCases,
        field(by("state", _("state"), CASE_STATES)),
        field(by("reason", _("reason"), REASONS)),
        field(by("outcome", _("outcome"), CASE_OUTCOMES)),
        field(by("helped", _("resolved, says the citizen"), {"True": _("yes"), "False": _("no")})),
    )
    ordering = ("-opened_at",)
    search_fields = ("number", "department")
    search_help_text = _("Number of the case, or key of a department")
    fields = (
        "number",
        "state_word",
        "department_name",
        "room",
        "owner",
        "reason_word",
        "outcome_word",
        "helped",
        "urgent",
        "spoken",
        "opened_at",
        "reminded",
        "conversation_link",
    )
    reminded = labelled("reminders", _("reminders to the room"))
    state_word = in_words("state", _("state"), CASE_STATES, ordered=True)
    reason_word = in_words("reason", _("reason"), REASONS)
    outcome_word = in_words("outcome", _("outcome"), CASE_OUTCOMES)
    spoken = in_words("language", _("language"), LANGUAGES)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CaseRow]:
        named = Department.objects.filter(key=OuterRef("department")).values("names")
        rows: QuerySet[CaseRow] = super().get_queryset(request)
        return rows.annotate(department_names=Subquery(named))

    @admin.display(description=_("department"), ordering="department")
    def department_name(self, row: Any) -> str:
        return here(row.department_names) if row.department_names else str(row.department)

    @admin.display(description=_("conversation"))
    def conversation_link(self, row: CaseRow) -> str:
        return conversation_link(row.conversation_id)


def conversation_link(conversation_id: Any) -> str:
    if conversation_id is None:
        return "-"
    address = reverse("admin:store_conversationrow_change", args=[conversation_id])
    return format_html('<a href="{}">{}</a>', address, _("Read the conversation"))
