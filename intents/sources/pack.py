"""The port of intent sources: whatever a city keeps its answers in, it is read whole into a `Pack` or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.domain.answers import Language, OperatingPoint
from intents.content import Content, Terms
from intents.evaluation.heldout import Question
from intents.lexicon import Group

TOPICS = (
    "moving",
    "certificates",
    "family",
    "mynumber",
    "tax",
    "insurance",
    "children",
    "waste",
    "living",
    "safety",
    "welfare",
    "foreign",
    "cityhall",
)


@dataclass(frozen=True)
class PackCity:
    key: str
    names: Mapping[Language, str]
    default_language: Language
    default_department: str
    time_zone: str
    site_url: str
    retention_days: int
    matching: OperatingPoint = OperatingPoint.BALANCED


@dataclass(frozen=True)
class PackDepartment:
    """`hours` stays in the pack's own form, which is how the database keeps it (see `intents.hours`)."""

    key: str
    names: Mapping[Language, str]
    phone: str
    place: Mapping[Language, str]
    room: str
    languages: tuple[Language, ...]
    hours: Mapping[str, Any]
    reply_minutes: int = 0
    resolution_minutes: int = 0
    next_queue: str = ""


@dataclass(frozen=True)
class PackIntent:
    key: str
    content: Content
    terms: Terms


@dataclass(frozen=True)
class Pack:
    city: PackCity
    departments: tuple[PackDepartment, ...]
    intents: tuple[PackIntent, ...]
    lexicon: tuple[Group, ...] = ()
    golden: tuple[Question, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by the names that contents have


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class PackProblems(Exception):
    """Everything that is wrong with a pack, in the order of its files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Source(Protocol):
    def read(self) -> Pack:
        """Raises PackProblems with all problems at once."""
        ...
