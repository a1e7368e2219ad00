"""The sweep rings for those whom nobody rang for, and leaves those alone whose ring waits in the broker's queue."""

from itertools import pairwise

from tasks.again import Again


class Sweeps:
    def __init__(self) -> None:
        self.now = 0.0
        self.again = Again(lambda: self.now)

    def rung(self, *waiting: str, seconds: float = 3) -> list[str]:
        self.now += seconds
        return list(self.again.due(3, "contacts", waiting))


def test_pauses_double_up_to_a_minute() -> None:
    sweeps = Sweeps()
    at = [sweep * 3 for sweep in range(60) if sweeps.rung("a")]
    assert [later - earlier for earlier, later in pairwise(at)] == [6, 12, 24, 48, 60]


def test_a_minute_of_too_much_work_leaves_few_rings() -> None:
    sweeps = Sweeps()
    contacts = [f"c{number}" for number in range(200)]
    rings = sum(len(sweeps.rung(*contacts[10 * sweep :])) for sweep in range(20))
    assert rings < 3 * len(contacts), "without pauses there are more than ten for each"


def test_who_waits_anew_is_rung_for_at_once() -> None:
    sweeps = Sweeps()
    assert sweeps.rung("a", "b") == ["a", "b"]
    assert sweeps.rung("a", "c") == ["c"]
    assert sweeps.rung("a", "b") == ["a", "b"]


def test_a_ring_that_failed_is_tried_with_the_next_sweep() -> None:
    sweeps = Sweeps()
    ringing = sweeps.again.due(3, "contacts", ["a", "b"])
    assert [next(ringing), next(ringing)] == ["a", "b"]
    ringing.close()  # as an exception while ringing for b does
    assert sweeps.rung("a", "b") == ["b"]


def test_kinds_do_not_know_of_each_other() -> None:
    sweeps = Sweeps()
    assert list(sweeps.again.due(3, "contacts", ["1"])) == list(sweeps.again.due(3, "files", ["1"])) == ["1"]
