"""The measures of the field, each from plain numbers.

nDCG: Järvelin & Kekäläinen 2002, with the grades themselves as gains. The area under the risk-coverage curve: Geifman &
El-Yaniv 2017. The calibration error: Guo et al. 2017, with ten bins of equal width.
"""

import math
from collections.abc import Mapping, Sequence

Curve = list[tuple[float, float]]

_BINS = 10


def ndcg(found: Sequence[str], grades: Mapping[str, float], depth: int = 10) -> float:
    """0 where nothing is relevant at all."""
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(key, 0.0) for key in found[:depth]]) / best if best else 0.0


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, float]) -> float:
    return next((1 / place for place, key in enumerate(found, 1) if grades.get(key, 0) > 0), 0.0)


def success(found: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    return float(any(grades.get(key, 0) > 0 for key in found[:depth]))


def recall(found: Sequence[str], grades: Mapping[str, float], depth: int = 10) -> float:
    relevant = [key for key, grade in grades.items() if grade > 0]
    return sum(key in found[:depth] for key in relevant) / len(relevant) if relevant else 0.0


def risk_coverage(answers: Sequence[tuple[float, bool]]) -> Curve:
    """`answers` are (how sure, right); for each share of the surest answered, the share of those that is wrong."""
    ordered, wrong, curve = sorted(answers, key=lambda answer: -answer[0]), 0, []
    for count, (_, right) in enumerate(ordered, 1):
        wrong += not right
        curve.append((count / len(ordered), wrong / count))
    return curve


def area_under(curve: Curve) -> float:
    return mean([risk for _, risk in curve])


def reliability(answers: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each bin of sureness that has answers: the mean sureness, the share that was right, how many."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in answers:
        bins.setdefault(min(int(sure * _BINS), _BINS - 1), []).append((sure, right))
    return [
        (mean([sure for sure, _ in rows]), mean([float(right) for _, right in rows]), len(rows))
        for _, rows in sorted(bins.items())
    ]


def calibration_error(answers: Sequence[tuple[float, bool]]) -> float:
    rows = reliability(answers)
    return sum(abs(sure - right) * count for sure, right, count in rows) / len(answers) if answers else 0.0


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """The nearest rank; 0 for no values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _gain(grades: Sequence[float]) -> float:
    return sum(grade / math.log2(place + 1) for place, grade in enumerate(grades, 1))
