"""The search index of one publication: arrays only, so that processes share it by mapping the same files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Floats, Vectors
from intents.index.adaptation import Adaptation
from intents.index.bm25 import Postings
from intents.index.concepts import Concepts
from intents.index.counts import Ints, Places
from intents.index.layout import LOWEST, NOTHING, Layout
from intents.index.learned import Learned
from intents.index.shortlist import Sketch, View, draw
from intents.index.texts import ASKED, Field, Script
from intents.index.vectors import prepared
from intents.sureness import SHIPPED, Calibration

PLAIN, HEADED, EVEN = "plain", "headed", "even"


@dataclass(frozen=True)
class Index:
    """Texts stand ordered by field, script and owner.

    `views` are the vectors of the texts, by encoder and PLAIN or HEADED, and EVEN where a fit is learned; `elsewhere`
    are those of sentences that no intent answers. `idf` has one more value than the vocabulary, at its end: that of
    unknown tokens. `fingerprint` names what the index was built from, `groups` its lexicon, and `learned_from` are the
    words of the texts that adaptations, fit and calibration were made with. `sketch` is there for a large index only,
    whose vectors are kept in half precision.
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
    views: Mapping[View, Vectors]
    elsewhere: Mapping[View, Vectors]
    elsewhere_words: tuple[str, ...]
    adaptations: Mapping[str, Adaptation]
    idf: Floats
    postings: Postings
    learned: Learned | None
    closest: Ints | None
    concepts: Concepts
    calibration: Calibration = SHIPPED
    sketch: Sketch | None = None

    def known(self, tokens: Iterable[str]) -> list[int]:
        return [self.vocabulary[token] for token in dict.fromkeys(tokens) if token in self.vocabulary]

    def weight(self, tokens: Iterable[str]) -> float:
        """How much the tokens could weigh together; a token that the city never used weighs like a rare one."""
        return float(sum(self.idf[self.vocabulary.get(token, -1)] for token in dict.fromkeys(tokens)))

    def says(self, owner: int, text: str) -> bool:
        """Whether one of the intent's titles, questions or examples is the (prepared) text, to the letter."""
        if owner not in self._said:
            self._said[owner] = {prepared(self.words[place]) for place in self.texts_of(owner, *ASKED)}
        return text in self._said[owner]

    @cached_property
    def _said(self) -> dict[int, set[str]]:
        """Of those that were asked about."""
        return {}

    @cached_property
    def latin(self) -> frozenset[str]:
        """The tokens in Latin letters of its texts and its lexicon."""
        lexicon = (word for form in self.concepts.forms for word in form)
        return frozenset(token for token in (*self.vocabulary, *lexicon) if token.isascii() and token.isalpha())

    @cached_property
    def lacking_latin(self) -> float:
        """The share of intents without a text in the Latin script."""
        return float(1 - self.layout.has[Script.LATIN].mean()) if self.keys else 0.0

    def texts_of(self, owner: int, *fields: Field) -> Places:
        """The places of an intent's texts, of some fields or of all."""
        texts = self.layout.texts_of(np.array([owner]))
        found: Places = texts[np.isin(self.fields[texts], fields)] if fields else texts
        return found

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.fields, self.scripts, self.owners, len(self.keys))

    @cached_property
    def whole(self) -> "Part":
        return Part(np.arange(len(self.keys)), np.arange(len(self.owners)), self.layout, self.views)

    def part(self, intents: Places, script: Script | None = None, views: Collection[View] | None = None) -> "Part":
        """Of some intents, in order: their texts in one script or in any, and their vectors in some views or in all."""
        texts = self.layout.texts_of(intents)
        if script is not None:
            texts = texts[self.scripts[texts] == script]
        rows = {view: vectors[texts].astype(np.float32) for view, vectors in self.views.items() if _in(view, views)}
        return Part(intents, texts, self.layout.part(texts, intents), rows)

    @cached_property
    def having(self) -> dict[Script, "Part"]:
        """The intents that have texts in a script, with these texts, but without vectors."""
        return {script: self.part(np.flatnonzero(self.layout.has[script]), script, views=()) for script in Script}

    @cached_property
    def drawn(self) -> dict[Script, "Part"]:
        """Of each script some intents, drawn by lot, which stand for all."""
        return {script: self.part(intents, script) for script, intents in draw(self.layout).items()}


@dataclass(frozen=True)
class Part:
    """Some or all intents of an index, by their places, with their texts, by theirs."""

    intents: Places
    texts: Places
    layout: Layout
    views: Mapping[View, Vectors]

    def likeness(self, view: View, vector: Vectors, without: Sequence[int]) -> Floats:
        """Of each text; NOTHING for those to be left aside."""
        found = dot(self.views[view], vector)
        if len(without):
            found[np.isin(self.texts, without)] = NOTHING
        return found

    def over_all(self, values: Floats, size: int) -> Floats:
        """The values at the places of the intents; those of all others are the lowest."""
        if len(values) == size:
            return values
        found = np.full(size, LOWEST, dtype=np.float32)
        found[self.intents] = values
        return found


def dot(vectors: Vectors, vector: Vectors) -> Floats:
    """Cosines, since all vectors have length 1. An empty index gives none."""
    return vectors @ vector if len(vectors) else np.zeros(0, dtype=np.float32)


def _in(view: View, views: Collection[View] | None) -> bool:
    return views is None or view in views
