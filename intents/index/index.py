"""The search index of one publication: arrays only, so that processes share it by mapping the same files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intents.index.bm25 import Floats, Ints, Postings
from intents.index.embedding import Vectors
from intents.index.texts import Field, Script

NOTHING = -1.0  # the likeness of an intent that has no text in a field: below every real cosine that matters


@dataclass(frozen=True)
class Index:
    """Texts stand ordered by field, script and owner.

    `idf` has one more value than the vocabulary, at its end: that of unknown tokens.
    `whole` are postings over intents, all their texts taken together; `texts` are postings over single texts.
    `elsewhere` are vectors of sentences that no intent answers. `fingerprint` names what the index was built from.
    """

    fingerprint: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    vocabulary: dict[str, int]
    fields: NDArray[np.uint8]
    scripts: NDArray[np.uint8]
    owners: Ints
    vectors: Vectors
    idf: Floats
    texts: Postings
    whole: Postings
    elsewhere: Vectors

    def known(self, tokens: Iterable[str]) -> list[int]:
        return [self.vocabulary[token] for token in dict.fromkeys(tokens) if token in self.vocabulary]

    def weight(self, tokens: Iterable[str]) -> float:
        """How much the tokens could weigh together; a token that the city never used weighs like a rare one."""
        return float(sum(self.idf[self.vocabulary.get(token, -1)] for token in dict.fromkeys(tokens)))

    def best_by_intent(self, scores: Floats, field: Field, script: Script, nothing: float) -> Floats:
        """For each intent the highest score among its texts of a field in a script."""
        best = np.full(len(self.keys), nothing, dtype=np.float32)
        block = self._blocks[field, script]
        if len(block.owners):
            best[block.owners] = np.maximum.reduceat(scores[block.texts], block.starts)
        return best

    def has(self, field: Field, script: Script) -> NDArray[np.bool_]:
        """Which intents have texts of a field in a script."""
        return np.isin(np.arange(len(self.keys)), self._blocks[field, script].owners)

    def texts_of(self, owner: int, field: Field) -> Iterator[int]:
        return (int(text) for text in np.flatnonzero((self.owners == owner) & (self.fields == field)))

    @cached_property
    def _blocks(self) -> dict[tuple[Field, Script], "_Block"]:
        kinds = self.fields.astype(np.int32) * len(Script) + self.scripts
        pairs = [(field, script) for field in Field for script in Script]
        return {(field, script): _Block.of(kinds, self.owners, field * len(Script) + script) for field, script in pairs}


@dataclass(frozen=True)
class _Block:
    """The texts of one field and script, which stand together, cut where the next intent starts."""

    texts: slice
    owners: Ints
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, kinds: Ints, owners: Ints, kind: int) -> "_Block":
        first, last = np.searchsorted(kinds, [kind, kind + 1])
        own, starts = np.unique(owners[first:last], return_index=True)
        return cls(slice(int(first), int(last)), own, starts)


def dot(vectors: Vectors, vector: Vectors) -> Floats:
    """Cosines, since all vectors have length 1. An empty index gives none."""
    return vectors @ vector if len(vectors) else np.zeros(0, dtype=np.float32)
