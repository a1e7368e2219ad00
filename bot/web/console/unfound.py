"""What citizens could not find: groups of questions, and what is done about each."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bot import wiring
from bot.languages.fixed import in_language, tell_staff
from bot.store import audit, unfound
from bot.store.models import QuestionGroup
from bot.web.console.base import ForEditors, actor, edits_answers, here
from bot.web.console.bringing_out import to_draft
from bot.web.console.delicate import open_groups
from bot.web.console.intent_access import is_own
from bot.web.console.intent_fields import title_of
from bot.web.console.intent_search import matching
from bot.web.console.unfound_drafts import GIVEN, add_examples, decided_by, masked_again, may_decide
from bot.web.console.unfound_filters import UnfoundFilter
from bot.web.console.unfound_groups import shown
from intents.models import Department, Intent
from intents.publishing import StaleEdit
from intents.revisions import latest_revisions
from tasks.doorbell import BROKER_ERRORS, ring_delivery, ring_grouping

ON_A_PAGE = 25
FOUND = 10  # answers, by the words that somebody looks for
REASON = 200  # letters

Act = Callable[["UnfoundAdmin", HttpRequest, QuestionGroup], HttpResponse | None]


@admin.register(QuestionGroup)
class UnfoundAdmin(ForEditors):
    fields = ("department", "state")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("again/", view(require_POST(self.again_view)), name="store_unfound_again"),
            path("<int:pk>/act/<slug:act>/", view(require_POST(self.act_view)), name="store_unfound_act"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        given = request.GET.copy()
        number = given.pop("page", ["1"])[0]
        narrowed = UnfoundFilter(given or {"state": QuestionGroup.State.OPEN, "days": "30"})
        page = Paginator(open_groups(request, narrowed.groups()), ON_A_PAGE).get_page(number)
        context = {
            **self._context(request, _("What citizens could not find")),
            "narrowed": narrowed,
            "page": page,
            "groups": shown(page.object_list),
            "decidable": decided_by(request, page.object_list),
            "new_answer": f"{reverse('admin:intents_intent_add')}?{GIVEN}=",
            "query": given.urlencode(),
        }
        return TemplateResponse(request, "console/unfound.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = int(object_id) if object_id.isdecimal() else 0
        group = unfound.in_period(open_groups(request, QuestionGroup.objects.filter(pk=number)), _ever()).first()
        if group is None:
            raise Http404
        [about] = shown([group])
        words = request.GET.get("q", "").strip()
        new = reverse("admin:intents_intent_add")
        context = {
            **self._context(request, about.title),
            "about": about,
            "texts": masked_again(about),
            "new_answer": f"{new}?{GIVEN}={group.pk}",
            "may_decide": may_decide(request, group),
            "words": words,
            "found": _found(words) if words else [],
            "departments": [(row.key, here(row.names)) for row in Department.objects.all()],
            "intent": Intent.objects.filter(key=group.intent).first() if group.intent else None,
            "longest": REASON,
        }
        return TemplateResponse(request, "console/unfound_group.html", context)

    def again_view(self, request: HttpRequest) -> HttpResponse:
        if not edits_answers(request):
            raise PermissionDenied
        try:
            ring_grouping()
            told = _("The questions are being grouped. Please look again in a minute or two.")
            self.message_user(request, told, messages.SUCCESS)
        except BROKER_ERRORS:
            told = _("This cannot be done at the moment. The questions are grouped every night in any case.")
            self.message_user(request, told, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:store_questiongroup_changelist"))

    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        group, do = get_object_or_404(open_groups(request, QuestionGroup.objects.all()), pk=pk), ACTS.get(act)
        if do is None:
            raise Http404
        if not may_decide(request, group):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:store_questiongroup_change", args=[group.pk]))
        return do(self, request, group) or back

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "may_edit": edits_answers(request),
        }


def _ever() -> datetime:
    return datetime.min.replace(year=2000, tzinfo=UTC)


def _found(words: str) -> list[tuple[Intent, str]]:
    used = latest_revisions().exclude(state="archived").values("intent_id")
    return [(intent, title_of(intent)) for intent in matching(Intent.objects.filter(pk__in=used), words)[:FOUND]]


def _dismiss(page: UnfoundAdmin, request: HttpRequest, group: QuestionGroup) -> HttpResponse | None:
    reason = wiring.mask(request.POST.get("reason", "").strip()[:REASON])
    if not reason:
        page.message_user(request, _("Please write why these questions need no answer."), messages.ERROR)
        return None
    unfound.settle(group, QuestionGroup.State.DISMISSED, reason=reason)
    audit.note(actor(request), "questions.dismissed", f"questions:{group.pk}", reason=reason)
    page.message_user(request, _("Dismissed. It comes back only when it grows again."), messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:store_questiongroup_changelist"))


def _reopen(page: UnfoundAdmin, request: HttpRequest, group: QuestionGroup) -> HttpResponse | None:
    unfound.settle(group, QuestionGroup.State.OPEN)
    audit.note(actor(request), "questions.reopened", f"questions:{group.pk}")
    page.message_user(request, _("It is among the open ones again."), messages.SUCCESS)
    return None


def _assign(page: UnfoundAdmin, request: HttpRequest, group: QuestionGroup) -> HttpResponse | None:
    department = Department.objects.filter(key=request.POST.get("department", "")).first()
    if department is None:
        page.message_user(request, _("Please choose a department."), messages.ERROR)
        return None
    tools, language = wiring.tools(), settings.STAFF_LANGUAGE
    address = settings.BASE_URL + reverse("admin:store_questiongroup_change", args=[group.pk])
    words = {"department": in_language(department.names, language), "count": group.questions.count()}
    room = tools.room_of(tools.knowledge.department(department.key))
    text = tell_staff("room.unfound", language, address=address, **words)
    to = unfound.assign(group, department.key, room, text)
    audit.note(actor(request), "questions.assigned", f"questions:{group.pk}", department=department.key)
    if to is None:
        page.message_user(request, _("Assigned. The department has no room in Slack."), messages.SUCCESS)
        return None
    with suppress(*BROKER_ERRORS):  # the sweep rings again
        ring_delivery(to)
    page.message_user(request, _("Assigned; its room in Slack is told once."), messages.SUCCESS)
    return None


def _add(page: UnfoundAdmin, request: HttpRequest, group: QuestionGroup) -> HttpResponse | None:
    """Only questions of the group can be added: the press names them, it does not bring them."""
    given = request.POST.get("intent", "")
    intent = Intent.objects.filter(pk=int(given)).first() if given.isdecimal() else None
    chosen = set(request.POST.getlist("text"))
    [about] = shown([group])
    texts = [(language, text) for language, text in masked_again(about) if text in chosen]
    if intent is None or not texts:
        page.message_user(request, _("Please choose an answer and one question at least."), messages.ERROR)
        return None
    if not is_own(request, intent):
        raise PermissionDenied
    try:
        revision = add_examples(request, group, intent, texts)
    except StaleEdit:
        page.message_user(request, _("Somebody else saved in the meantime. Please look again."), messages.ERROR)
        return None
    if revision is None:
        page.message_user(request, _("The answer has these examples already."), messages.INFO)
        return None
    told = _("Saved as a draft with the new examples. Below is what it changes; publish it when it is right.")
    page.message_user(request, told, messages.SUCCESS)
    return to_draft(intent)


ACTS: dict[str, Act] = {"dismiss": _dismiss, "reopen": _reopen, "assign": _assign, "add": _add}
