import numpy as np

from intents.index.adaptation import unit
from intents.index.heads import FEWEST_PAIRS, learn_head

SIZE, SAID = 32, 8


def pairs(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A question and its answer share what is said, in the first numbers; the others are noise."""
    draw = np.random.default_rng(seed)
    said = draw.normal(size=(count, SAID))
    asked, told = (np.hstack([said, draw.normal(size=(count, SIZE - SAID))]) for _ in range(2))
    return unit(asked), unit(told)


def apart(asked: np.ndarray, told: np.ndarray) -> float:
    """How much more alike a question and its answer are than a question and another answer, in spreads."""
    likeness = asked @ told.T
    others = likeness[~np.eye(len(likeness), dtype=bool)]
    return float((np.diag(likeness).mean() - others.mean()) / others.std())


def test_a_head_moves_questions_towards_their_answers() -> None:
    head = learn_head(*pairs(600))
    asked, told = pairs(300, seed=1)

    assert apart(unit(asked @ head), unit(told @ head)) > 1.05 * apart(asked, told)


def test_learning_again_gives_the_same_head() -> None:
    assert np.array_equal(learn_head(*pairs(FEWEST_PAIRS)), learn_head(*pairs(FEWEST_PAIRS)))


def test_few_pairs_teach_nothing() -> None:
    assert np.array_equal(learn_head(*pairs(FEWEST_PAIRS - 1)), np.eye(SIZE))
