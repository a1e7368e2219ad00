"""Group commit: shared work, each its own result, and nobody who is done waits for the next group."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.store.together import Together


def test_what_gathers_while_one_works_is_done_in_one_go() -> None:
    groups: list[list[int]] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(items: Sequence[int]) -> list[int]:
        groups.append(list(items))
        begun.set()
        assert go_on.wait(5)
        return [item * 10 for item in items]

    together = Together(work)
    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(together.do, 1)
        assert begun.wait(5)
        others = [threads.submit(together.do, number) for number in (2, 3, 4)]
        while len(together._line) < 3:
            pass
        go_on.set()
        assert [future.result(5) for future in (first, *others)] == [10, 20, 30, 40]
    assert groups[0] == [1]
    assert sorted(groups[1]) == [2, 3, 4]
    assert len(groups) == 2


def test_whoever_is_done_does_not_wait_for_the_next_group() -> None:
    begun, go_on = [threading.Event(), threading.Event()], [threading.Event(), threading.Event()]
    count = iter(range(2))

    def work(items: Sequence[str]) -> Sequence[str]:
        place = next(count)
        begun[place].set()
        assert go_on[place].wait(5)
        return items

    together = Together(work)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(together.do, "first")
        assert begun[0].wait(5)
        second = threads.submit(together.do, "second")
        while not together._line:
            pass
        go_on[0].set()
        assert first.result(5) == "first"  # while the second group is still at work
        assert begun[1].wait(5)
        go_on[1].set()
        assert second.result(5) == "second"


def test_a_refusal_is_everybodys_and_the_next_one_starts_anew() -> None:
    refusing = iter([True, False])

    def work(items: Sequence[str]) -> Sequence[str]:
        if next(refusing):
            raise OSError("disk full")
        return items

    together = Together(work)
    with pytest.raises(OSError, match="disk full"):
        together.do("lost")
    assert together.do("stored") == "stored"
