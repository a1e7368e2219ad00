import numpy as np
import pytest

from intents.index.adaptation import unit
from intents.index.neighbours import COUNT, neighbours, shared

FAMILY = COUNT + 1


def vectors(entries: int) -> np.ndarray:
    """Entries in families that lie in one direction."""
    draw = np.random.default_rng(0)
    families = np.repeat(draw.normal(size=(-(-entries // FAMILY), 32)), FAMILY, axis=0)[:entries]
    return unit((families + draw.normal(size=families.shape) * 0.05).astype(np.float32))


def test_an_entry_stands_near_those_that_are_like_it() -> None:
    closest = neighbours({("x", "plain"): vectors(240)}, np.arange(240, dtype=np.int32), 240)

    assert closest is not None
    assert [sorted([at, *map(int, row)]) for at, row in enumerate(closest)] == [
        list(range(at - at % FAMILY, at - at % FAMILY + FAMILY)) for at in range(240)
    ]


@pytest.mark.parametrize("entries", [0, 1, 199, 5001])
def test_few_entries_have_no_neighbours_and_of_many_all_pairs_would_be_too_much(entries: int) -> None:
    assert neighbours({}, np.arange(entries, dtype=np.int32), entries) is None


def test_an_entry_whose_neighbours_are_found_too_stands_higher() -> None:
    scores = np.array([1, 1, 1, 0, 0, 0], dtype=np.float32)
    closest = np.array([[1, 2], [0, 2], [3, 4], [4, 5], [3, 5], [3, 4]], dtype=np.int32)
    mixed = shared(scores, closest)

    assert mixed[0] == pytest.approx(1)
    assert mixed[2] == pytest.approx(0.8)


def test_without_neighbours_scores_stay_as_they_are() -> None:
    scores = np.array([3, 1, 2], dtype=np.float32)
    assert shared(scores, None) is scores
