"""A member of staff: whether they are on duty, and what they alone are told."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import Language
from bot.domain.messages import Choice


@dataclass(frozen=True)
class Duty:
    """`on` is None for whoever never said; `language` is empty where none was chosen. `since` is when `on` changed."""

    person: str
    on: bool | None = None
    since: datetime | None = None
    language: Language = ""


@dataclass(frozen=True)
class CaseLine:
    """A case in a list, and what may be pressed about it there."""

    text: str
    case_id: str
    buttons: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Told:
    """What one member of staff is told: words, and below them cases that they may do something about."""

    text: str
    cases: tuple[CaseLine, ...] = ()
