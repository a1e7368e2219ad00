"""Which published intents are nearly the same, from the vectors that the workers keep: no model is loaded for it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from intents.duplicates import near_duplicates
from intents.index.embedding import BundledEmbedder, text_hash
from intents.index.texts import Field, Text, texts_of
from intents.models import Vector
from intents.publishing import current_number
from intents.reading import entries_of
from intents.vectors import VectorTable

_MODEL = BundledEmbedder.name
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
    return _similar(current_number(), Vector.objects.filter(model=_MODEL).count())


@lru_cache(maxsize=1)
def _similar(publication: int, vectors: int) -> dict[str, list[Similar]]:
    """`vectors` is how many there are: with a new one the texts of a publication may be complete."""
    entries = entries_of(publication)
    texts = _fitting([text for text in texts_of(entries) if text.field is not Field.ANSWER], len(entries))
    known = VectorTable().get(_MODEL, {text_hash(text.words) for text in texts})
    texts = [text for text in texts if text_hash(text.words) in known]
    found: dict[str, list[Similar]] = defaultdict(list)
    for pair in near_duplicates(
        np.stack([known[text_hash(text.words)] for text in texts]) if texts else np.zeros((0, 0), dtype=np.float32),
        np.array([text.owner for text in texts], dtype=np.int32),
        [text.words for text in texts],
    ):
        one, other = (entries[owner].key for owner in pair.owners)
        found[one].append(Similar(other, pair.likeness, *pair.texts))
        found[other].append(Similar(one, pair.likeness, *reversed(pair.texts)))
    return dict(found)


def _fitting(texts: list[Text], owners: int) -> list[Text]:
    """The first texts of each owner: titles and questions stand before examples."""
    each = _MOST_TEXTS // max(owners, 1)
    taken: dict[int, int] = defaultdict(int)
    kept = []
    for text in texts:
        taken[text.owner] += 1
        if taken[text.owner] <= each:
            kept.append(text)
    return kept
