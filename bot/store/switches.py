"""The switches of the language model, changed with a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.model import CAREFUL, Rung, RungSwitch, Switches
from bot.store import switching
from bot.store.models import SwitchesRow

__all__ = ["CAREFUL", "change", "differences", "latest", "state_of"]


def latest() -> Switches:
    """`CAREFUL` until an administrator has decided."""
    row = SwitchesRow.objects.order_by("-number").first()
    return state_of(row) if row else CAREFUL


def state_of(row: SwitchesRow) -> Switches:
    return _switches(row.state, row.number)


def change(switches: Switches, actor: str, reason: str, told: Sequence[str] = ()) -> SwitchesRow:
    """Add a state; `switches.number` is the one that was read. Raises StaleSwitches, and then nothing is stored."""
    made = switching.Change("switches.changed", actor, reason, differences(latest(), switches), told)
    return switching.add(SwitchesRow, switches.number, _state(switches), made)


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
