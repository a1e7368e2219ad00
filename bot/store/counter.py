"""The switches of the counter as a whole, as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.counter import OPEN, Counter, Disaster
from bot.store import switching
from bot.store.models import CounterRow


def latest() -> Counter:
    row = CounterRow.objects.order_by("-number").first()
    return state_of(row) if row else OPEN


def state_of(row: CounterRow) -> Counter:
    return _counter(row.state, row.number)


def change(counter: Counter, actor: str, reason: str, told: Sequence[str] = ()) -> CounterRow:
    """Add a state; `counter.number` is the one that was read. A disaster that begins with it may have any `began`.

    Raises StaleSwitches, and then nothing is stored.
    """
    before = latest()
    if counter.in_disaster:
        began = before.disaster.began or counter.number + 1
        counter = replace(counter, disaster=replace(counter.disaster, began=began))
    made = switching.Change("counter.switched", actor, reason, differences(before, counter), told)
    return switching.add(CounterRow, counter.number, _state(counter), made)


def differences(before: Counter, after: Counter) -> list[str]:
    """In keys: `answers`, `disaster`, `topic:tax`, `channel:line`, each with + for on and - for off; `text:line` for
    words that changed while something stays off.
    """
    off, now_off = _off(before), _off(after)
    switched = [*(f"-{key}" for key in now_off if key not in off), *(f"+{key}" for key in off if key not in now_off)]
    if before.in_disaster != after.in_disaster:
        switched.append("+disaster" if after.in_disaster else "-disaster")
    both = before.closed.keys() & after.closed.keys()
    reworded = [f"text:{channel}" for channel in sorted(both) if before.closed[channel] != after.closed[channel]]
    disasters = (replace(before.disaster, began=0), replace(after.disaster, began=0))
    return [*switched, *reworded, *(["text:disaster"] if disasters[0] != disasters[1] else [])]


def _off(counter: Counter) -> list[str]:
    topics = (f"topic:{topic}" for topic in sorted(counter.topics_off))
    channels = (f"channel:{channel}" for channel in sorted(counter.closed))
    return [*(["answers"] if counter.answers_off else []), *topics, *channels]


def _state(counter: Counter) -> dict[str, Any]:
    disaster = counter.disaster
    return {
        "answers_off": counter.answers_off,
        "topics_off": sorted(counter.topics_off),
        "closed": {channel: dict(texts) for channel, texts in counter.closed.items()},
        "disaster": {"began": disaster.began, "topics": sorted(disaster.topics), "notice": dict(disaster.notice)},
    }


def _counter(state: Mapping[str, Any], number: int) -> Counter:
    disaster = state["disaster"]
    return Counter(
        answers_off=state["answers_off"],
        topics_off=frozenset(state["topics_off"]),
        closed=state["closed"],
        disaster=Disaster(disaster["began"], frozenset(disaster["topics"]), disaster["notice"]),
        number=number,
    )
