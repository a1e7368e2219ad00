"""Learning what `network` knows, from examples in which personal data is marked."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.privacy.evaluation import Example
from bot.privacy.network import TAGS, Floats, Network
from bot.privacy.plain import read
from bot.privacy.tagger import TokenEncoder

_SEED = 1
_UNITS = 256
_AT_ONCE, _PACE, _SHRINK, _KEPT = 512, 0.003, 0.002, 0.7


def fit(examples: Iterable[Example], encoder: TokenEncoder, steps: int) -> Network:
    vectors, tags = _tagged(examples, encoder)
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    vectors -= mean
    vectors /= spread
    hidden, hidden_constants, out, out_constants = _learned(vectors, tags, steps)
    hidden /= spread[:, None]
    return Network(hidden, hidden_constants - mean @ hidden, out, out_constants, encoder.name)


def _tagged(examples: Iterable[Example], encoder: TokenEncoder) -> tuple[Floats, NDArray[np.intp]]:
    vectors, tags = [], []
    for example in examples:
        plain = read(example.text)
        letters = np.zeros(len(plain.letters), dtype=np.intp)
        for item in example.items:
            inside = (np.asarray(plain.starts) >= item.start) & (np.asarray(plain.ends) <= item.end)
            letters[inside] = TAGS.index(item.kind) if item.kind in TAGS else len(TAGS)
        places, rows = encoder.tokens(plain.letters)
        vectors.append(rows)
        tags += [int(letters[start:end].max()) for start, end in places]
    return np.concatenate(vectors), np.array(tags)


def _learned(vectors: Floats, tags: NDArray[np.intp], steps: int) -> list[Floats]:
    """Adam (Kingma & Ba 2015) with a pace that falls to nothing, dropout (Srivastava et al. 2014) and weight decay."""
    chance = np.random.default_rng(_SEED)
    wanted = np.eye(len(TAGS) + 1, dtype=np.float32)[tags]
    parameters = _beginning(vectors.shape[1], wanted.shape[1], chance)
    means = [np.zeros_like(each) for each in parameters]
    squares = [np.zeros_like(each) for each in parameters]
    for step in range(1, steps + 1):
        chosen = chance.integers(len(vectors), size=_AT_ONCE)
        kept = (chance.random((_AT_ONCE, _UNITS)) < _KEPT).astype(np.float32) / np.float32(_KEPT)
        slopes = _slopes(parameters, vectors[chosen], wanted[chosen], kept)
        pace = _PACE * (1 - step / steps) * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        for parameter, mean, square, slope in zip(parameters, means, squares, slopes, strict=True):
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            parameter -= pace * mean / (np.sqrt(square) + 1e-8)
    return parameters


def _beginning(numbers: int, tags: int, chance: np.random.Generator) -> list[Floats]:
    """He et al. 2015, "Delving Deep into Rectifiers", for the hidden layer."""
    hidden = chance.normal(0, np.sqrt(2 / numbers), (numbers, _UNITS)).astype(np.float32)
    out = chance.normal(0, 0.05, (_UNITS, tags)).astype(np.float32)
    return [hidden, np.zeros(_UNITS, dtype=np.float32), out, np.zeros(tags, dtype=np.float32)]


def _slopes(parameters: Sequence[Floats], vectors: Floats, wanted: Floats, kept: Floats) -> list[Floats]:
    hidden, hidden_constants, out, out_constants = parameters
    units = np.maximum(vectors @ hidden + hidden_constants, 0) * kept
    scores = units @ out + out_constants
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    error = (chances - wanted) / len(vectors)
    behind = (error @ out.T) * (units > 0) * kept
    return [
        vectors.T @ behind + _SHRINK * hidden,
        behind.sum(axis=0),
        units.T @ error + _SHRINK * out,
        error.sum(axis=0),
    ]
