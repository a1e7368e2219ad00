"""The history of an intent: who changed what, when and why; return to a version, or take the answer out of use."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from bot.store import audit
from bot.web.console.base import actor
from bot.web.console.bringing_out import bring_out, to_draft
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_fields import readable, title_of
from bot.web.console.theme import Admin
from intents.models import Intent, IntentRevision
from intents.publishing import StaleEdit, current_number, published_items, save_revision
from intents.revisions import content_of, latest_revision, terms_of
from intents.workflow import is_open, needs_another

SHOWN = 50  # the newest; older ones stay in the database


@dataclass(frozen=True)
class Step:
    """One revision and what it changed against the one before it."""

    revision: IntentRevision
    changes: Sequence[Difference]
    live: bool
    latest: bool


def steps_of(intent: Intent) -> list[Step]:
    rows = intent.revisions.select_related("author").prefetch_related("remarks__author")
    revisions = list(rows.order_by("-number")[: SHOWN + 1])
    texts = {revision.pk: readable(revision) for revision in revisions}
    live = published_items(current_number()).get(intent.pk)
    pairs = [*pairwise(revisions), *([(revisions[-1], None)] if 0 < len(revisions) <= SHOWN else [])]
    return [
        Step(
            revision=new,
            changes=differences(texts[old.pk], texts[new.pk]) if old else [],
            live=new.pk == live,
            latest=new is revisions[0],
        )
        for new, old in pairs
    ]


class HistoryPages(Admin):
    """Adds the pages to the intents' admin."""

    actions = ("take_out_of_use",)

    def get_urls(self) -> list[Any]:
        own = path(
            "<path:object_id>/return/<int:number>/",
            self.admin_site.admin_view(require_POST(self.return_view)),
            name="intents_intent_return",
        )
        return [own, *super().get_urls()]

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        intent = get_object_or_404(Intent, pk=object_id)
        if not self.has_view_or_change_permission(request, intent):
            raise PermissionDenied
        heading = _("History: %(title)s") % {"title": title_of(intent)}
        context = {
            **self.admin_site.each_context(request),
            "title": heading,
            "heading": heading,
            "opts": self.opts,
            "object": intent,
            "steps": steps_of(intent),
            "may_return": self.has_change_permission(request, intent),
            "open": is_open(latest_revision(intent)),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "console/intent_history.html", context)

    def return_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """The words of an old version become a new one, so that the history stays whole."""
        intent = get_object_or_404(Intent, pk=object_id)
        if not self.has_change_permission(request, intent):
            raise PermissionDenied
        old = get_object_or_404(IntentRevision, intent=intent, number=number)
        note = _("Returned to version %(number)d") % {"number": number}
        try:
            base = int(request.POST.get("base_revision", "0"))
            revision = _save_again(request, old, note, base)
            audit.note(actor(request), "intent.returned", f"intent:{intent.key}", to=number, revision=revision.number)
            if not bring_out(self, request, revision):
                return to_draft(intent)
        except (StaleEdit, ValueError):
            self.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:intents_intent_history", args=[intent.pk]))

    @admin.action(
        description=gettext_lazy("Take out of use (citizens no longer get these answers)"), permissions=["change"]
    )
    def take_out_of_use(self, request: HttpRequest, queryset: Any) -> None:
        own = [intent for intent in queryset if self.has_change_permission(request, intent)]
        for intent in own:
            latest = latest_revision(intent)
            if latest is None or latest.state == IntentRevision.State.ARCHIVED:
                continue
            if needs_another(latest, request.user):  # type: ignore[arg-type]  # nobody is here who is not signed in
                told = _("“%(title)s”: you wrote this version, so somebody else must take it out of use.")
                self.message_user(request, told % {"title": title_of(intent)}, messages.ERROR)
                continue
            archived = _save_again(request, latest, _("Taken out of use"), latest.number, IntentRevision.State.ARCHIVED)
            audit.note(actor(request), "intent.archived", f"intent:{intent.key}", revision=archived.number)
        if len(own) < queryset.count():
            self.message_user(request, _("Answers of other departments were left as they are."), messages.WARNING)
        told = _("Taken out of use; citizens no longer get it within 5 seconds. Saving it again brings it back.")
        self.message_user(request, told, messages.SUCCESS)


def _save_again(
    request: HttpRequest,
    revision: IntentRevision,
    note: str,
    base: int,
    state: str = IntentRevision.State.DRAFT,
) -> IntentRevision:
    return save_revision(
        revision.intent,
        content_of(revision),
        terms_of(revision),
        author=request.user,  # type: ignore[arg-type]  # the admin lets nobody in who is not signed in
        note=note,
        state=state,
        base_revision=base,
    )
