"""Questions that mean the same, put together: agglomerative clustering by average linkage (Sokal & Michener 1958).

How alike two groups are is the mean over all pairs of their questions, which is the product of their middles. What is
grouped stays grouped, so that a group keeps its number from night to night and what people decided about it holds.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from intents.encoders.port import Floats, Vectors

_AT_ONCE = 500  # new questions: the work grows with their square
_GONE = -2.0  # no likeness is lower than -1


class Groups:
    """`likeness` is how alike questions must be on average to stand in one group."""

    def __init__(self, likeness: float) -> None:
        self._likeness = np.float32(likeness)
        self._sums: dict[int, Vectors] = {}
        self._counts: dict[int, int] = {}

    def add(self, group: int, vector: Vectors) -> None:
        """A question that stands in its group already."""
        self._sums[group] = self._sums[group] + vector if group in self._sums else vector
        self._counts[group] = self._counts.get(group, 0) + 1

    def place(self, vectors: Sequence[Vectors]) -> list[int]:
        """The group of each new question; new groups have negative numbers."""
        placed: list[int] = []
        for start in range(0, len(vectors), _AT_ONCE):
            new = vectors[start : start + _AT_ONCE]
            groups = self._together(np.stack(new))
            for group, vector in zip(groups, new, strict=True):
                self.add(group, vector)
            placed += groups
        return placed

    def meetings(self, changed: Iterable[int]) -> list[tuple[int, int]]:
        """Pairs of groups that have come to mean the same, each group in one pair at most."""
        numbers = list(self._sums)
        middles = self._middles()
        met: dict[int, int] = {}
        for group in changed:
            likeness = middles @ middles[numbers.index(group)]
            likeness[[place for place, number in enumerate(numbers) if number in {group, *met, *met.values()}]] = _GONE
            best = int(np.argmax(likeness))
            if group not in met.values() and likeness[best] >= self._likeness:
                met[group] = numbers[best]
        return list(met.items())

    def _middles(self) -> Floats:
        return np.array([self._sums[group] / self._counts[group] for group in self._sums], dtype=np.float32)

    def _together(self, new: Vectors) -> list[int]:
        """The two that are most alike are put together, again and again, as long as one of them is new."""
        known = len(self._sums)
        middles = np.concatenate([self._middles(), new]) if known else new.copy()
        counts = np.array([*self._counts.values(), *[1] * len(new)], dtype=np.float32)
        joined = np.arange(len(middles))
        likeness = middles[known:] @ middles.T
        likeness[np.arange(len(new)), known + np.arange(len(new))] = _GONE
        while True:
            one, other = divmod(int(np.argmax(likeness)), len(middles))
            if likeness[one, other] < self._likeness:
                return self._numbered(joined[known:].tolist(), known)
            gone = known + one
            both = counts[other] + counts[gone]
            middles[other] = (counts[other] * middles[other] + counts[gone] * middles[gone]) / both
            counts[other] = both
            joined[joined == gone] = other
            likeness[one], likeness[:, gone] = _GONE, _GONE
            _renew(likeness, middles, other, known)

    def _numbered(self, joined: Sequence[int], known: int) -> list[int]:
        numbers = list(self._sums)
        lowest = min([0, *numbers])
        fresh = {place: lowest - 1 - at for at, place in enumerate(dict.fromkeys(p for p in joined if p >= known))}
        return [fresh[place] if place >= known else numbers[place] for place in joined]


def _renew(likeness: Floats, middles: Floats, changed: int, known: int) -> None:
    """What is gone stays gone."""
    kept = likeness[:, changed] > _GONE
    likeness[kept, changed] = middles[known:][kept] @ middles[changed]
    if changed >= known:
        there = likeness[changed - known] > _GONE
        likeness[changed - known, there] = middles[there] @ middles[changed]
