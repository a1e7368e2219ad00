"""The page of a draft: what it changes, what was said about it, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bot.store import audit
from bot.web.console import bringing_out
from bot.web.console.base import actor, here
from bot.web.console.differences import Difference, differences
from bot.web.console.gate_findings import findings_of, objections
from bot.web.console.gate_trial import SHOWN, trial_of
from bot.web.console.intent_access import may_comment, may_edit, may_publish
from bot.web.console.intent_fields import readable, title_of
from bot.web.console.publishing_notice import tell_published
from bot.web.console.theme import Admin
from intents import workflow
from intents.gate import trials
from intents.models import Intent, IntentRevision, Remark, Schedule
from intents.publishing import StaleEdit, current_number, published_items
from intents.revisions import latest_revision

LONGEST = 2000  # letters of a remark


@dataclass(frozen=True)
class Draft:
    """The latest revision of an intent beside the one that citizens get; `live` is None where they get none."""

    revision: IntentRevision
    live: IntentRevision | None

    @property
    def open(self) -> bool:
        return workflow.is_open(self.revision)

    @property
    def in_review(self) -> bool:
        return self.revision.state == IntentRevision.State.REVIEW

    @property
    def changes(self) -> list[Difference]:
        return differences(readable(self.live) if self.live else {}, readable(self.revision)) if self.open else []

    @property
    def picture(self) -> str:
        """The name of a picture that citizens do not see yet, empty for none."""
        shown = self.live.content.get("picture") if self.live else ""
        picture = str(self.revision.content.get("picture") or "")
        return picture if picture != shown else ""

    @property
    def picture_alt(self) -> str:
        return here(self.revision.content.get("picture_alt") or {})

    @property
    def scheduled(self) -> Schedule | None:
        return Schedule.objects.filter(revision__intent=self.revision.intent_id).select_related("author").first()


def draft_of(intent: Intent) -> Draft | None:
    revision = latest_revision(intent)
    live = published_items(current_number()).get(intent.pk, 0)
    return Draft(revision, IntentRevision.objects.filter(pk=live).first()) if revision else None


class StepForm(forms.Form):
    """What a press brings along: the version that was looked at, words, and a time in the city's time zone."""

    number = forms.IntegerField()
    text = forms.CharField(required=False, max_length=LONGEST)
    at = forms.DateTimeField(required=False, input_formats=["%Y-%m-%dT%H:%M"])


class Missing(Exception):
    """Something that the press needs was not filled in; told in the words of the exception."""


Step = Callable[["DraftPages", HttpRequest, IntentRevision, dict[str, Any]], None]


class DraftPages(Admin):
    """Adds the pages to the intents' admin."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/draft/", view(self.draft_view), name="intents_intent_draft"),
            path("<int:pk>/draft/<slug:step>/", view(require_POST(self.step_view)), name="intents_intent_step"),
            path("<int:pk>/trial/", view(self.trial_view), name="intents_intent_trial"),
            *super().get_urls(),
        ]

    def draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        intent = get_object_or_404(Intent.objects.select_related("department"), pk=pk)
        draft = draft_of(intent)
        if not self.has_view_or_change_permission(request, intent):
            raise PermissionDenied
        if draft is None:
            raise Http404
        heading = title_of(intent)
        context = {
            **self.admin_site.each_context(request),
            "title": heading,
            "heading": heading,
            "opts": self.opts,
            "object": intent,
            "draft": draft,
            **_gate(draft),
            "remarks": Remark.objects.filter(revision__intent=intent).select_related("author", "revision"),
            "now": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
            "may_edit": may_edit(request, intent),
            "may_publish": may_publish(request, intent),
            "may_comment": may_comment(request, intent),
            "needs_another": workflow.needs_another(draft.revision, request.user),  # type: ignore[arg-type]
            "longest": LONGEST,
        }
        return TemplateResponse(request, "console/intent_draft.html", context)

    def trial_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The part of the page that tells what the golden questions say, while they are being asked."""
        intent = get_object_or_404(Intent.objects.select_related("department"), pk=pk)
        latest = latest_revision(intent)
        if not self.has_view_or_change_permission(request, intent):
            raise PermissionDenied
        context = {"trial": trial_of(latest) if latest else None, "shown": SHOWN}
        return TemplateResponse(request, "console/trial.html", context)

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        intent = get_object_or_404(Intent.objects.select_related("department"), pk=pk)
        found = STEPS.get(step)
        if found is None:
            raise Http404
        take, allowed = found
        if not allowed(request, intent):
            raise PermissionDenied
        form, latest = StepForm(request.POST), latest_revision(intent)
        if latest is None or not form.is_valid():
            self.message_user(request, _("This could not be read. Please look again."), messages.ERROR)
        elif form.cleaned_data["number"] != latest.number:
            self.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
        else:
            self._take(request, latest, take, form.cleaned_data)
        return HttpResponseRedirect(bringing_out.draft_page(intent))

    def _take(self, request: HttpRequest, revision: IntentRevision, take: Step, given: dict[str, Any]) -> None:
        try:
            take(self, request, revision, given)
        except StaleEdit:
            self.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
        except workflow.OwnWork:
            told = _("You wrote this version: somebody else must publish it.")
            self.message_user(request, told, messages.ERROR)
        except Missing as missing:
            self.message_user(request, str(missing), messages.ERROR)


