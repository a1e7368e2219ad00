"""How far intents stand out for an utterance: by their closest texts, brought to one size over the intents.

How far an intent stands out is comparable between words and vectors, between models, and between languages, where bare
likenesses are not. So an English utterance finds an intent that is written in Japanese only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Floats
from intents.index.layout import LOWEST, NOTHING, Layout
from intents.index.texts import ASKED, TOLD, Script


@dataclass(frozen=True)
class Usual:
    """What is usual among the intents of a script: the likeness of questions and of answers, mean and spread of both.

    An intent without questions, or without an answer, is taken to be as close as usual.
    """

    asked: np.float32
    told: np.float32
    mean: np.float32
    spread: float

    @classmethod
    def of(cls, closest: "Closest") -> "Usual":
        asked, told = (_mean(part[part > NOTHING]) for part in (closest.asked, closest.told))
        inside = closest.score(asked, told)[closest.has]
        return cls(asked, told, _mean(inside), float(inside.std()) or 1.0 if len(inside) else 1.0)


@dataclass(frozen=True)
class Closest:
    """The likeness of each intent's closest question or example, and of its answer, in one script; NOTHING for none.

    `has` are the intents that have a text in the script.
    """

    asked: Floats
    told: Floats
    has: NDArray[np.bool_]

    @classmethod
    def of(cls, layout: Layout, likeness: Floats, script: Script) -> "Closest":
        asked, told = (layout.best_by_owner(likeness, fields, script, NOTHING) for fields in (ASKED, TOLD))
        return cls(asked, told, layout.has[script])

    def score(self, asked: np.float32, told: np.float32) -> Floats:
        return np.where(self.asked > NOTHING, self.asked, asked) + np.where(self.told > NOTHING, self.told, told)

    def standardised(self, usual: Usual) -> Floats:
        """With mean 0 and spread 1 over those that have texts; the others stand below all."""
        return np.where(self.has, (self.score(usual.asked, usual.told) - usual.mean) / usual.spread, np.float32(LOWEST))


def standardised(scores: Floats) -> Floats:
    """With mean 0 and spread 1."""
    return (scores - scores.mean()) / (float(scores.std()) or 1.0) if len(scores) else scores


def _mean(values: Floats) -> np.float32:
    return np.float32(values.mean()) if len(values) else np.float32(0)
