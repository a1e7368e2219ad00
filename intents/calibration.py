"""Calibration at publishing: how sure is sure enough, learned from the city's own questions and examples.

Each of them is asked as a citizen would ask it, with itself and its closest like in the other language taken out of the
index; and so are sentences that nobody at a city hall answers. Two logistic regressions (Cox 1958), held near the
shipped ones where the city has little to learn from, say how likely the best intent is right, and how likely the
utterance is the city's business at all. The thresholds of the operating points follow from what each point may cost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Certainty
from intents.encoders.port import Floats
from intents.evidence import evidence
from intents.index.index import HEADED, Index
from intents.index.learned import enough
from intents.index.texts import ASKED, Script
from intents.index.tokens import is_japanese, tokens
from intents.ranking import LEARNED, Query, Ranker
from intents.sureness import FEATURES, Calibration, Consequences, Evidence, Thresholds

MOST_ASKED = 1200  # texts, evenly chosen: with half of them what is turned away varies by 0.8 % instead of 0.5 %
_MOST_WEIGHED = 600
_WEIGHTS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_FEWEST = 40  # below, the shipped calibration serves
_SAME = 0.85  # sentences that are so alike are one: the one must not vouch for the other
_HOLD = 3.0  # how strongly the shipped weights hold: as an error of 0.6 in each would be usual
_STEPS, _LONGEST_STEP = 60, 1.0

# Shares of the asked texts: what may be answered at once and wrongly, what of nobody's sentences may be answered at
# once, and what of the rightly found may be turned away as nobody's.
_COSTS = {
    "careful": (0.01, 0.01, 0.01),
    "balanced": (0.02, 0.04, 0.006),
    "eager": (0.04, 0.05, 0.0025),
}
_LEADS = {"careful": 0.1, "balanced": 0.05, "eager": 0.03}

Truths = NDArray[np.bool_]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """What was found for one asked text; `right` is None for a sentence that is nobody's."""

    evidence: Evidence
    right: bool | None


def calibrate(ranker: Ranker, left_out: Floats | None, shipped: Calibration) -> Calibration:
    """`left_out` are the scores of `intents.index.learned` for each question and example with itself left out.

    Without examples, what ships.
    """
    if not enough(int(np.isin(ranker.index.fields, ASKED).sum()), len(ranker.index.keys)):
        return replace(shipped, learned=0.0)  # a question taken out of the index leaves too little to be found by
    learned = _weight_of_learned(ranker, left_out)
    shipped = replace(shipped, learned=learned)
    ranker = replace(ranker, index=replace(ranker.index, calibration=shipped))
    asked = [*_own(ranker, left_out), *_nobodys(ranker)]
    ours = np.array([each.right is not None for each in asked])
    if ours.sum() < _FEWEST or (~ours).sum() < _FEWEST:
        return shipped
    inputs = np.stack([each.evidence.features() for each in asked])
    right = np.array([bool(each.right) for each in asked])
    weights = np.where(ours, 0.5 / ours.sum(), 0.5 / (~ours).sum()) * len(asked)
    sure = _fit(inputs, right, weights, np.array(shipped.sure))
    relevant = _fit(inputs, ours, weights, np.array(shipped.relevant))
    leads = inputs[:, FEATURES.index("lead")]
    points = {
        point: _thresholds(point, _chances(inputs, sure), _chances(inputs, relevant), leads, right, ours)
        for point in _COSTS
    }
    found = Calibration(tuple(map(float, sure)), tuple(map(float, relevant)), points, learned)
    return replace(found, measured={point: _consequences(found, asked, point) for point in points})


def _consequences(calibration: Calibration, asked: Sequence[Asked], point: str) -> Consequences:
    """On the texts that the thresholds follow from: on others, held back, wrong answers were half a point more."""
    ended = [(each.right, calibration.certainty(each.evidence, point)) for each in asked]
    own = [certainty for right, certainty in ended if right is not None]
    nobodys = [certainty for right, certainty in ended if right is None]
    return Consequences(
        answered=own.count(Certainty.CERTAIN) / len(own),
        wrong=ended.count((False, Certainty.CERTAIN)) / len(own),
        asked_back=own.count(Certainty.UNSURE) / len(own),
        nobodys=nobodys.count(Certainty.CERTAIN) / len(nobodys),
    )


def _weight_of_learned(ranker: Ranker, left_out: Floats | None) -> float:
    """The weight with which about as many of the asked texts find their intent as with any."""
    if left_out is None:
        return 0.0
    asked = int(np.isin(ranker.index.fields, ASKED).sum())
    found = [
        (ranker.rank(query).parts, owner)
        for query, owner in left_out_queries(ranker, left_out, _evenly(asked, _MOST_WEIGHED))
    ]
    others = np.stack([sum(part for name, part in parts.items() if name != LEARNED) for parts, _ in found])
    learned = np.stack([parts[LEARNED] for parts, _ in found])
    owners = np.array([owner for _, owner in found])
    right = np.stack([(others + weight * learned).argmax(axis=1) == owners for weight in _WEIGHTS])
    return _WEIGHTS[last_of_the_best(right)]


