"""What is pressed here goes the way of every press: stored, handled by a worker, and the page waits for its effect."""

from time import monotonic, sleep
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from bot import wiring
from bot.domain.events import Action
from bot.domain.turns import Status
from bot.store import effects
from bot.store.models import CaseRow
from bot.web.desk import wording
from bot.web.desk.access import Staff
from bot.web.receiving import take_in
from channels.desk import press as desk_press

PATIENCE = 3.0  # seconds; a turn of staff takes some hundredths of one
PAUSE = 0.04
ALWAYS = (Action.PROPOSE,)  # whoever owns the case, and when it is over


def new_key() -> str:
    """For a form, so that sending it twice is one press."""
    return str(uuid4())


def press(
    request: HttpRequest, staff: Staff, case: CaseRow, action: Action, text: str = "", key: str = "", **more: str
) -> bool:
    """Whether it had its effect; what happened is told on the next page. `key` is the form's where it names none."""
    if not (key := _checked(key or request.POST.get("key", ""))):
        messages.error(request, _("This form is too old. Please try again on this page."))
        return False
    why = "" if action in ALWAYS else wording.obstacle(case, staff)
    if why:
        messages.error(request, why)
        return False
    received = wiring.read_desk(
        desk_press.pressed(key, staff.person, action, str(case.pk), timezone.now(), text, **more)
    )
    take_in(desk_press.CHANNEL, [received])
    return _tell(request, staff, case, action, _effect(received.raw["key"]))


def _checked(key: str) -> str:
    try:
        return str(UUID(key))
    except ValueError:
        return ""


def _effect(event_id: str) -> str:
    end = monotonic() + PATIENCE
    while not (status := effects.status_of(desk_press.CHANNEL, event_id)) and monotonic() < end:
        sleep(PAUSE)
    return status


def _tell(request: HttpRequest, staff: Staff, case: CaseRow, action: Action, status: str) -> bool:
    if not status:
        messages.warning(request, _("Stored, but not done yet. This page shows it as soon as it is."))
        return True
    if status == effects.HANDLED_BADLY:
        messages.error(
            request, _("This could not be done because of an error. Please tell the people who run the system.")
        )
        return False
    if status == Status.STAFF_REFUSED:
        case.refresh_from_db()
        messages.error(request, wording.obstacle(case, staff) or _("Nothing was changed: the case has moved on since."))
        return False
    messages.success(request, wording.done(action))
    return True
