"""The form as it stands, drawn for every language as LINE would get it: asked for while somebody types."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bot import languages, wiring
from bot.domain.answers import Entry
from bot.domain.illustrations import is_name
from bot.web.console import plain_hints
from bot.web.console.base import edits_answers
from bot.web.console.intent_fields import LANGUAGE_FIELDS, first_content
from bot.web.console.picture_field import kept
from bot.web.console.theme import Admin
from bot.web.console.variables import offered
from channels.line.limits import ALT_TEXT
from intents.content import Content, Terms, entry_of
from intents.filling import Filling
from intents.reading import filling

_DATES = ("valid_from", "valid_until", "review_by")


class PreviewPages(Admin):
    """The part of the intents' pages that draws what is not saved yet."""

    def get_urls(self) -> list[Any]:
        drawn = self.admin_site.admin_view(require_POST(self.preview_view))
        kept = self.admin_site.admin_view(require_POST(self.picture_view))
        return [
            path("preview/", drawn, name="intents_intent_preview"),
            path("picture/", kept, name="intents_intent_picture"),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest) -> JsonResponse:
        if not edits_answers(request):
            raise PermissionDenied
        content, terms = _written(request.POST)
        now = filling()
        return JsonResponse({code: _drawn(content, terms, now, code) for code in languages.ALL})

    def picture_view(self, request: HttpRequest) -> JsonResponse:
        """A picture as soon as it is chosen, so that it can be looked at before anything is saved."""
        if not edits_answers(request):
            raise PermissionDenied
        upload = request.FILES.get("picture-file")
        try:
            name = kept(upload) if upload else ""
        except ValidationError as wrong:
            return JsonResponse({"problem": " ".join(wrong.messages)}, status=400)
        return JsonResponse({"name": name, "address": reverse("picture", args=[name]) if name else ""})


def _written(sent: Mapping[str, str]) -> tuple[Content, Terms]:
    """What the form says, also where it could not be saved yet."""
    words = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in LANGUAGE_FIELDS}
    plain = {name: sent.get(name, "") for name in ("department", "topic", "source_url", "picture")}
    plain["picture"] = plain["picture"] if is_name(plain["picture"]) and "picture-gone" not in sent else ""
    switched = {"readings": sent.get("readings", "") not in ("", "False")}
    content, terms = first_content({**words, **plain, **switched, **{name: _day(sent.get(name)) for name in _DATES}})
    today = timezone.localdate()
    return content, Terms(terms.source_url, terms.valid_from or today, terms.review_by or today, terms.valid_until)


def _day(text: str | None) -> date | None:
    try:
        return forms.DateField(required=False).clean(text)  # type: ignore[no-any-return]  # None where it is empty
    except ValidationError:
        return None


def _drawn(content: Content, terms: Terms, now: Filling, language: str) -> dict[str, Any]:
    entry = entry_of("preview", 0, now.content(content), now.terms(terms, content.department))
    messages = wiring.preview(entry, now, language)
    return {
        "messages": messages,
        "notes": [note for message in messages if (note := _cut(message))],
        "hints": _hints(entry) if language == languages.PLAIN_JAPANESE else [],
        "variables": {each.name: each.value for each in offered(now, content.department, language)},
    }


def _hints(entry: Entry) -> list[dict[str, Any]]:
    plain = entry.wordings.get(languages.PLAIN_JAPANESE)
    return [asdict(each) for each in plain_hints.told(plain.answer)] if plain else []


def _cut(message: Mapping[str, Any]) -> str:
    """The alternative text holds the whole answer, if it fits."""
    if not str(message.get("altText", "")).endswith("…"):
        return ""
    told = _(
        "Notifications and screen readers of the phone get the first %(most)d characters only: put the important first."
    )
    return told % {"most": ALT_TEXT // 2}
