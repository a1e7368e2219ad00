"""Answers in force that hold a word which the city does not write: they were published before it was forbidden."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bot.domain.words import FindUnwritten
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import FORBIDDEN, Group, forbidding
from intents.models import Intent, IntentRevision
from intents.publishing import current_number, published_items

if TYPE_CHECKING:
    from bot.web.console.theme import Admin

_READ = ("title", "question", "answers")  # by citizens; in an example the word is theirs


def holding(unwritten: FindUnwritten) -> list[int]:
    """The ids of the intents."""
    live = IntentRevision.objects.filter(pk__in=list(published_items(current_number()).values()))
    rows = live.values_list("intent_id", *(f"content__{part}" for part in _READ))
    return [intent for intent, *parts in rows.iterator() if unwritten("\n".join(_texts(parts)))]


def _texts(parts: Sequence[dict[str, str] | None]) -> list[str]:
    return [text for texts in parts for text in (texts or {}).values()]


class WordsFilter(admin.SimpleListFilter):
    title = _("words")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("unwritten", _("not written by the city"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        if self.value() != "unwritten":
            return queryset
        return queryset.filter(pk__in=holding(forbidding(groups_of(latest_lexicon()))))


def tell_where(page: "Admin", request: HttpRequest, group: Group) -> None:
    """After it was saved: how many answers hold one of its words, and where they are listed."""
    count = len(holding(forbidding([group]))) if group.kind == FORBIDDEN else 0
    if count:
        told = ngettext(
            "%(count)d answer in use holds one of these words.",
            "%(count)d answers in use hold one of these words.",
            count,
        )
        shown = _("Show the answers with words that the city does not write")
        address = f"{reverse('admin:intents_intent_changelist')}?words=unwritten"
        link = format_html('{} <a class="underline" href="{}">{}</a>', told % {"count": count}, address, shown)
        page.message_user(request, link, messages.WARNING)
