"""What speaks for the best intent of a ranking, in numbers."""

import math
from functools import reduce

import numpy as np

from intents.encoders.port import Floats
from intents.index.counts import Ints
from intents.index.index import HEADED, Index, dot
from intents.index.learned import chances
from intents.index.texts import ASKED, TOLD
from intents.ranking import Query, Ranker, Ranking
from intents.sureness import Evidence

_SEVERAL = 2  # one sentence that says it too is a coincidence
_LONG = 10  # words; more say nothing more about how much was said


def evidence(ranker: Ranker, query: Query, ranking: Ranking) -> Evidence:
    """`ranking.order` must not be empty."""
    best = ranking.order[0]
    total = sum(ranker.weights[name] for name in ranking.parts)
    closest, answer, elsewhere = _likeness(ranker.index, query, int(best))
    learned, learned_lead, learned_alone = _learned(ranking, int(best))
    leading = [part[best] >= part[ranking.order].max() for part in ranking.parts.values()]
    return Evidence(
        score=float(ranking.scores[best]) / total,
        lead=_lead(ranking) / total,
        words=float(ranking.shared[best]),
        agreement=float(np.mean(leading)),
        closest=1.0 if ranker.index.says(int(best), query.text) else closest,
        answer=answer,
        elsewhere=elsewhere,
        learned=learned,
        learned_lead=learned_lead,
        learned_alone=learned_alone,
        length=math.log1p(min(len(query.tokens), _LONG)) / math.log1p(_LONG),
        distinct=_distinct(ranker.index, query, int(best)),
    )


def _lead(ranking: Ranking) -> float:
    """Over the next one; alone, an intent leads by as much as its parts could."""
    best, *others = ranking.scores[ranking.order[:2]]
    return float(best - others[0]) if others else float(len(ranking.parts))


def _likeness(index: Index, query: Query, best: int) -> tuple[float, float, float]:
    """Means over the encoders of the likeness to the closest question or example, the answer, and what is nobody's.

    Without an API's: what its likenesses amount to is another matter for each model.
    """
    found = []
    for view, vector in query.views.items():
        model, kind = view
        if kind != HEADED or not index.adaptations[model].pooled:
            continue
        mine = index.texts_of(best)
        likeness = index.views[view][mine] @ vector
        likeness[np.isin(mine, query.without)] = 0
        asked = np.isin(index.fields[mine], ASKED)
        told = np.isin(index.fields[mine], TOLD)
        nobodys = dot(index.elsewhere[view], vector)
        if query.left_out is not None:
            nobodys[query.left_out] = 0
        found.append((_most(likeness[asked]), _most(likeness[told]), _most(nobodys)))
    closest, answer, elsewhere = np.mean(found, axis=0) if found else (0.0, 0.0, 0.0)
    return float(closest), float(answer), float(elsewhere)


def _distinct(index: Index, query: Query, best: int) -> float:
    """The best intent's part of the questions and examples that say all of the utterance; 1 where hardly others do."""
    known = index.known(query.tokens)
    if not known or len(known) < len(query.tokens):
        return 1.0
    rarest, *others = sorted((index.postings.of(token)[0] for token in known), key=len)
    texts = reduce(_also_in, others, rarest)
    asked = np.isin(index.fields[texts], ASKED) & (index.scripts[texts] == query.script)
    owners = index.owners[texts[asked & ~np.isin(texts, query.without)]]
    foreign = np.count_nonzero(owners != best)
    return float(1 - foreign / len(owners)) if foreign >= _SEVERAL else 1.0


def _also_in(texts: Ints, others: Ints) -> Ints:
    """Those of the texts that are among the others; both are in order."""
    found: Ints = texts[others[np.minimum(np.searchsorted(others, texts), len(others) - 1)] == texts]
    return found


def _most(values: Floats) -> float:
    return float(values.max(initial=0.0))


def _learned(ranking: Ranking, best: int) -> tuple[float, float, float]:
    """The chance that the fit gives the best intent, its lead over the best other, and the tenth of its own score."""
    if ranking.learned is None:
        return 0.0, 0.0, 0.0
    shares = chances(ranking.learned)
    return (
        float(shares[best]),
        float(shares[best] - np.delete(shares, best).max(initial=0.0)),
        float(ranking.learned[best]) / 10,
    )
