"""The order of the intents for an utterance: parts by words and by meaning, each brought to one size, and their sum.

A part's scores are standardised over the intents, for each utterance and script anew: how far an intent stands out is
comparable between words and vectors, between models, and between languages, where bare likenesses are not. So an
English utterance finds an intent that is written in Japanese only.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Encoder, Floats, Vectors
from intents.index import neighbours
from intents.index.build import together
from intents.index.index import HEADED, PLAIN, Index, dot
from intents.index.normalise import LONGEST
from intents.index.texts import Field, Script
from intents.index.tokens import is_japanese, tokens
from intents.index.vectors import prepared

ASKED = (Field.QUESTION, Field.EXAMPLE)
TOLD = (Field.ANSWER,)
_FEW_LACKING = 0.1  # of the intents may lack English, before an English utterance is also asked in Japanese words
_NOTHING = -1.0  # the likeness of an intent without a text: below every real cosine that matters

# Chosen on the dev questions of localgovFAQ; a kind that is missing (no second encoder, few examples) is left out.
# Of an API nothing is known: it weighs as much as the better of the bundled encoders.
WEIGHTS = {
    "words": 1.0,
    "e5.plain": 1.0,
    "e5.headed": 1.0,
    "usem3.headed": 1.0,
    "api.plain": 1.0,
    "api.headed": 1.0,
}
NONE_GIVEN: Mapping[str, Vectors] = {}
LEARNED = "learned"  # its weight comes from calibration


@dataclass(frozen=True)
class Query:
    """What is known of an utterance before it is compared.

    The last three are for calibration, which asks with texts that are in the index themselves: `without` are texts,
    `left_out` sentences from elsewhere that are not looked at, and `learned` the scores of a fit without this text.
    """

    text: str
    tokens: tuple[str, ...]
    views: Mapping[tuple[str, str], Vectors]
    script: Script
    without: Sequence[int] = ()
    left_out: Sequence[int] | None = None
    learned: Floats | None = None


@dataclass(frozen=True)
class Ranking:
    """`parts[name][i]` is a standardised part of the intent at position i; `order` are the allowed ones, best first.

    `shared` are the shares of words and `learned` the scores of the fit, before they were standardised.
    """

    parts: Mapping[str, Floats]
    scores: Floats
    order: NDArray[np.intp]
    shared: Floats
    learned: Floats | None


@dataclass(frozen=True)
class Ranker:
    """Safe to share by threads: it holds nothing but an index and models that do not change."""

    index: Index
    encoders: Sequence[Encoder]

    def query(self, utterance: str, given: Mapping[str, Vectors] = NONE_GIVEN) -> Query:
        """`given` are the vectors of the utterance, one row each, by models that are not asked here."""
        text = prepared(utterance[:LONGEST])
        script = Script.JAPANESE if is_japanese(text) else Script.LATIN
        words = tokens(text)
        foreign = script is Script.LATIN and self.index.lacking_latin > _FEW_LACKING
        japanese = self.index.concepts.japanese(words) if foreign else ""
        found = [*words, *self.index.concepts.of(text, words), *tokens(japanese)]
        views = self._views({**self._encoded(f"{text} {japanese}".strip()), **given}, script)
        return Query(text, tuple(dict.fromkeys(found)), views, script)

    def rank(self, query: Query, allowed: Collection[int] | None = None) -> Ranking:
        shared = self.shared_words(query)
        parts = {"words": standardised(np.sqrt(shared))}
        for (encoder, kind), vector in query.views.items():
            name = f"{encoder.partition('-')[0]}.{kind}"
            if name in WEIGHTS:
                parts[name] = self._meaning(dot(self.index.views[encoder, kind], vector), query.without)
        learned = self._learned(query)
        if learned is not None:
            parts[LEARNED] = standardised(learned)
        weights = self.weights
        summed = np.sum([weights[name] * part for name, part in parts.items()], axis=0)
        scores = neighbours.shared(summed, self.index.closest)
        order = np.argsort(-scores, kind="stable")
        if allowed is not None:
            order = order[np.isin(order, list(allowed))]
        return Ranking(parts, scores, order, shared, learned)

    def _learned(self, query: Query) -> Floats | None:
        if query.learned is not None or self.index.learned is None:
            return query.learned
        return self.index.learned.scores(together(_rows(query.views))[0])

    @property
    def weights(self) -> dict[str, float]:
        return {**WEIGHTS, LEARNED: self.index.calibration.learned}

    def shared_words(self, query: Query) -> Floats:
        """BM25 of each intent's closest question or example and of its answer, as a share of what was possible."""
        shared = self.index.postings.scores(self.index.known(query.tokens), self.index.idf)
        shared[list(query.without)] = 0
        best, most = self.index.best_by_intent, self.index.weight(query.tokens) or 1.0
        return (best(shared, ASKED, None, 0.0) + best(shared, TOLD, None, 0.0)) / most

    def _encoded(self, text: str) -> dict[str, Vectors]:
        weights = {encoder.name: self.index.adaptations[encoder.name].weights for encoder in self.encoders}
        return {encoder.name: encoder.encode([text], weights[encoder.name], asked=True) for encoder in self.encoders}

    def _views(self, vectors: Mapping[str, Vectors], script: Script) -> dict[tuple[str, str], Vectors]:
        views = {}
        for model, raw in vectors.items():
            adaptation = self.index.adaptations[model]
            centred = adaptation.centred(raw, np.array([script]))
            views[model, PLAIN] = centred[0]
            views[model, HEADED] = adaptation.headed(centred)[0]
        return views

    def _meaning(self, likeness: Floats, without: Sequence[int]) -> Floats:
        likeness[list(without)] = _NOTHING
        by_script = [self._in_script(likeness, script) for script in Script]
        found: Floats = np.max(by_script, axis=0)
        return found

    def _in_script(self, likeness: Floats, script: Script) -> Floats:
        """Closest question or example, and answer; an intent without one of them is taken to be as close as usual."""
        has = self.index.has((*ASKED, *TOLD), script)
        score = np.zeros(len(self.index.keys), dtype=np.float32)
        for fields in (ASKED, TOLD):
            part = self.index.best_by_intent(likeness, fields, script, _NOTHING)
            there = part > _NOTHING
            score += np.where(there, part, part[there].mean() if there.any() else 0)
        return standardised(score, has)


def standardised(scores: Floats, among: NDArray[np.bool_] | None = None) -> Floats:
    """With mean 0 and spread 1 over `among`; those outside stand below all."""
    inside = scores if among is None else scores[among]
    if not len(inside):
        return np.full_like(scores, -10.0)
    spread = float(inside.std()) or 1.0
    found = (scores - inside.mean()) / spread
    return found if among is None else np.where(among, found, np.float32(-10.0))


def _rows(views: Mapping[tuple[str, str], Vectors]) -> dict[tuple[str, str], Vectors]:
    return {view: vector[None, :] for view, vector in views.items()}
