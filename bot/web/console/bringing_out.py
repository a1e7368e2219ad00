"""One press that publishes: the same states and the same gate as several presses, gone through at once."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from bot.store import audit
from bot.web.console.base import actor
from bot.web.console.gate_findings import objections
from bot.web.console.publishing_notice import tell_published
from intents import workflow
from intents.models import Intent, IntentRevision

if TYPE_CHECKING:
    from bot.web.console.theme import Admin


def draft_page(intent: Intent) -> str:
    return reverse("admin:intents_intent_draft", args=[intent.pk])


def to_draft(intent: Intent) -> HttpResponse:
    return HttpResponseRedirect(draft_page(intent))


def bring_out(page: "Admin", request: HttpRequest, revision: IntentRevision) -> bool:
    """Publish what was just saved as a draft; False where it stays one, and then it is told why.

    Raises StaleEdit where somebody was quicker.
    """
    if workflow.needs_another(revision, request.user):  # type: ignore[arg-type]  # nobody is here who is not signed in
        send_to_review(page, request, revision)
        return False
    if objections(revision):
        told = _("Saved as a draft, not yet published: please look at what the check says, and publish it below.")
        page.message_user(request, told, messages.WARNING)
        return False
    workflow.publish_draft(revision, request.user)  # type: ignore[arg-type]
    note_published(request, revision)
    tell_published(page, request, revision)
    return True


def send_to_review(page: "Admin", request: HttpRequest, revision: IntentRevision, text: str = "") -> None:
    """Raises StaleEdit where somebody was quicker."""
    if revision.state == IntentRevision.State.DRAFT:
        workflow.send_to_review(revision, request.user, text)  # type: ignore[arg-type]
        audit.note(actor(request), "intent.sent_to_review", f"intent:{revision.intent.key}", revision=revision.number)
    told = _("Sent to review: somebody else publishes it. Until then citizens get what they got before.")
    page.message_user(request, told, messages.SUCCESS)


def note_published(request: HttpRequest, revision: IntentRevision, **details: object) -> None:
    audit.note(actor(request), "intent.published", f"intent:{revision.intent.key}", revision=revision.number, **details)
