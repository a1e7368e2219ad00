"""Which entries stand near each other: what is right for a question is seldom alone.

A large FAQ answers a matter in several places. An entry whose neighbours are found too is more likely right than one
that stands out by a single word.
"""

from collections.abc import Mapping

import numpy as np

from intents.encoders.port import Floats, Vectors
from intents.index.adaptation import unit
from intents.index.counts import Ints
from intents.index.shortlist import is_large

COUNT = 5
SHARE = 0.2  # of an entry's score comes from its neighbours; of 0.1, 0.2 and 0.3 the best on localgov's dev questions
_FEWEST = 200  # entries: few have no neighbours, and of a large index all pairs would be too much


def neighbours(views: Mapping[tuple[str, str], Vectors], owners: Ints, entries: int) -> Ints | None:
    """The closest others of each entry, (entries, COUNT); None where an entry is better looked at alone."""
    if entries < _FEWEST or is_large(entries):
        return None
    likeness = np.zeros((entries, entries), dtype=np.float32)
    order = np.argsort(owners, kind="stable")
    having, starts = np.unique(owners[order], return_index=True)
    for vectors in views.values():
        middle = np.zeros((entries, vectors.shape[1]), dtype=np.float32)
        middle[having] = np.add.reduceat(vectors[order], starts)
        middle = unit(middle)
        likeness += middle @ middle.T
    np.fill_diagonal(likeness, -np.inf)
    closest: Ints = np.argpartition(-likeness, COUNT, axis=1)[:, :COUNT].astype(np.int32)
    return closest


def shared(scores: Floats, closest: Ints | None) -> Floats:
    if closest is None:
        return scores
    mixed: Floats = (1 - SHARE) * scores + SHARE * scores[closest].mean(axis=1)
    return mixed
