"""Softmax regression from vectors to entries: what many examples say together that none says alone.

Multinomial logistic regression (McFadden 1974) with a quadratic penalty, by Adam (Kingma & Ba 2015) on batches. What it
would have said of a text that it did not see comes from fits on parts of the texts, each leaving a part out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intents.encoders.port import Floats, Vectors
from intents.index.counts import Ints

FEWEST_A_ENTRY = 4  # texts; below, the closest one says as much
_SHARPNESS = 20.0  # vectors of length 1 are too short to tell a hundred entries apart
_PENALTY = 1e-3
_BATCHES = 8  # a step sees an eighth of the texts, within the bounds of its course
_MOMENTUM, _SQUARES = 0.9, 0.99
_PARTS = 2


@dataclass(frozen=True)
class _Course:
    """`rate` is the length of the first step in each weight; it falls to nothing over the `steps`."""

    steps: int
    rate: float
    largest_batch: int


_ANEW = _Course(200, 0.05, 1024)
# Small steps: Adam's first ones are of full length whatever the slope. At 0.05, going on from a finished fit turned 7 %
# of a city's texts wrong and nearly doubled their scores; at 0.005 thirty times in a row leave them as they were.
_ONWARD = _Course(60, 0.005, 512)


@dataclass(frozen=True)
class Learned:
    """`weights` has a row a number of the vector and one for the constant, a column an entry."""

    weights: Floats

    def scores(self, vectors: Floats) -> Floats:
        """Logarithms of what `chances` are, but for a constant."""
        scores: Floats = vectors @ self.weights[:-1] * np.float32(_SHARPNESS) + self.weights[-1]
        return scores


def enough(texts: int, entries: int) -> bool:
    """Whether there are examples to learn from: texts of questions and examples."""
    return texts >= FEWEST_A_ENTRY * entries and entries >= 2


def learn(vectors: Vectors, owners: Ints, entries: int) -> tuple[Learned, Floats]:
    """The fit, and each text's scores by a fit that did not see it: (texts, entries)."""
    return _fit(vectors, owners, entries), unseen(
        vectors, owners, entries, np.arange(len(vectors), dtype=np.int32) % _PARTS
    )


def unseen(vectors: Vectors, owners: Ints, entries: int, parts: Ints) -> Floats:
    """Each text's scores by a fit that did not see it, nor any other of its part."""
    scores = np.empty((len(vectors), entries), dtype=np.float32)
    for part in np.unique(parts):
        seen = parts != part
        scores[~seen] = _fit(vectors[seen], owners[seen], entries).scores(vectors[~seen])
    return scores


def learn_on(
    before: Learned,
    known: Sequence[str],
    vectors: Vectors,
    owners: Ints,
    keys: Sequence[str],
) -> Learned:
    """The fit of an earlier publication, by its keys, brought up to what has changed since in a few steps."""
    places = {key: place for place, key in enumerate(known)}
    weights = np.zeros((len(before.weights), len(keys)), dtype=np.float32)
    for column, key in enumerate(keys):
        if key in places:
            weights[:, column] = before.weights[:, places[key]]
    return _fit(vectors, owners, len(keys), weights, _ONWARD)


def chances(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _fit(vectors: Vectors, owners: Ints, entries: int, start: Floats | None = None, course: _Course = _ANEW) -> Learned:
    draw = np.random.default_rng(0)
    inputs = np.hstack([vectors * np.float32(_SHARPNESS), np.ones((len(vectors), 1), dtype=np.float32)])
    weights = np.zeros((inputs.shape[1], entries), dtype=np.float32) if start is None else start
    momentum, squares = np.zeros_like(weights), np.zeros_like(weights)
    largest = course.largest_batch
    size = min(max(len(inputs) // _BATCHES, min(len(inputs), largest // 4)), largest)
    for step in range(1, course.steps + 1):
        batch = draw.choice(len(inputs), size, replace=False)
        wrong = chances(inputs[batch] @ weights)
        wrong[np.arange(len(batch)), owners[batch]] -= 1
        slope = inputs[batch].T @ wrong / np.float32(len(batch)) + np.float32(_PENALTY) * weights
        momentum = _MOMENTUM * momentum + (1 - _MOMENTUM) * slope
        squares = _SQUARES * squares + (1 - _SQUARES) * slope * slope
        pace = momentum / (1 - _MOMENTUM**step) / (np.sqrt(squares / (1 - _SQUARES**step)) + 1e-8)
        weights = weights - np.float32(course.rate * (1 - step / course.steps)) * pace
    return Learned(weights.astype(np.float32))
