"""From an utterance to the intents it may mean, and how sure that is.

Seven numbers are taken for each intent: the likeness in meaning (cosine of sentence vectors) of its closest question,
example and answer, the words (BM25) shared with its closest question, example and answer, and the words shared with all
its texts together. Shares of words are divided by what the utterance's words could weigh at most, so that all seven
have the same size in every utterance and language; their weighted sum orders the intents. The vectors of all languages
lie in one space: an English utterance finds an intent that is written in Japanese only.

How sure that is, `intents.sureness` says.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Candidate, Certainty, Match
from intents.bridging import bridged
from intents.index.bm25 import Floats
from intents.index.embedding import Embedder
from intents.index.index import NOTHING, Index, dot
from intents.index.normalise import LONGEST, has_words
from intents.index.texts import Field, Script
from intents.index.tokens import is_japanese, tokens
from intents.sureness import Evidence, certainty

CANDIDATES = 3
NO_MATCH = Match(Certainty.NONE, ())

_MEANING = ("question.meaning", "example.meaning", "answer.meaning")
_WORDS = ("question.words", "example.words", "answer.words")
PARTS = (*_MEANING, *_WORDS, "all.words")

# Equal weights within a kind, on purpose: fitted weights (softmax, cross-validated by intents) put the right intent of
# the leave-one-out examples first 1 to 3 % more often, and would say more about this city's examples than about the
# next city's. Of 0.15, 0.3 and 0.5 for words, the first told right from wrong best, the last ranked best.
WEIGHTS: Floats = np.array([1, 1, 1, 0.3, 0.3, 0.3, 0.3], dtype=np.float32)


@dataclass(frozen=True)
class Query:
    """`without` are texts that are not looked at: calibration asks with an example that is in the index itself."""

    tokens: tuple[str, ...]
    vector: Floats
    script: Script
    without: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """`parts[p, i]` is part number p of the intent at position i; `order` lists the allowed intents, best first."""

    parts: Floats
    scores: Floats
    order: NDArray[np.intp]
    elsewhere: float
    length: int

    def evidence(self) -> Evidence:
        best = self.order[0]
        second = float(self.scores[self.order[1]]) if len(self.order) > 1 else 0.0
        shares = self.shares(best)
        leading = self.parts[:, best] >= self.parts[:, self.order].max(axis=1)
        return Evidence(
            score=float(self.scores[best]),
            lead=float(self.scores[best]) - second,
            words=shares["all.words"],
            agreement=float(leading.mean()),
            elsewhere=self.elsewhere,
            length=self.length,
            named=shares["question.words"],
            closest=max(shares["question.meaning"], shares["example.meaning"]),
        )

    def shares(self, intent: np.intp) -> dict[str, float]:
        return dict(zip(PARTS, map(float, self.parts[:, intent]), strict=True))


@dataclass(frozen=True)
class Matcher:
    """Safe to share by threads: it holds nothing but an index and a model that do not change."""

    index: Index
    embedder: Embedder

    def match(self, utterance: str, allowed: Collection[int] | None = None) -> Match:
        """`allowed` are the positions of the intents that may be answered now; None: all."""
        text = utterance[:LONGEST]
        if not has_words(text) or not self.index.keys:
            return NO_MATCH
        ranking = self.rank(self.query(text), allowed)
        return self._decided(ranking) if len(ranking.order) else NO_MATCH

    def query(self, text: str) -> Query:
        script = Script.JAPANESE if is_japanese(text) else Script.LATIN
        return Query(tuple(dict.fromkeys(tokens(text))), self.embedder.encode([text])[0], script)

    def rank(self, query: Query, allowed: Collection[int] | None = None) -> Ranking:
        parts = self._parts(query)
        scores = WEIGHTS @ parts
        order = np.argsort(-scores, kind="stable")
        if allowed is not None:
            order = order[np.isin(order, list(allowed))]
        elsewhere = float(dot(self.index.elsewhere, query.vector).max(initial=0.0))
        return Ranking(parts, scores, order, elsewhere, len(query.tokens))

    def explain(self, utterance: str, key: str) -> list[str]:
        """Which text of the intent was closest in each field, and what each word of the utterance gave."""
        query, owner = self.query(utterance[:LONGEST]), self.index.keys.index(key)
        likeness = dot(self.index.vectors, query.vector)
        lines = []
        for field in Field:
            texts = list(self.index.texts_of(owner, field))
            if texts:
                closest = max(texts, key=lambda text: float(likeness[text]))
                lines.append(f"{field.name.lower()} {likeness[closest]:.2f}: {self.index.words[closest][:60]!r}")
        words = (f"{token} {self._gave(token, owner):.1f}" for token in query.tokens)
        return [*lines, "words: " + ", ".join(words)]

    def _gave(self, token: str, owner: int) -> float:
        known = self.index.known([token])
        return self.index.whole.share(known[0], owner, self.index.idf) if known else 0.0

    def _parts(self, query: Query) -> Floats:
        """The seven parts by the texts in the query's own script and in the other one, brought together."""
        likeness = dot(self.index.vectors, query.vector)
        likeness[list(query.without)] = NOTHING
        known = self.index.known(query.tokens)
        most = self.index.weight(query.tokens) or 1.0
        shared = self.index.texts.scores(known, self.index.idf) / most
        shared[list(query.without)] = 0
        by_script = {script: self._by_field(likeness, shared, script) for script in Script}
        whole = self.index.whole.scores(known, self.index.idf) / most
        return bridged(self.index, by_script, whole, query.script)

    def _by_field(self, likeness: Floats, shared: Floats, script: Script) -> Floats:
        best = self.index.best_by_intent
        meaning = [np.maximum(best(likeness, field, script, NOTHING), 0) for field in Field]
        return np.stack([*meaning, *(best(shared, field, script, 0.0) for field in Field)])

    def _decided(self, ranking: Ranking) -> Match:
        evidence = ranking.evidence()
        sure = certainty(evidence)
        shown = ranking.order[: 1 if sure is Certainty.NONE else CANDIDATES]
        first, *others = (self._candidate(ranking, intent) for intent in shown)
        return Match(sure, (replace(first, parts=_rounded({**first.parts, **evidence.summary()})), *others))

    def _candidate(self, ranking: Ranking, intent: np.intp) -> Candidate:
        score = round(float(ranking.scores[intent]), 4)
        return Candidate(self.index.keys[intent], score, _rounded(ranking.shares(intent)))


def _rounded(parts: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in parts.items()}
