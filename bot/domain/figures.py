"""What is counted of a counter's work, and what follows from the counts: shares and percentiles.

A *question* ended in exactly one of four ways, so the four add up. A share of nothing is None, never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import add, attrgetter

from bot.domain.turns import Status

ANSWERED = tuple(status for status in Status if status.startswith("answered_"))
ASKED_BACK = tuple(status for status in Status if status.startswith("clarify_"))
UNANSWERED = tuple(status for status in Status if status.startswith("unanswered_"))
HANDED_OVER = (Status.HANDOFF_ASKED, Status.HANDOFF_NOT_FOUND, Status.HANDOFF_DRAFTED)
CORRECTED = tuple(status for status in Status if status.endswith("_corrected"))
"""The citizen wrote "not that"; what the bot did about it counts among the questions too."""

QUESTIONS = (*ANSWERED, *ASKED_BACK, *UNANSWERED, *HANDED_OVER)


@dataclass(frozen=True)
class Cell:
    """Where a count belongs. `hour` is the city's; department and topic are "" where nothing was recognised."""

    hour: int
    language: str
    department: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Figures:
    """Counts. `conversations` are those that ended and held a question; `promised` are promises that fell due."""

    answered: int = 0
    asked_back: int = 0
    handed_over: int = 0
    unanswered: int = 0
    not_helpful: int = 0
    corrected: int = 0
    none_of_these: int = 0
    conversations: int = 0
    contained: int = 0
    deflected: int = 0
    promised: int = 0
    kept: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*map(add, _values(self), _values(other)))

    def rounded(self, grain: int) -> "Figures":
        """Each count to the nearest multiple; halves go up."""
        return Figures(*(to_nearest(value, grain) for value in _values(self)))

    @property
    def questions(self) -> int:
        return self.answered + self.asked_back + self.handed_over + self.unanswered

    @property
    def wrong(self) -> int:
        """Signals that an answer was wrong."""
        return self.not_helpful + self.corrected + self.none_of_these

    @property
    def containment(self) -> float | None:
        """Conversations that ended without a person, of all."""
        return share(self.contained, self.conversations)

    @property
    def deflection(self) -> float | None:
        """Conversations with an answer, no "not helpful" and no person, of all."""
        return share(self.deflected, self.conversations)

    @property
    def punctuality(self) -> float | None:
        return share(self.kept, self.promised)


COUNTED = tuple(field.name for field in fields(Figures))
_values = attrgetter(*COUNTED)  # `astuple` copies every number
NOTHING = Figures()


@dataclass(frozen=True)
class Waits:
    """How long citizens waited for the first words of staff, in whole minutes."""

    cases: int
    median: int | None
    p90: int | None

    def rounded(self, grain: int) -> "Waits":
        """Times of fewer than two grains of cases are left out."""
        few = grain > 1 and self.cases < 2 * grain
        return Waits(to_nearest(self.cases, grain), None if few else self.median, None if few else self.p90)


def to_nearest(value: int, grain: int) -> int:
    return (2 * value + grain) // (2 * grain) * grain


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def total(figures: Iterable[Figures]) -> Figures:
    return sum(figures, NOTHING)


def waits(minutes: Mapping[int, int]) -> Waits:
    """From cases by minutes of waiting."""
    return Waits(sum(minutes.values()), percentile(minutes, 50), percentile(minutes, 90))


def percentile(counts: Mapping[int, int], percent: int) -> int | None:
    """The nearest rank: the smallest value that at least `percent` of 100 do not exceed."""
    rank, seen = -(-sum(counts.values()) * percent // 100), 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= rank:
            return value
    return None
