import numpy as np
import pytest

from intents.index.adaptation import unit
from intents.index.counts import Ints
from intents.index.learned import FEWEST_A_ENTRY, Learned, chances, enough, learn, learn_on

SIZE = 16
MIDDLES = unit(np.random.default_rng(5).normal(size=(5, SIZE)).astype(np.float32))


def texts_around(*middles: int, each: int = 12, seed: int = 0) -> tuple[np.ndarray, Ints]:
    """Texts in a cluster around each middle; owners count from 0 in the order of the middles."""
    owners = np.repeat(np.arange(len(middles)), each).astype(np.int32)
    noise = np.random.default_rng(seed).normal(size=(len(owners), SIZE)) * 0.15
    return unit((MIDDLES[list(middles)][owners] + noise).astype(np.float32)), owners


def right(fit: Learned, vectors: np.ndarray, owners: Ints) -> float:
    return float(np.mean(fit.scores(vectors).argmax(axis=1) == owners))


def learned(vectors: np.ndarray, owners: Ints) -> tuple[Learned, np.ndarray]:
    return learn(vectors, owners, int(owners.max()) + 1)


def test_clusters_are_told_apart_also_by_new_texts() -> None:
    fit, unseen = learned(*texts_around(0, 1, 2, 3))
    vectors, owners = texts_around(0, 1, 2, 3, seed=1)

    assert right(fit, vectors, owners) == 1
    assert np.mean(unseen.argmax(axis=1) == owners) > 0.9


def test_scores_of_the_unseen_come_from_a_fit_that_did_not_see_them() -> None:
    """Owners by lot can be learned by heart, and in no other way."""
    draw = np.random.default_rng(2)
    vectors = unit(draw.normal(size=(60, 128)).astype(np.float32))
    owners = draw.permutation(np.repeat(np.arange(5), 12)).astype(np.int32)
    fit, unseen = learned(vectors, owners)

    assert right(fit, vectors, owners) == 1
    assert np.mean(unseen.argmax(axis=1) == owners) < 0.5


@pytest.mark.parametrize(("entries", "each"), [(3, FEWEST_A_ENTRY - 1), (1, 50), (0, 0)])
def test_few_examples_and_single_entries_are_not_learned_from(entries: int, each: int) -> None:
    assert not enough(entries * each, entries)


def test_a_later_fit_keeps_what_was_learned_and_takes_in_what_is_new() -> None:
    before, _ = learned(*texts_around(0, 1, 2))
    vectors, owners = texts_around(2, 3, 0)
    after = learn_on(before, ["a", "b", "c"], vectors, owners, ["c", "d", "a"])

    assert after.weights.shape == (SIZE + 1, 3)
    assert right(after, *texts_around(2, 3, 0, seed=1)) == 1


def test_a_later_fit_without_news_hardly_moves() -> None:
    vectors, owners = texts_around(0, 1, 2)
    before, _ = learned(vectors, owners)
    after = learn_on(before, ["a", "b", "c"], vectors, owners, ["a", "b", "c"])

    assert np.abs(chances(after.scores(vectors)) - chances(before.scores(vectors))).max() < 0.1


def test_many_later_fits_leave_what_is_known_as_sure_and_as_right_as_it_was() -> None:
    """Of a city with intents that are much alike: the scores themselves are evidence, not only which is the largest."""
    draw = np.random.default_rng(1)
    middles = draw.normal(size=(40, SIZE)) + 2 * draw.normal(size=SIZE)
    owners = np.repeat(np.arange(40, dtype=np.int32), 15)
    vectors = unit((middles[owners] + 0.6 * draw.normal(size=(600, SIZE))).astype(np.float32))
    keys = [str(number) for number in range(40)]
    fit, _ = learn(vectors, owners, 40)
    after = fit
    for _ in range(10):
        after = learn_on(after, keys, vectors, owners, keys)

    assert right(after, vectors, owners) > right(fit, vectors, owners) - 0.01
    assert np.abs(after.scores(vectors) - fit.scores(vectors)).mean() < 0.05 * np.abs(fit.scores(vectors)).max()


def test_chances_add_up_to_one() -> None:
    assert np.allclose(chances(np.array([[1000, 1000, -1000], [0, 0, 0]], dtype=np.float32)).sum(axis=1), 1)
