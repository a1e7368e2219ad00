"""What the city answers, and how sure the matcher is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.domain.buttons import Button
from bot.domain.hours import OpeningHours

Language = str  # a tag of `bot.languages`: ja, en, ja-easy
Texts = Mapping[Language, str]


class OperatingPoint(StrEnum):
    """How sure the counter must be before it answers at once instead of asking back."""

    CAREFUL = "careful"
    BALANCED = "balanced"
    EAGER = "eager"


class AfterEnd(StrEnum):
    """What becomes of an answer once the last day of its validity is over."""

    ARCHIVE = "archive"  # it is taken out of use
    CAVEAT = "caveat"  # it is given, and said to have ended
    HAND_OVER = "hand_over"  # people answer


class WhenStale(StrEnum):
    """What becomes of a text that is older than that of the city's main language."""

    TELL = "tell"  # it is given, and said to be older
    FALL_BACK = "fall_back"  # the main language is given in its place


class Sensitivity(StrEnum):
    """How an answer is to be handled."""

    ORDINARY = "ordinary"
    DELICATE = "delicate"  # whoever asks may be in need or in danger: people word it, and few read who asked


@dataclass(frozen=True)
class City:
    key: str
    name: Texts
    default_language: Language
    default_department: str
    site_url: str
    retention_days: int
    matching: OperatingPoint = OperatingPoint.BALANCED


@dataclass(frozen=True)
class Department:
    """Within how many minutes of its opening hours it promises a reply and a solution; 0: nothing is promised.

    `next_queue` is the department that gets a case which nobody here takes; empty: none. A message in a case's thread
    that begins with `reply_mark` is offered to its owner to be sent to the citizen; empty: threads are internal.
    """

    key: str
    name: Texts
    phone: str
    place: Texts
    room: str  # the Slack room's id; empty: the default room
    languages: tuple[Language, ...]
    hours: OpeningHours
    reply_minutes: int = 0
    resolution_minutes: int = 0
    next_queue: str = ""
    reply_mark: str = ""


@dataclass(frozen=True)
class Wording:
    """One intent in one language. `title` fits a button, `question` asks what the answer answers.

    `answer` is plain, `formatted` the same with its marks (`bot.domain.formatting`), empty where it has none.
    `picture_alt` says what the entry's picture shows.
    """

    title: str
    question: str
    answer: str
    buttons: tuple[Button, ...] = ()
    picture_alt: str = ""
    formatted: str = ""


@dataclass(frozen=True)
class Entry:
    """One published intent revision. `stale` are the languages whose text is older than the main language's.

    `readings` says that the kanji of its plain Japanese are shown with theirs. `legal_basis` is for staff.
    """

    key: str
    revision: int
    department: str
    topic: str
    source_url: str
    valid_from: date
    review_by: date
    wordings: Mapping[Language, Wording]
    examples: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    valid_until: date | None = None
    stale: frozenset[Language] = frozenset()
    after_end: AfterEnd = AfterEnd.ARCHIVE
    when_stale: WhenStale = WhenStale.TELL
    readings: bool = False
    picture: str = ""  # its name, see `bot.domain.illustrations`
    draft_first: bool = False  # staff look at it before a citizen reads it
    legal_basis: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY

    @property
    def may_be_worded(self) -> bool:
        """Whether a model may, as far as its topic allows."""
        return self.sensitivity is Sensitivity.ORDINARY

    def written_in(self, language: Language) -> bool:
        """False also where the language has a title but no answer, or a stale one: then another language must serve."""
        if language in self.stale and self.when_stale is WhenStale.FALL_BACK:
            return False
        return language in self.wordings and bool(self.wordings[language].answer)

    def ended(self, today: date) -> bool:
        return self.valid_until is not None and today > self.valid_until


class Certainty(StrEnum):
    CERTAIN = "certain"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True)
class Candidate:
    """`parts` are the scores that made `score`, by field and method, for the decision record."""

    key: str
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)


NEAR = 0.5  # of the best score: what is further off is no alternative


@dataclass(frozen=True)
class Match:
    """`candidates` are the best first. `missing` says why the embedding API had no part in it; empty where it had, or
    where none is configured.
    """

    certainty: Certainty
    candidates: tuple[Candidate, ...]
    missing: str = ""

    @property
    def near(self) -> tuple[str, ...]:
        """The keys of the best candidate and of those that are nearly as good, the best first."""
        return tuple(each.key for each in self.candidates if each.score >= self.candidates[0].score * NEAR)


class Knowledge(Protocol):
    """One publication, whole and unchanging: a turn reads it once and uses nothing else."""

    @property
    def publication(self) -> int: ...
    @property
    def city(self) -> City: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    def match(self, utterance: str, language: Language, without: Collection[str] = ()) -> Match:
        """The intents that the utterance may mean, those with the keys `without` left aside."""
        ...

    def entry(self, key: str) -> Entry | None: ...
    def department(self, key: str) -> Department:
        """The department with that key, else the city's default one."""
        ...
