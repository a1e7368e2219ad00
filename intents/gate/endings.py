"""How a question ends whose right answer is known, and what it means that it ends otherwise than before."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.answers import Certainty, Language

NOBODYS = ""  # the key that is expected where the question is to be left unanswered


class Ending(StrEnum):
    RIGHT = "right"  # answered at once, rightly; or rightly left unanswered
    OFFERED = "offered"  # asked back, the right answer among what is offered
    BESIDE = "beside"  # asked back, the right answer not among it
    NONE = "none"  # wrongly left unanswered
    WRONG = "wrong"  # answered at once, wrongly


class Flip(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    UNANSWERED = "unanswered"
    ASKED_BACK = "asked_back"


_WORTH = {Ending.RIGHT: 3, Ending.OFFERED: 2, Ending.BESIDE: 1, Ending.NONE: 1, Ending.WRONG: 0}
FOUND = frozenset({Ending.RIGHT, Ending.OFFERED})


@dataclass(frozen=True)
class Golden:
    """A question and the key of the intent that answers it. `kept` ones were written down by somebody; the others are
    an intent's own questions and examples, asked as if they were not there.
    """

    text: str
    language: Language
    expected: str
    kept: bool = False


def ending(certainty: Certainty, offered: Sequence[str], expected: str) -> Ending:
    """`offered` are keys, the best first."""
    if certainty is Certainty.NONE:
        return Ending.NONE if expected else Ending.RIGHT
    if certainty is Certainty.CERTAIN:
        return Ending.RIGHT if expected and offered[0] == expected else Ending.WRONG
    return Ending.OFFERED if expected in offered else Ending.BESIDE


def flip(before: Ending, after: Ending) -> Flip | None:
    """None where it makes no difference to the citizen."""
    if before is after:
        return None
    if after is Ending.NONE:
        return Flip.UNANSWERED
    if before is Ending.RIGHT and after in (Ending.OFFERED, Ending.BESIDE):
        return Flip.ASKED_BACK
    if _WORTH[after] == _WORTH[before]:
        return None
    return Flip.BETTER if _WORTH[after] > _WORTH[before] else Flip.WORSE
