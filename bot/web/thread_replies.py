"""Replies that staff write in a case's thread, where its department has a mark for them."""

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from bot import wiring
from bot.domain.turns import Status
from bot.languages.fixed import tell_staff
from bot.store import effects, outbox
from bot.store.models import CaseRow, DeliveryRow
from tasks.doorbell import BROKER_ERRORS, ring_delivery

if TYPE_CHECKING:
    from channels.slack.inside import Marked, Threads

logger = logging.getLogger(__name__)


def threads() -> "Threads":
    from channels.slack.inside import Threads

    return Threads(find, note_change)


def find(room: str, thread: str) -> "Marked | None":
    from channels.slack.inside import Marked

    known = wiring.library().current()
    if not any(department.reply_mark for department in known.departments.values()):
        return None
    case = _case(room, thread)
    mark = known.department(case.department).reply_mark if case else ""
    return Marked(str(case.pk), mark) if case and mark else None


def note_change(room: str, thread: str, message: str, change: str, deleted: bool) -> None:
    """Once for each change of a message that was sent."""
    if effects.status_of("slack", wiring.marked_event(room, message)) != Status.STAFF_REPLIED:
        return
    case, key = _case(room, thread), f"marked:{room}:{message}:{change}"
    note = tell_staff("thread.marked_deleted" if deleted else "thread.marked_changed", settings.STAFF_LANGUAGE)
    with transaction.atomic():
        if case is None or DeliveryRow.objects.filter(key=key).exists():
            return
        destinations = outbox.put_in_thread(key, case, note)
    _ring(destinations)


def _case(room: str, thread: str) -> CaseRow | None:
    return CaseRow.objects.filter(room=room, thread=thread).order_by("-opened_at").first()


def _ring(destinations: set[int]) -> None:
    try:
        for destination in destinations:
            ring_delivery(destination)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; the sweep finds the note", extra={"problem": repr(problem)})