def last_of_the_best(right: Truths) -> int:
    """The last row of (weights, texts) that is right about as often as any: one standard error of the difference is a
    doubt (Breiman et al. 1984).

    It speaks for what is learned: a city's own texts are more like each other than a citizen's utterance is like any of
    them, which flatters the parts that look for the likest.
    """
    counts = right.sum(axis=1)
    best = int(np.argmax(counts))
    doubts = np.sqrt((right != right[best]).sum(axis=1))
    return int(np.flatnonzero(counts >= counts[best] - doubts).max())


def _own(ranker: Ranker, left_out: Floats | None) -> Iterator[Asked]:
    asked = int(np.isin(ranker.index.fields, ASKED).sum())
    for query, owner in left_out_queries(ranker, left_out, _evenly(asked, MOST_ASKED)):
        ranking = ranker.rank(query)
        yield Asked(evidence(ranker, query, ranking), bool(ranking.order[0] == owner))


def left_out_queries(ranker: Ranker, left_out: Floats | None, rows: Iterable[int]) -> Iterator[tuple[Query, int]]:
    """The city's own questions and examples, each as if it were not in the index, and whose it is.

    `rows` are places among them, as in `left_out`.
    """
    index = ranker.index
    places = np.flatnonzero(np.isin(index.fields, ASKED))
    for row in rows:
        place = int(places[row])
        query = Query(
            text="",  # it is not to be recognised by the letter
            tokens=_tokens(ranker, index.words[place]),
            views={view: vectors[place].astype(np.float32) for view, vectors in index.views.items()},
            script=Script(int(index.scripts[place])),
            without=(place, *_twin(index, place)),
            learned=None if left_out is None else left_out[row],
        )
        yield query, int(index.owners[place])


def _evenly(count: int, most: int) -> list[int]:
    """Some of so many, none chosen for what it is."""
    return [] if not count else sorted({int(row) for row in np.linspace(0, count - 1, min(most, count))})


def _nobodys(ranker: Ranker) -> Iterator[Asked]:
    index = ranker.index
    if not index.keys:
        return
    for place in _evenly(len(index.elsewhere_words), MOST_ASKED):
        sentence = index.elsewhere_words[place]
        views = {view: vectors[place] for view, vectors in index.elsewhere.items()}
        query = Query(
            text="",
            tokens=_tokens(ranker, sentence),
            views=views,
            script=Script.JAPANESE if is_japanese(sentence) else Script.LATIN,
            left_out=_alike(index, views, place),
        )
        yield Asked(evidence(ranker, query, ranker.rank(query)), None)


def _tokens(ranker: Ranker, words: str) -> tuple[str, ...]:
    found = tokens(words)
    return tuple(dict.fromkeys([*found, *ranker.index.concepts.of(words, found)]))


def _twin(index: Index, place: int) -> list[int]:
    """The entry's closest question or example in the other script, often its translation: nobody can count on one."""
    others = np.flatnonzero(
        (index.owners == index.owners[place]) & (index.scripts != index.scripts[place]) & np.isin(index.fields, ASKED),
    )
    if not len(others):
        return []
    likeness = np.sum([vectors[others] @ vectors[place] for vectors in index.views.values()], axis=0)
    return [int(others[np.argmax(likeness)])]


def _alike(index: Index, views: Mapping[tuple[str, str], Floats], place: int) -> list[int]:
    likeness = np.mean(
        [index.elsewhere[view] @ vector for view, vector in views.items() if view[1] == HEADED],
        axis=0,
    )
    return sorted({place, *map(int, np.flatnonzero(likeness >= _SAME))})


def _fit(inputs: Doubles, truths: Truths, weights: Doubles, start: Doubles) -> Doubles:
    """Newton's method with steps of bounded length; the penalty draws towards `start`, not towards nothing."""
    found = start.astype(np.float64)
    for _ in range(_STEPS):
        chances = _chances(inputs, found)
        slope = inputs.T @ (weights * (truths - chances)) - _HOLD * (found - start)
        bend = (inputs * (weights * chances * (1 - chances))[:, None]).T @ inputs + _HOLD * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step * min(1.0, _LONGEST_STEP / np.abs(step).max())
        if np.abs(step).max() < 1e-4:
            break
    return found


def _chances(inputs: Doubles, weights: Doubles) -> Doubles:
    chances: Doubles = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
    return chances


def _thresholds(
    point: str,
    sure: Doubles,
    relevant: Doubles,
    leads: Doubles,
    right: Truths,
    ours: Truths,
) -> Thresholds:
    wrong_cost, nobody_cost, turned_away_cost = _COSTS[point]
    led = leads >= _LEADS[point]
    return Thresholds(
        sure=max(
            _least(sure[led & ours & ~right], wrong_cost * ours.sum()),
            _least(sure[led & ~ours], nobody_cost * (~ours).sum()),
            0.5,
        ),
        relevant=float(np.quantile(relevant[right], turned_away_cost)) if right.any() else 0.5,
        lead=_LEADS[point],
    )


def _least(values: Doubles, allowed: float) -> float:
    """The lowest threshold that no more than `allowed` of the values reach."""
    ordered: Sequence[float] = sorted(values, reverse=True)
    place = int(allowed)
    return float(ordered[place]) + 1e-6 if place < len(ordered) else 0.0
