"""Whom the sweep rang for already, and when it may ring for them again.

A ring that is not lost stands in the broker's queue until a worker has time. If each sweep rang anew, a minute of more
work than the workers can do would leave thousands of rings for nothing, and whoever comes next waits behind them.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

Subject = TypeVar("Subject", bound=Hashable)

FIRST, MOST = 2, 20  # sweeps until the second ring; each pause is twice the one before, up to the most


@dataclass(frozen=True)
class _Rung:
    at: float
    pause: float  # seconds until the next ring


class Again:
    """One a process. What is forgotten with the process is rung for once more than needed."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._rung: dict[str, dict[Any, _Rung]] = {}

    def due(self, sweep: float, kind: str, waiting: Iterable[Subject]) -> Iterator[Subject]:
        """Those of all who wait that are to be rung for now. Whoever's ring fails, by an exception, stays due.

        `sweep` is the time between two sweeps in seconds. Who does not wait any more is forgotten.
        """
        known = self._rung.get(kind, {})
        found = list(waiting)
        rung = self._rung[kind] = {each: known[each] for each in found if each in known}
        for each in found:
            before = rung.get(each)
            if before is None or self._clock() >= before.at + before.pause:
                yield each
                rung[each] = _Rung(self._clock(), min(before.pause * 2, sweep * MOST) if before else sweep * FIRST)
