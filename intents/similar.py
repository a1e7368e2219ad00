"""Which published intents are nearly the same, from the index on this machine: no model is loaded for it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from intents.duplicates import near_duplicates
from intents.folders import IndexFolders
from intents.index.build import together
from intents.index.index import Index
from intents.index.texts import Field
from intents.publishing import current_number

_MOST_TEXTS = 4000  # about two seconds of one processor; of a larger city each intent gives as many as fit, names first


@dataclass(frozen=True)
class Similar:
    """Seen from one intent: the `other` one, and the closest texts of both."""

    other: str
    likeness: float
    text: str
    other_text: str


def similar() -> dict[str, list[Similar]]:
    """Intents that have similar ones, by key, the most alike first. What was just written comes a little later."""
    folders = IndexFolders(Path(settings.DATA_DIR) / "index")
    return _similar(folders, folders.last_number(current_number()))


@lru_cache(maxsize=1)
def _similar(folders: IndexFolders, number: int) -> dict[str, list[Similar]]:
    """Of the publication whose index stands in the folder of that number; none where there is none yet."""
    index = folders.read(number)
    return similar_in(index) if index else {}


def similar_in(index: Index) -> dict[str, list[Similar]]:
    found: dict[str, list[Similar]] = defaultdict(list)
    texts = _fitting(index)
    for pair in near_duplicates(
        together({view: vectors[texts] for view, vectors in index.views.items()}),
        index.owners[texts],
        [index.words[text] for text in texts],
    ):
        one, other = (index.keys[owner] for owner in pair.owners)
        found[one].append(Similar(other, pair.likeness, *pair.texts))
        found[other].append(Similar(one, pair.likeness, *reversed(pair.texts)))
    return dict(found)


def _fitting(index: Index) -> NDArray[np.intp]:
    """The first questions and examples of each intent: titles and questions stand before examples."""
    each = _MOST_TEXTS // max(len(index.keys), 1)
    taken: dict[int, int] = defaultdict(int)
    kept = []
    for text in np.flatnonzero(index.fields != Field.ANSWER):
        owner = int(index.owners[text])
        taken[owner] += 1
        if taken[owner] <= each:
            kept.append(text)
    return np.array(kept, dtype=np.intp)
