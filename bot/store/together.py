"""Group commit: whoever waits for the database's one writer is stored together with those who wait with him.

SQLite lets one connection write at a time and makes the others poll, so sixteen threads with a transaction each are
slow and unfair. Here they stand in line, and the first commits for all: the more come in, the less each costs.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class _Waiting(Generic[Item, Result]):
    item: Item
    done: bool = False
    results: list[Result] = field(default_factory=list)
    problem: Exception | None = None


class Together(Generic[Item, Result]):
    """`work` gets what has gathered, in the order in which it came; it returns a result for each or raises for all."""

    def __init__(self, work: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self._work = work
        self._line: deque[_Waiting[Item, Result]] = deque()
        self._first = threading.Lock()

    def do(self, item: Item) -> Result:
        """Returns when the item's share is committed. Raises what the work raised, for everybody in that group."""
        mine: _Waiting[Item, Result] = _Waiting(item)
        self._line.append(mine)
        with self._first:
            if not mine.done:
                self._serve_all()
        if mine.problem:
            raise mine.problem
        return mine.results[0]

    def _serve_all(self) -> None:
        group = [self._line.popleft() for _ in range(len(self._line))]
        try:
            for waiting, result in zip(group, self._work([each.item for each in group]), strict=True):
                waiting.results.append(result)
        except Exception as problem:
            for waiting in group:
                waiting.problem = problem
        for waiting in group:
            waiting.done = True
