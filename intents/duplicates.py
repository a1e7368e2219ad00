"""Intents that say nearly the same, by the likeness of their texts. Pure: arrays in, pairs out.

Citizens pay for such a pair: the counter asks back between the two, or takes the wrong one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALIKE_FROM = 0.8  # names 8 of the sample city's 4,095 pairs: moving in and out, a lost and an expired card, …
_CLOSEST = 3  # texts that must be close: one sentence that happens to stand near another makes no duplicate

Vectors = NDArray[np.float32]
Owners = NDArray[np.int32]


@dataclass(frozen=True)
class Pair:
    """Two owners, the lower one first; `texts` are their closest ones, in the same order."""

    owners: tuple[int, int]
    likeness: float
    texts: tuple[str, str]


def near_duplicates(
    vectors: Vectors,
    owners: Owners,
    texts: Sequence[str],
    at_least: float = ALIKE_FROM,
) -> list[Pair]:
    """The pairs of owners that are so alike, the most alike first. Vectors have length 1 and stand in any order.

    How alike two owners are is the mean cosine of the texts of each that come closest to the other.
    """
    order = np.argsort(owners, kind="stable")
    sorted_owners = owners[order]
    first = np.flatnonzero(np.diff(sorted_owners, prepend=-1))
    pairs = (
        Pair((int(sorted_owners[one]), int(sorted_owners[other])), likeness, (texts[order[near]], texts[order[far]]))
        for one, other, likeness, near, far in _alike(vectors[order], first, at_least)
    )
    return sorted(pairs, key=lambda pair: -pair.likeness)


def _alike(
    vectors: Vectors,
    first: NDArray[np.intp],
    at_least: float,
) -> Iterator[tuple[int, int, float, int, int]]:
    """First text of each owner of a pair, their likeness, and the places of the two closest texts.

    One owner against all later ones at a time, so that no matrix of all texts is needed. No mean is above the greatest
    cosine, so that most pairs are done with one comparison.
    """
    last = [*first[1:], len(vectors)]
    for at, start in enumerate(first[:-1]):
        end = int(last[at])
        cosines = vectors[start:end] @ vectors[end:].T
        greatest = np.maximum.reduceat(cosines.max(axis=0), first[at + 1 :] - end)
        for other in np.flatnonzero(greatest >= at_least) + at + 1:
            block = cosines[:, first[other] - end : last[other] - end]
            likeness = (_highest(block.max(axis=1)) + _highest(block.max(axis=0))) / 2
            if likeness >= at_least:
                near, far = np.unravel_index(int(block.argmax()), block.shape)
                yield int(start), int(first[other]), likeness, int(start + near), int(first[other] + far)


def _highest(cosines: NDArray[np.float32]) -> float:
    return float(np.sort(cosines)[-_CLOSEST:].mean())
