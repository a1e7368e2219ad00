"""A linear map that brings a city's questions and their answers together, learned from its own pairs, without labels.

The contrastive loss of Oord et al. 2018 ("Representation Learning with Contrastive Predictive Coding") over pairs of a
question and its answer, the other pairs of a batch being the wrong ones; by Adam (Kingma & Ba 2015), kept close to the
identity by decay. So the general model learns which words of this city's questions announce which answers.
"""

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Vectors

FEWEST_PAIRS = 200  # below, too little is said to learn from
_BATCH, _STEPS = 256, 150
_TEMPERATURE, _RATE, _DECAY = 0.1, 3e-4, 0.01
_MOMENTUM, _SQUARES = 0.9, 0.99

Matrix = NDArray[np.float32]


def learn_head(questions: Vectors, answers: Vectors) -> Matrix:
    """The map, to be applied from the right; the identity where there are too few pairs. Repeatable."""
    size = questions.shape[1]
    head = np.eye(size, dtype=np.float32)
    if len(questions) < FEWEST_PAIRS:
        return head
    draw = np.random.default_rng(0)
    momentum, squares = np.zeros_like(head), np.zeros_like(head)
    for step in range(1, _STEPS + 1):
        batch = draw.choice(len(questions), min(_BATCH, len(questions)), replace=False)
        slope = _slope(head, questions[batch], answers[batch])
        momentum = _MOMENTUM * momentum + (1 - _MOMENTUM) * slope
        squares = _SQUARES * squares + (1 - _SQUARES) * slope * slope
        pace = momentum / (1 - _MOMENTUM**step) / (np.sqrt(squares / (1 - _SQUARES**step)) + 1e-8)
        head = head - _RATE * (pace + _DECAY * (head - np.eye(size, dtype=np.float32)))
    return head.astype(np.float32)


def _slope(head: Matrix, questions: Vectors, answers: Vectors) -> Matrix:
    """The gradient of the loss, taken in both directions: the answer of a question, the question of an answer."""
    asked: Matrix = questions @ head
    told: Matrix = answers @ head
    asked_length, told_length = _length(asked), _length(told)
    asked, told = asked / asked_length, told / told_length
    likeness = (asked @ told.T / np.float32(_TEMPERATURE)).astype(np.float32)
    wrong: Matrix = _softmax(likeness, 1) + _softmax(likeness, 0) - 2 * np.eye(len(likeness), dtype=np.float32)
    wrong = (wrong / (2 * len(likeness) * _TEMPERATURE)).astype(np.float32)
    by_asked = _along_sphere(wrong @ told, asked) / asked_length
    by_told = _along_sphere(wrong.T @ asked, told) / told_length
    slope: Matrix = questions.T @ by_asked + answers.T @ by_told
    return slope


def _along_sphere(slope: Matrix, at: Vectors) -> Matrix:
    along: Matrix = slope - at * (slope * at).sum(axis=1, keepdims=True)
    return along


def _length(vectors: Matrix) -> Matrix:
    length: Matrix = np.linalg.norm(vectors, axis=1, keepdims=True)
    return length


def _softmax(values: Matrix, axis: int) -> Matrix:
    raised = np.exp(values - values.max(axis=axis, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=axis, keepdims=True)
    return shares
