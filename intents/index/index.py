"""The search index of one publication: arrays only, so that processes share it by mapping the same files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Floats, Vectors
from intents.index.adaptation import Adaptation
from intents.index.bm25 import Ints, Postings
from intents.index.concepts import Concepts
from intents.index.learned import Learned
from intents.index.texts import Field, Script
from intents.index.vectors import prepared
from intents.sureness import SHIPPED, Calibration

PLAIN, HEADED = "plain", "headed"


@dataclass(frozen=True)
class Index:
    """Texts stand ordered by field, script and owner.

    `views` are the vectors of the texts, by (encoder, PLAIN or HEADED); `elsewhere` are those of sentences that no
    intent answers. `idf` has one more value than the vocabulary, at its end: that of unknown tokens. `fingerprint`
    names what the index was built from, `groups` its lexicon, and `learned_from` are the words of the texts that
    adaptations, fit and calibration were made with.
    """

    fingerprint: str
    groups: str
    learned_from: frozenset[str]
    keys: tuple[str, ...]
    words: tuple[str, ...]
    vocabulary: Mapping[str, int]
    fields: NDArray[np.uint8]
    scripts: NDArray[np.uint8]
    owners: Ints
    views: Mapping[tuple[str, str], Vectors]
    elsewhere: Mapping[tuple[str, str], Vectors]
    elsewhere_words: tuple[str, ...]
    adaptations: Mapping[str, Adaptation]
    idf: Floats
    postings: Postings
    learned: Learned | None
    closest: Ints | None
    concepts: Concepts
    calibration: Calibration = SHIPPED

    def known(self, tokens: Iterable[str]) -> list[int]:
        return [self.vocabulary[token] for token in dict.fromkeys(tokens) if token in self.vocabulary]

    def weight(self, tokens: Iterable[str]) -> float:
        """How much the tokens could weigh together; a token that the city never used weighs like a rare one."""
        return float(sum(self.idf[self.vocabulary.get(token, -1)] for token in dict.fromkeys(tokens)))

    def best_by_intent(self, scores: Floats, fields: Iterable[Field], script: Script | None, nothing: float) -> Floats:
        """For each intent the highest score among its texts of some fields, in one script or in any."""
        best = np.full(len(self.keys), nothing, dtype=np.float32)
        for field in fields:
            for each in Script if script is None else (script,):
                block = self._blocks[field, each]
                if len(block.owners):
                    here = np.maximum.reduceat(scores[block.texts], block.starts)
                    best[block.owners] = np.maximum(best[block.owners], here)
        return best

    def has(self, fields: Iterable[Field], script: Script) -> NDArray[np.bool_]:
        """Which intents have texts of any of the fields in a script."""
        owners = np.concatenate([self._blocks[field, script].owners for field in fields])
        found = np.zeros(len(self.keys), dtype=bool)
        found[owners] = True
        return found

    def says(self, owner: int, text: str) -> bool:
        """Whether one of the intent's titles, questions or examples is the (prepared) text, to the letter."""
        return text in self._said.get(owner, ())

    @cached_property
    def _said(self) -> dict[int, set[str]]:
        said: dict[int, set[str]] = {}
        for place in np.flatnonzero(self.fields != Field.ANSWER):
            said.setdefault(int(self.owners[place]), set()).add(prepared(self.words[place]))
        return said

    @cached_property
    def lacking_latin(self) -> float:
        """The share of intents without a text in the Latin script."""
        return float(1 - self.has(Field, Script.LATIN).mean()) if self.keys else 0.0

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
