"""The page of suggested examples: a press adds one to its intent or dismisses it. Nothing is added by itself."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bot.store import audit, signals
from bot.store.models import SignalRow
from bot.web.console.base import ForEditors, actor, edits_answers
from bot.web.console.bringing_out import bring_out, to_draft
from bot.web.console.delicate import closed_to
from bot.web.console.intent_access import is_own
from bot.web.console.suggested_examples import Suggested, Suggestion, suggested
from intents.index.normalise import normalise
from intents.models import IntentRevision
from intents.publishing import StaleEdit, save_edit

MOST = 30  # intents on the page: those with the most confirmations


@admin.register(SignalRow)
class SuggestionsAdmin(ForEditors):
    fields = ("intent", "kind", "language", "at")

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [path("decide/", decide, name="store_suggestion_decide"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        title, closed = _("Suggested examples"), closed_to(request)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "intents": suggested(MOST, closed),
            "may_decide": edits_answers(request),
        }
        return TemplateResponse(request, "console/suggestions.html", context)

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Only what is suggested at this moment can be added: the press names it, it does not bring it."""
        if not edits_answers(request):
            raise PermissionDenied
        key, text = request.POST.get("intent", ""), request.POST.get("text", "")
        intent = next((each for each in suggested() if each.intent.key == key), None)
        suggestion = intent.find(text) if intent else None
        if intent is None or suggestion is None:
            self.message_user(request, _("This is no longer suggested."), messages.INFO)
        elif not is_own(request, intent.intent):
            raise PermissionDenied
        elif "_dismiss" in request.POST:
            signals.dismiss(key, normalise(text), actor(request))
            audit.note(actor(request), "example.dismissed", f"intent:{key}")
            self.message_user(request, _("Dismissed; it is not suggested again."), messages.SUCCESS)
        elif not self._add(request, intent, suggestion):
            return to_draft(intent.intent)
        return HttpResponseRedirect(reverse("admin:store_signalrow_changelist"))

    def _add(self, request: HttpRequest, suggested: Suggested, suggestion: Suggestion) -> bool:
        """False where it waits as a draft."""
        try:
            revision = _with_example(request, suggested, suggestion)
        except StaleEdit:
            self.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
            return True
        audit.note(actor(request), "intent.saved", f"intent:{suggested.intent.key}", revision=revision.number)
        return bring_out(self, request, revision)


def _with_example(request: HttpRequest, suggested: Suggested, suggestion: Suggestion) -> IntentRevision:
    examples = suggested.revision.content["examples"].get(suggestion.language, [])
    return save_edit(
        suggested.intent,
        {"examples": {suggestion.language: [*examples, suggestion.text]}},
        author=request.user,  # type: ignore[arg-type]  # the admin lets nobody in who is not signed in
        note=_("Suggested example added: %(text)s") % {"text": suggestion.text},
        state=IntentRevision.State.DRAFT,
        base_revision=suggested.revision.number,
    )
