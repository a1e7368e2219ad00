"""The page of one case, and the presses that need no form."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bot.domain.events import Action
from bot.store.models import CaseRow
from bot.web.desk.access import Staff, with_case
from bot.web.desk.pressing import new_key, press
from bot.web.desk.queue import LIVE
from bot.web.desk.reading import case_page, rooms_language

PRESSED = (Action.SEND_ANSWER, Action.CLAIM, Action.GIVE_BACK, Action.WAKE, Action.MARK_URGENT, Action.UNMARK_URGENT)


@require_safe
@with_case
def show(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    page = request.GET.get("page", "0")
    key = request.GET.get("key") or new_key()  # the living part keeps the key of its page
    context = {
        **case_page(staff, case, int(page) if page.isdecimal() else 0),
        "key": key,
        "rooms_language": rooms_language(),
    }
    return render(request, "desk/_case.html" if LIVE in request.headers else "desk/case.html", context)


@require_POST
@with_case
def take(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    action = request.POST.get("action", "")
    if action not in PRESSED:
        return HttpResponseBadRequest("no such action")
    looked_at = {"revision": request.POST.get("revision", "")} if action == Action.SEND_ANSWER else {}
    press(request, staff, case, Action(action), **looked_at)
    return redirect("desk:case", case.pk)
