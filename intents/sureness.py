"""How sure a ranking is: two logistic sums over what speaks for the best intent, and thresholds for each.

The sums and their thresholds are calibrated at publishing, by `intents.calibration`, on the city's own texts; where
there are too few, the shipped ones serve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Certainty

# A word of several intents is asked back: below this, others say all of it too often. Of the sample city's words, 手当,
# 年金, カード, "moving" and "certificate" stand below; 住民票, パスポート and 戸籍 above.
DISTINCT_FROM = 0.6
REPEATED_FROM = 0.97  # whoever says what stands in the answer's own question or examples gets it, if the lead allows


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best intent; all are about 0 to 1, or standardised.

    `score` is its mean part and `lead` its distance to the next intent; `words` is its share of the utterance's words;
    `agreement` the share of its parts in which no other intent is better; `closest` the likeness to the closest of its
    questions and examples, `answer` to its answer, `elsewhere` to what no city answers. `learned`, `learned_lead` and
    `learned_alone` come from its examples together: its chance among the intents, the lead of that chance, and how much
    speaks for it whatever speaks for the others, which tells best what is nobody's (the largest logit of Hendrycks et
    al. 2022, "Scaling Out-of-Distribution Detection"). `length` is the logarithm of the number of words. `distinct` is
    its part of the texts that say all of the utterance, which tells what is meant of short utterances only, so that no
    sum weighs it.
    """

    score: float
    lead: float
    words: float
    agreement: float
    closest: float
    answer: float
    elsewhere: float
    learned: float
    learned_lead: float
    learned_alone: float
    length: float
    distinct: float = 1.0

    def features(self) -> NDArray[np.float64]:
        return np.array([1.0, *(getattr(self, name) for name in FEATURES[1:])], dtype=np.float64)


FEATURES = ("constant", *(name for name in Evidence.__annotations__ if name != "distinct"))


@dataclass(frozen=True)
class Thresholds:
    """For one operating point. `lead` is in units of `Evidence.lead`: nearer ones are the citizen's choice."""

    sure: float
    relevant: float
    lead: float


@dataclass(frozen=True)
class Consequences:
    """What one operating point did with the texts that a calibration asked: shares of the city's own ones, and of
    sentences that no intent answers. The rest of the own ones found nothing.
    """

    answered: float
    wrong: float
    asked_back: float
    nobodys: float


@dataclass(frozen=True)
class Calibration:
    """`sure` and `relevant` are weights of `Evidence.features`; `points` the thresholds of each operating point.

    `learned` is the weight of the fit from examples in the ranking, where the other parts weigh 1 each: the more
    examples an intent has, the more they say together. `measured` is empty where there was too little to measure on.
    """

    sure: Sequence[float]
    relevant: Sequence[float]
    points: Mapping[str, Thresholds]
    learned: float = 1.0
    measured: Mapping[str, Consequences] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Calibration":
        points = {point: Thresholds(**thresholds) for point, thresholds in data["points"].items()}
        measured = {point: Consequences(**shares) for point, shares in data["measured"].items()}
        return cls(tuple(data["sure"]), tuple(data["relevant"]), points, data["learned"], measured)

    def certainty(self, found: Evidence, point: str) -> Certainty:
        thresholds = self.points[point]
        surely = self.chance_right(found) >= thresholds.sure and found.distinct >= DISTINCT_FROM
        if (surely or found.closest >= REPEATED_FROM) and found.lead >= thresholds.lead:
            return Certainty.CERTAIN
        return Certainty.UNSURE if self.chance_ours(found) >= thresholds.relevant else Certainty.NONE

    def chance_right(self, found: Evidence) -> float:
        """That the best intent is the right one."""
        return logistic(self.sure, found)

    def chance_ours(self, found: Evidence) -> float:
        """That the utterance is about anything that the city answers."""
        return logistic(self.relevant, found)


def logistic(weights: Sequence[float], found: Evidence) -> float:
    return float(1 / (1 + np.exp(-np.dot(weights, found.features()))))


# For cities without examples; from localgovFAQ's 300 dev questions and the sentences of `intents.index.elsewhere`.
SHIPPED = Calibration(
    sure=(-2.9, 0.0, 0.0, 1.2, 0.8, 2.0, 1.3, -2.9, 0.0, 0.0, 0.0, 0.6),
    relevant=(-2.6, -0.1, -0.4, 1.9, 0.4, 2.4, 1.6, -3.7, 0.0, 0.0, 0.0, 1.9),
    points={
        "careful": Thresholds(0.8, 0.38, 0.12),
        "balanced": Thresholds(0.77, 0.32, 0.08),
        "eager": Thresholds(0.71, 0.26, 0.04),
    },
)

FEW_ENTRIES = 50
# Among a few intents hardly any two are alike, so that less is enough; reasoned, and held by the scenes of the tests.
SHIPPED_FOR_FEW = replace(
    SHIPPED,
    points={
        "careful": Thresholds(0.45, 0.25, 0.1),
        "balanced": Thresholds(0.33, 0.2, 0.05),
        "eager": Thresholds(0.28, 0.15, 0.03),
    },
)


def shipped_for(entries: int) -> Calibration:
    return SHIPPED if entries > FEW_ENTRIES else SHIPPED_FOR_FEW
