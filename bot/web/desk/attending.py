"""On duty or away, by a press in the head of every page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from bot.store import cases, duty
from bot.web import homes
from bot.web.desk.access import Staff, for_staff


@require_POST
@for_staff
def change(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Whoever goes away is told how many cases are still theirs; the list offers to give them back."""
    wanted = request.POST.get("duty")
    if wanted == "on":
        duty.begin(staff.person, staff.actor)
        messages.success(request, _("You are on duty."))
    elif wanted == "away":
        duty.end(staff.person, staff.actor)
        _tell_away(request, len(cases.owned_by(staff.person)))
    else:
        return HttpResponseBadRequest("on or away")
    homes.redraw(staff.person)
    return redirect("desk:queue")


def _tell_away(request: HttpRequest, owned: int) -> None:
    if not owned:
        messages.success(request, _("You are away."))
        return
    told = ngettext(
        "You are away, and %(count)d case is still yours. Give it back below if you cannot see to it.",
        "You are away, and %(count)d cases are still yours. Give them back below if you cannot see to them.",
        owned,
    )
    messages.warning(request, told % {"count": owned})
