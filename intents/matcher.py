"""From an utterance to the intents it may mean, and how sure that is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bot.domain.answers import Candidate, Certainty, Match
from bot.domain.embeddings import NoVectors
from intents.encoders.port import Encoder
from intents.evidence import evidence
from intents.extending import Extended
from intents.index.index import PLAIN, Index
from intents.index.layout import Positions
from intents.index.normalise import LONGEST, has_words
from intents.index.texts import Field
from intents.ranking import NONE_GIVEN, Query, Ranker, Ranking
from intents.sureness import Evidence

CANDIDATES = 3
NO_MATCH = Match(Certainty.NONE, ())
BALANCED = "balanced"


@dataclass(frozen=True)
class Considered:
    """`right` is the chance that the best intent is the right one, `ours` that the utterance is about any of them.

    `missing` is that of `Match`.
    """

    ranking: Ranking
    evidence: Evidence
    right: float
    ours: float
    certainty: Certainty
    missing: str


@dataclass(frozen=True)
class _Asked:
    """An utterance ready to be ranked, with the index that fits what is known of it."""

    ranker: Ranker
    query: Query
    missing: str


@dataclass(frozen=True)
class Matcher:
    """Safe to share by threads: it holds nothing but indexes and models that do not change.

    `point` is the operating point: careful, balanced or eager. `extended` is what an embedding API adds: whenever it
    gives nothing, the utterance is matched as if there were none.
    """

    index: Index
    encoders: Collection[Encoder]
    point: str = BALANCED
    extended: Extended | None = None

    def match(self, utterance: str, allowed: Positions | None = None) -> Match:
        """`allowed` are the positions of the intents that may be answered now; None: all."""
        found = self.consider(utterance, allowed)
        if found is None:
            return NO_MATCH
        shown = found.ranking.order[: 1 if found.certainty is Certainty.NONE else CANDIDATES]
        first, *others = (self._candidate(found.ranking, int(intent)) for intent in shown)
        speaks = {**vars(found.evidence), "sure": found.right, "relevant": found.ours}
        candidates = (replace(first, parts=_rounded({**first.parts, **speaks})), *others)
        return Match(found.certainty, candidates, found.missing)

    def consider(self, utterance: str, allowed: Positions | None = None) -> "Considered | None":
        """Everything that a match follows from; None where there is nothing to compare."""
        text = utterance[:LONGEST]
        if not has_words(text) or not self.index.keys:
            return None
        asked = self._asked(text)
        ranking = asked.ranker.rank(asked.query, allowed)
        if not len(ranking.order):
            return None
        found, calibration = evidence(asked.ranker, asked.query, ranking), asked.ranker.index.calibration
        return Considered(
            ranking=ranking,
            evidence=found,
            right=calibration.chance_right(found),
            ours=calibration.chance_ours(found),
            certainty=calibration.certainty(found, self.point),
            missing=asked.missing,
        )

    def explain(self, utterance: str, key: str) -> list[str]:
        """Which text of the intent was closest in each field, and what each word of the utterance gave."""
        asked = self._asked(utterance[:LONGEST])
        index, query, owner = asked.ranker.index, asked.query, self.index.keys.index(key)
        plain = [view for view in query.views if view[1] == PLAIN]
        lines = [f"without the embedding API: {asked.missing}"] if asked.missing else []
        for each in Field:
            texts = index.texts_of(owner, each)
            if len(texts):
                likeness = {_short(view[0]): index.views[view][texts] @ query.views[view] for view in plain}
                middle = np.mean(list(likeness.values()), axis=0)
                closest = int(np.argmax(middle))
                by_model = ", ".join(f"{model} {found[closest]:.2f}" for model, found in likeness.items())
                words = index.words[texts[closest]][:60]
                lines.append(f"{each.name.lower()} {middle[closest]:.2f} ({by_model}): {words!r}")
        gave = (f"{self._spelled(token)} {self._gave(token, owner):.1f}" for token in query.tokens)
        return [*lines, "words: " + ", ".join(gave)]

    def _asked(self, text: str) -> _Asked:
        index, given, missing = self.index, NONE_GIVEN, ""
        if self.extended:
            try:
                index, given = self.extended.given(text)
            except NoVectors as nothing:
                missing = nothing.reason
        ranker = Ranker(index, tuple(self.encoders))
        return _Asked(ranker, ranker.query(text, given), missing)

    def _spelled(self, token: str) -> str:
        """A concept by its official name."""
        return f"«{self.index.concepts.official[int(token[1:])]}»" if token.startswith("§") else token

    def _gave(self, token: str, owner: int) -> float:
        """The most that a text of the intent got for the token."""
        mine = self.index.texts_of(owner)
        known = self.index.known([token])
        return float(self.index.postings.scores(known, self.index.idf)[mine].max(initial=0.0)) if known else 0.0

    def _candidate(self, ranking: Ranking, intent: int) -> Candidate:
        parts = {name: float(part[intent]) for name, part in ranking.parts.items()}
        return Candidate(self.index.keys[intent], round(float(ranking.scores[intent]), 4), _rounded(parts))


def _rounded(parts: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in parts.items()}


def _short(model: str) -> str:
    return model.partition("-")[0]
