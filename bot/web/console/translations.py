"""The page of machine translations: a person makes one the city's own text, or refuses it. Until then it is marked."""

from dataclasses import dataclass
from typing import Any

import grapheme
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bot.dialogue.cards import language_of
from bot.domain.answers import Wording
from bot.languages import NAMES
from bot.store import audit
from bot.store.models import TranslationRow
from bot.web.console.base import ForEditors, actor, edits_answers, here
from bot.web.console.bringing_out import bring_out, to_draft
from bot.web.console.intent_access import is_own
from bot.web.console.intent_checks import limit_of
from intents.models import IntentRevision
from intents.publishing import StaleEdit, save_edit
from intents.reading import entry_as_read, filling
from intents.revisions import content_of, latest_revisions

MOST = 30  # on the page, the newest

State = TranslationRow.State


@dataclass(frozen=True)
class Shown:
    """A translation beside the words that it translates."""

    row: TranslationRow
    revision: IntentRevision
    title: str
    original: Wording
    original_language: str

    @property
    def language(self) -> str:
        return NAMES.get(self.row.language, self.row.language)


@dataclass(frozen=True)
class Unmade:
    title: str
    intent: int
    tag: str

    @property
    def language(self) -> str:
        return NAMES.get(self.tag, self.tag)


@admin.register(TranslationRow)
class TranslationsAdmin(ForEditors):
    fields = ("intent", "revision", "language", "state", "reviewed_by", "reviewed_at", "prompt", "model", "at")

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [path("<int:pk>/decide/", decide, name="store_translation_decide"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Machine translations"),
            "opts": self.opts,
            "shown": to_review()[:MOST],
            "unmade": _unmade(),
            "may_decide": edits_answers(request),
        }
        return TemplateResponse(request, "console/translations.html", context)

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not edits_answers(request):
            raise PermissionDenied
        row = get_object_or_404(TranslationRow, pk=pk)
        shown = next((each for each in to_review() if each.row == row), None)
        if shown is None:
            self.message_user(request, _("This is no longer to be reviewed."), messages.INFO)
        elif not is_own(request, shown.revision.intent):
            raise PermissionDenied
        elif "_refuse" in request.POST:
            self._decided(request, row, State.REFUSED)
            self.message_user(request, _("Refused; citizens get the original text again."), messages.SUCCESS)
        elif not self._adopt(request, shown):
            return to_draft(shown.revision.intent)
        return HttpResponseRedirect(reverse("admin:store_translationrow_changelist"))

    def _adopt(self, request: HttpRequest, shown: Shown) -> bool:
        """False where it waits as a draft."""
        try:
            revision = _as_own_text(request, shown)
        except StaleEdit:
            self.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
            return True
        self._decided(request, shown.row, State.ADOPTED)
        audit.note(actor(request), "intent.saved", f"intent:{shown.row.intent}", revision=revision.number)
        return bring_out(self, request, revision)

    def _decided(self, request: HttpRequest, row: TranslationRow, state: str) -> None:
        row.state, row.reviewed_by, row.reviewed_at = state, actor(request), timezone.now()
        row.save(update_fields=["state", "reviewed_by", "reviewed_at"])
        audit.note(actor(request), f"translation.{state}", f"translationrow:{row.pk}")


def to_review() -> list[Shown]:
    """What nobody has decided about, as far as it translates what citizens read now: the rest is out of date."""
    latest = {row.intent.key: row for row in latest_revisions().select_related("intent")}
    rows = TranslationRow.objects.filter(state=State.UNSEEN, intent__in=latest)
    shown = (_shown(row, latest[row.intent]) for row in rows if row.revision == latest[row.intent].number)
    return [each for each in shown if each]


def _unmade() -> list[Unmade]:
    """What people have to write: the machine's words were stopped, and the answer is still the same."""
    latest = {row.intent.key: row for row in latest_revisions().select_related("intent")}
    rows = TranslationRow.objects.filter(state=State.UNMADE, intent__in=latest)
    now = [(row, latest[row.intent]) for row in rows if row.revision == latest[row.intent].number]
    return [Unmade(here(revision.content["title"]), revision.intent_id, row.language) for row, revision in now][:MOST]


def _shown(row: TranslationRow, revision: IntentRevision) -> Shown | None:
    """None where the city has written that language itself."""
    entry = entry_as_read(revision)
    if entry.written_in(row.language):
        return None
    written = language_of(entry, row.language)
    return Shown(row, revision, here(revision.content["title"]), entry.wordings[written], written)


def _as_own_text(request: HttpRequest, shown: Shown) -> IntentRevision:
    """A title and a question that the city has written in that language stay; one that is too long is left out.

    The machine read the values of variables: they become variables again, so that a changed telephone changes here too.
    """
    row, tag, written = shown.row, shown.row.language, content_of(shown.revision)
    now = filling()

    def own(part: str, text: str) -> str:
        texts = getattr(written, part)
        return texts.get(tag) or now.unfilled(text, texts.get(shown.original_language, ""), written.department, tag)

    return save_edit(
        shown.revision.intent,
        {
            "title": {tag: own("title", _fitting(row.title, limit_of("title", tag)))},
            "question": {tag: own("question", _fitting(row.question, limit_of("question", tag)))},
            "answers": {tag: own("answers", row.answer)},
        },
        author=request.user,  # type: ignore[arg-type]  # the admin lets nobody in who is not signed in
        note=_("Machine translation adopted: %(language)s") % {"language": shown.language},
        state=IntentRevision.State.DRAFT,
        base_revision=shown.revision.number,
    )


def _fitting(text: str, limit: int) -> str:
    return text if grapheme.length(text) <= limit else ""
