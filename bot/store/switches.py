"""The switches of the language model: read every few seconds by every process, changed with a reason."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from bot.domain.model import CAREFUL, Rung, RungSwitch, Switches
from bot.store import audit
from bot.store.models import SwitchesRow

__all__ = ["CAREFUL", "StaleSwitches", "SwitchReader", "change", "differences", "latest", "state_of"]

FRESH_SECONDS = 2.0  # a change is live everywhere within 5 s


class StaleSwitches(Exception):
    """Somebody else changed them since they were read: look again."""


class SwitchReader:
    """One a process, shared by its threads: one query every two seconds at most."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held: Switches | None = None
        self._read_at = 0.0

    def current(self) -> Switches:
        with self._lock:
            if self._held is None or self._clock() - self._read_at >= FRESH_SECONDS:
                self._held, self._read_at = latest(), self._clock()
            return self._held


def latest() -> Switches:
    """`CAREFUL` until an administrator has decided."""
    row = SwitchesRow.objects.order_by("-number").first()
    return state_of(row) if row else CAREFUL


def state_of(row: SwitchesRow) -> Switches:
    return _switches(row.state, row.number)


def change(switches: Switches, actor: str, reason: str) -> SwitchesRow:
    """Add a state; `switches.number` is the one that was read. Raises StaleSwitches, and then nothing is stored."""
    before = latest()
    try:
        with transaction.atomic():
            number = SwitchesRow.objects.aggregate(number=Max("number"))["number"] or 0
            if number != switches.number:
                raise StaleSwitches
            row = SwitchesRow.objects.create(number=number + 1, state=_state(switches), actor=actor, reason=reason)
    except IntegrityError:
        raise StaleSwitches from None
    changes = differences(before, switches)
    audit.note(actor, "switches.changed", f"switches:{row.number}", reason=reason, changes=changes)
    return row


def differences(before: Switches, after: Switches) -> list[str]:
    """What was switched, in keys: `all`, `compose`, `compose/topic:tax`, each with + for on and - for off."""
    old, new = _flat(before), _flat(after)
    return [
        f"{'+' if new.get(key, True) else '-'}{key}"
        for key in {**old, **new}
        if old.get(key, True) != new.get(key, True)
    ]


def _flat(switches: Switches) -> dict[str, bool]:
    flat = {"all": switches.on}
    for rung in Rung:
        switch = switches.rungs.get(rung, RungSwitch())
        flat[str(rung)] = switch.on
        flat |= {f"{rung}/topic:{topic}": False for topic in sorted(switch.topics_off)}
        flat |= {f"{rung}/channel:{channel}": False for channel in sorted(switch.channels_off)}
    return flat


def _state(switches: Switches) -> dict[str, Any]:
    rungs = {
        str(rung): {
            "on": switch.on,
            "topics_off": sorted(switch.topics_off),
            "channels_off": sorted(switch.channels_off),
        }
        for rung, switch in switches.rungs.items()
    }
    return {"on": switches.on, "rungs": rungs}


def _switches(state: Mapping[str, Any], number: int) -> Switches:
    """A rung that this version does not know is left out; one that the row does not know is off."""
    known = {str(rung) for rung in Rung}
    rungs = {
        Rung(name): RungSwitch(rung["on"], frozenset(rung["topics_off"]), frozenset(rung["channels_off"]))
        for name, rung in state["rungs"].items()
        if name in known
    }
    return Switches(state["on"], rungs, number)
