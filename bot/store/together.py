"""Group commit: whoever waits for the database's one writer is stored together with those who wait with him.

SQLite lets one connection write at a time and makes the others poll, so sixteen threads with a transaction each are
slow and unfair. Here they stand in line, and the first commits for all: the more come in, the less each costs.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class _Waiting(Generic[Item, Result]):
    """`called` is set when the item is done, or when its thread is to commit for all who wait."""

    item: Item
    called: threading.Event = field(default_factory=threading.Event)
    done: bool = False
    results: list[Result] = field(default_factory=list)
    problem: Exception | None = None


class Together(Generic[Item, Result]):
    """`work` gets what has gathered, in the order in which it came; it returns a result for each or raises for all."""

    def __init__(self, work: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self._work = work
        self._line: list[_Waiting[Item, Result]] = []
        self._serving = False
        self._guard = threading.Lock()

    def do(self, item: Item) -> Result:
        """Returns when the item's share is committed. Raises what the work raised, for everybody in that group."""
        mine: _Waiting[Item, Result] = _Waiting(item)
        with self._guard:
            self._line.append(mine)
            first, self._serving = not self._serving, True
        if not first:
            mine.called.wait()
        if not mine.done:
            self._serve_all()
        if mine.problem:
            raise mine.problem
        return mine.results[0]

    def _serve_all(self) -> None:
        with self._guard:
            group, self._line = self._line, []
        try:
            for waiting, result in zip(group, self._work([each.item for each in group]), strict=True):
                waiting.results.append(result)
        except Exception as problem:
            for waiting in group:
                waiting.problem = problem
        finally:
            self._call_next(group)

    def _call_next(self, group: Sequence[_Waiting[Item, Result]]) -> None:
        """The oldest who came meanwhile commits next; nobody who is done waits for that."""
        with self._guard:
            self._serving = bool(self._line)
            if self._line:
                self._line[0].called.set()
        for waiting in group:
            waiting.done = True
            waiting.called.set()
