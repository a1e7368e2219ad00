"""Rooms that take nothing from us, and cards that could not be posted: what waits, what is tried again, who is told."""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from bot.domain.conversation import OPEN_CASE_STATES
from bot.domain.delivery import OPEN_STATES, TROUBLED_STATES, DeliveryState, Speaker
from bot.domain.messages import RoomNote
from bot.domain.turns import Resolution
from bot.languages.fixed import tell_staff
from bot.store import outbox, turns
from bot.store.leases import Lease
from bot.store.models import CaseRow, DeliveryRow, Destination

AGAIN = timedelta(minutes=1)
"""How often the head of a closed room's line is tried; those behind it wait with it."""
PATIENCE = timedelta(days=7)
CARD_AGAIN = timedelta(minutes=10)
MOVED = "the case moved to another room"
logger = logging.getLogger(__name__)


def wait(row: DeliveryRow, lease: Lease, detail: str, *, ambiguous: bool) -> set[int] | None:
    """The row waits until its room opens, whatever its attempts; the first time the supervisors are told. Returns where
    something is to be sent now; None where the patience is over and the row is to end.
    """
    now = timezone.now()
    with transaction.atomic():
        lease.renew()
        room = Destination.objects.get(pk=row.destination_id)
        if room.closed_since and now - room.closed_since > PATIENCE:
            return None
        row.state, row.due_at, row.attempts = DeliveryState.PENDING, now + AGAIN, 0
        row.detail, row.ambiguous = detail[:500], ambiguous
        row.save(update_fields=["state", "due_at", "attempts", "detail", "ambiguous"])
        if room.closed_since:
            return set()
        Destination.objects.filter(pk=room.pk).update(closed_since=now)
        logger.error("a room takes nothing", extra={"room": room.room, "detail": detail})
        words = {"room": f"#{room.room}", "id": room.room, "why": detail}
        return _tell(f"room-closed:{room.pk}:{int(now.timestamp() * 1000)}", room.room, "room.closed", **words)


def closed() -> set[str]:
    return set(Destination.objects.filter(closed_since__isnull=False).exclude(room="").values_list("room", flat=True))


def cases_in(rooms: set[str]) -> list[str]:
    """Open ones."""
    found = CaseRow.objects.filter(room__in=rooms, state__in=list(OPEN_CASE_STATES))
    return [str(pk) for pk in found.values_list("pk", flat=True)]


def move(resolution: Resolution) -> set[int]:
    """Store that a case has another room: it gets a card of its own there, and what waited for the former one is not
    sent. Raises Conflict if a person was quicker.
    """
    case = resolution.case
    with transaction.atomic():
        if case:
            CaseRow.objects.filter(pk=case.id).update(thread="")
            waiting = DeliveryRow.objects.filter(
                case_id=UUID(case.id), speaker=Speaker.DESK, state__in=list(OPEN_STATES)
            )
            waiting.update(state=DeliveryState.WITHDRAWN, detail=MOVED, payload=b"", ended_at=timezone.now())
        return turns.commit_timer(resolution)


def try_cards_again() -> set[int]:
    """Open cases whose card never came into a room that takes something: it is tried again, with all that belongs below
    it, and the supervisors are told once. Returns where something is to be sent.
    """
    return {destination for case in _without_card() for destination in _try_again(case)}


def _without_card() -> list[CaseRow]:
    rows = DeliveryRow.objects.filter(case=OuterRef("pk"), speaker=Speaker.DESK)
    waits, failed = rows.filter(state__in=list(OPEN_STATES)), rows.filter(state__in=list(TROUBLED_STATES))
    found = CaseRow.objects.filter(Exists(failed), ~Exists(waits), state__in=list(OPEN_CASE_STATES), thread="")
    return list(found.exclude(room="").exclude(room__in=closed()))


def _try_again(case: CaseRow) -> set[int]:
    failed = DeliveryRow.objects.filter(case=case, speaker=Speaker.DESK, state__in=list(TROUBLED_STATES))
    latest = failed.aggregate(at=Max("ended_at"))["at"]
    if latest and timezone.now() - latest < CARD_AGAIN:
        return set()
    detail = failed.order_by("id").values_list("detail", flat=True)[0]
    with transaction.atomic():
        destinations = set(failed.values_list("destination_id", flat=True))
        fresh = {"attempts": 0, "due_at": timezone.now(), "ended_at": None, "state": DeliveryState.PENDING}
        failed.filter(state=DeliveryState.UNCERTAIN).update(ambiguous=True, **fresh)  # looked up before it is posted
        failed.filter(state=DeliveryState.DEAD).update(ambiguous=False, **fresh)
        words = {"number": case.number, "room": f"#{case.room}", "why": detail}
        return destinations | _tell(f"card-failed:{case.pk}", case.room, "room.card_failed", **words)


def _tell(key: str, about: str, text: str, **words: str) -> set[int]:
    """The supervisors, or the common room; nobody where that is the room in question."""
    room = settings.SLACK_SUPERVISOR_ROOM or settings.SLACK_DEFAULT_ROOM
    if room in ("", about):
        return set()
    place, _ = Destination.objects.get_or_create(channel="slack", room=room)
    return {outbox.put(key, place.pk, Speaker.DESK, RoomNote(tell_staff(text, settings.STAFF_LANGUAGE, **words)))}