def _gate(draft: Draft) -> dict[str, Any]:
    if not draft.open:
        return {}
    return {
        "findings": findings_of(draft.revision),
        "objections": objections(draft.revision),
        "trial": trial_of(draft.revision),
        "shown": SHOWN,
    }


def _with_reason(revision: IntentRevision, given: dict[str, Any]) -> dict[str, Any]:
    """For the audit log: why it is published although the gate objects."""
    against = objections(revision)
    if against and not given["text"].strip():
        raise Missing(_("Please write why it is to be published all the same: %(why)s") % {"why": " ".join(against)})
    return {"reason": given["text"].strip()} if against else {}


def _publish(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    reason = _with_reason(revision, given)
    workflow.publish_draft(revision, _user(request), given["text"])
    bringing_out.note_published(request, revision, **reason)
    tell_published(page, request, revision)


def _schedule(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    at = given["at"]
    if at is None or at <= timezone.now():
        raise Missing(_("Please choose a time that is still to come."))
    reason = _with_reason(revision, given)
    workflow.schedule(revision, at, _user(request), given["text"])
    _note(request, "intent.scheduled", revision, at=at.isoformat(), **reason)
    page.message_user(request, _("It will be published at that time."), messages.SUCCESS)


def _unschedule(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    for row in Schedule.objects.filter(revision__intent=revision.intent_id).select_related("revision__intent"):
        workflow.unschedule(row.revision, _user(request))
        _note(request, "intent.unscheduled", row.revision)


def _review(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    bringing_out.send_to_review(page, request, revision, given["text"])


def _send_back(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    if not given["text"].strip():
        raise Missing(_("Please write what should be changed."))
    workflow.send_back(revision, _user(request), given["text"])
    _note(request, "intent.sent_back", revision)
    page.message_user(request, _("Sent back to the author with your comment."), messages.SUCCESS)


def _comment(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    if not given["text"].strip():
        raise Missing(_("Please write something."))
    workflow.comment(revision, _user(request), given["text"])
    _note(request, "intent.commented", revision)


def _discard(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    workflow.discard(revision, _user(request), given["text"])
    _note(request, "intent.discarded", revision)
    told = _("Discarded: citizens get what they got before. Its words stay in the history.")
    page.message_user(request, told, messages.SUCCESS)


def _check(page: DraftPages, request: HttpRequest, revision: IntentRevision, given: dict[str, Any]) -> None:
    trials.ask_for(revision)
    _note(request, "intent.checked_again", revision)


def _note(request: HttpRequest, action: str, revision: IntentRevision, **details: object) -> None:
    audit.note(actor(request), action, f"intent:{revision.intent.key}", revision=revision.number, **details)


def _user(request: HttpRequest) -> Any:
    return request.user


STEPS: dict[str, tuple[Step, Callable[[HttpRequest, Intent], bool]]] = {
    "publish": (_publish, may_publish),
    "schedule": (_schedule, may_publish),
    "unschedule": (_unschedule, may_publish),
    "review": (_review, may_edit),
    "send-back": (_send_back, may_publish),
    "check": (_check, may_publish),
    "comment": (_comment, may_comment),
    "discard": (_discard, may_edit),
}
