"""Why the bot did what it did, a record a turn."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bot.store.models import DecisionRow
from bot.web.console.base import ReadOnly, here
from bot.web.console.conversations import conversation_link
from bot.web.console.experimenting import ExperimentPages
from bot.web.console.record_told import record_told
from bot.web.console.score_filters import ScoreFilter
from bot.web.console.words import CERTAINTIES, CHANNELS, LANGUAGES, OUTCOMES, by, in_words
from intents.models import IntentRevision


@admin.register(DecisionRow)
class DecisionAdmin(ReadOnly):
    list_display = ("at", "said", "outcome", "intent", "certainty_word", "spoken", "publication")
    list_filter = (
        by("turn__status", _("outcome"), OUTCOMES),
        by("language", _("language"), LANGUAGES),
        by("certainty", _("certainty"), CERTAINTIES),
        ScoreFilter,
        ("turn__at", admin.DateFieldListFilter),
        by("turn__conversation__contact__channel", _("channel"), CHANNELS),
    )
    ordering = ("-id",)
    search_fields = ("intent", "turn__utterance__text_masked")
    search_help_text = _("Words that a citizen wrote, or the key of an intent")
    fields = (
        "at",
        "said",
        "outcome",
        "spoken",
        "answer",
        "legal_basis",
        "certainty_word",
        "publication",
        "conversation",
    )
    change_form_template = "console/decision.html"
    outcome = in_words("turn__status", _("outcome"), OUTCOMES)
    certainty_word = in_words("certainty", _("certainty"), CERTAINTIES)
    spoken = in_words("language", _("language"), LANGUAGES)

    def get_urls(self) -> list[URLPattern]:
        return [*ExperimentPages(self).urls(), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DecisionRow]:
        return super().get_queryset(request).select_related("turn__utterance")

    def beside(self, row: DecisionRow) -> dict[str, Any]:
        record = {name: getattr(row, name) for name in ("candidates", "steps", "verdicts", "facts")}
        return {**super().beside(row), **record_told(record, row.turn.model_calls.order_by("id").values())}

    @admin.display(description=_("time"), ordering="turn__at")
    def at(self, row: DecisionRow) -> str:
        return date_format(timezone.localtime(row.turn.at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("what the citizen wrote (masked)"))
    def said(self, row: DecisionRow) -> str:
        return row.turn.utterance.text_masked if row.turn.utterance else "-"

    @admin.display(description=_("answer"))
    def answer(self, row: DecisionRow) -> str:
        if not row.intent:
            return "-"
        found = _given(row)
        title = here(found.content["title"]) if found else row.intent
        return f"{title} ({row.intent}, {row.revision})"

    @admin.display(description=_("legal basis"))
    def legal_basis(self, row: DecisionRow) -> str:
        found = _given(row)
        return (found.legal_basis if found else "") or "-"

    @admin.display(description=_("conversation"))
    def conversation(self, row: DecisionRow) -> str:
        return conversation_link(row.turn.conversation_id)


def _given(row: DecisionRow) -> IntentRevision | None:
    return IntentRevision.objects.filter(intent__key=row.intent, number=row.revision or 0).first()
