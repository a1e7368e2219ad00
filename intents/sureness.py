"""How sure a ranking is: two logistic sums over what speaks for the best intent, and a threshold for each.

What the constants were chosen on: the sample city's examples and titles (33 intents, 810 texts) by leave-one-out, each
asked as a query with itself and its closest example in the other language taken out of the index, since that is often
its translation; and the sentences of `intents.index.elsewhere`, each with its like taken out; both sides weighing the
same, weights fitted and rounded. At the thresholds, cross-validation gave 53 % certain and right, 2.5 % certain and
wrong, and 3.1 % certain answers to sentences from elsewhere; 97 % of the right intents among the first three are shown.
Real use is kinder: its nearest example is not missing. NAMED_FROM and REPEATED_FROM were reasoned, not fitted. No
held-out question had a part in any of it.
"""

import math
from dataclasses import dataclass

from bot.domain.answers import Certainty


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best intent.

    `score` is its score and `lead` its distance to the next one; `words` is its share of the utterance's words,
    `agreement` the share of its parts in which no other intent is better, `elsewhere` the likeness of the utterance to
    what no city answers, `length` the number of words, `named` the share of them in the intent's title or question,
    `closest` the likeness to the closest of its titles, questions and examples.
    """

    score: float
    lead: float
    words: float
    agreement: float
    elsewhere: float
    length: int
    named: float
    closest: float

    def features(self) -> tuple[float, ...]:
        length = math.log1p(min(self.length, _LONG))
        return (1.0, self.score, self.lead, self.words, self.elsewhere, length, self.agreement)

    def summary(self) -> dict[str, float]:
        return {
            "lead": self.lead,
            "agreement": self.agreement,
            "elsewhere": self.elsewhere,
            "sure": sure(self),
            "relevant": relevant(self),
        }


_LONG = 10  # words; more say nothing more about how much was said
_SURE = (-4.7, 0.75, 0.3, 2.6, -7.8, 2.25, 1.55)
_RELEVANT = (-4.1, 1.6, 0.0, 2.2, -11.3, 3.1, 0.0)
CERTAIN_FROM = 0.65
CERTAIN_LEAD = 0.2  # two intents that are nearly the same to us are the citizen's choice
REPEATED_FROM = 0.95  # whoever says what stands in the answer's own question or examples gets it, if the lead allows
RELEVANT_FROM = 0.15
NAMED_FROM = 0.9  # whoever just says what an intent is called is at least asked back


def sure(evidence: Evidence) -> float:
    """Grows with the chance that the best intent is the right one."""
    return _logistic(_SURE, evidence)


def relevant(evidence: Evidence) -> float:
    """Grows with the chance that the utterance is about anything that the city answers."""
    return _logistic(_RELEVANT, evidence)


def certainty(evidence: Evidence) -> Certainty:
    surely = sure(evidence) >= CERTAIN_FROM or evidence.closest >= REPEATED_FROM
    if surely and evidence.lead >= CERTAIN_LEAD:
        return Certainty.CERTAIN
    shown = relevant(evidence) >= RELEVANT_FROM or evidence.named >= NAMED_FROM
    return Certainty.UNSURE if shown else Certainty.NONE


def _logistic(weights: tuple[float, ...], evidence: Evidence) -> float:
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, evidence.features(), strict=True))))
