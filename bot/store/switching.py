"""What all switches share: read every few seconds by every process, changed with a reason, told to supervisors."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from bot.domain.delivery import Speaker
from bot.domain.messages import RoomNote
from bot.languages.fixed import tell_staff
from bot.store import audit, outbox
from bot.store.models import Destination
from bot.store.models.switches import SwitchesState

FRESH_SECONDS = 2.0  # a change is live everywhere within 5 s

T = TypeVar("T")
Row = TypeVar("Row", bound=SwitchesState)


class StaleSwitches(Exception):
    """Somebody else changed them since they were read: look again."""


class SwitchReader(Generic[T]):
    """One a process, shared by its threads: one query every two seconds at most."""

    def __init__(self, latest: Callable[[], T], clock: Callable[[], float] = time.monotonic) -> None:
        self._latest = latest
        self._clock = clock
        self._lock = threading.Lock()
        self._held: T | None = None
        self._read_at = 0.0

    def current(self) -> T:
        with self._lock:
            if self._held is None or self._clock() - self._read_at >= FRESH_SECONDS:
                self._held, self._read_at = self._latest(), self._clock()
            return self._held


@dataclass(frozen=True)
class Change:
    """`changes` are keys with + for on and - for off, `told` the same in the staff's words, for the supervisors."""

    action: str
    actor: str
    reason: str
    changes: Sequence[str]
    told: Sequence[str]


def add(model: type[Row], read: int, state: dict[str, Any], change: Change) -> Row:
    """Add a state to the one with the number `read`, audited, and told to the supervisors' room once.

    Raises StaleSwitches, and then nothing is stored.
    """
    try:
        with transaction.atomic():
            number = model._default_manager.aggregate(number=Max("number"))["number"] or 0
            if number != read:
                raise StaleSwitches
            row = model(number=number + 1, state=state, actor=change.actor, reason=change.reason)
            row.save()
            subject = f"{change.action.partition('.')[0]}:{row.number}"
            audit.note(change.actor, change.action, subject, reason=change.reason, changes=[*change.changes])
            _announce(row, change)
    except IntegrityError:
        raise StaleSwitches from None
    return row


def _announce(row: SwitchesState, change: Change) -> None:
    room = settings.SLACK_SUPERVISOR_ROOM or settings.SLACK_DEFAULT_ROOM
    if not (room and settings.SLACK_BOT_TOKEN):
        return
    destination, _ = Destination.objects.get_or_create(channel="slack", room=room)
    changes = "\n".join(f"・{line}" for line in change.told)
    told = tell_staff("switched", settings.STAFF_LANGUAGE, changes=changes, reason=change.reason)
    outbox.put(f"{change.action}:{row.number}", destination.pk, Speaker.DESK, RoomNote(told))
