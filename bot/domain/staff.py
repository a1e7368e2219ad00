"""A member of staff: whether they are on duty, and what they alone are told."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import Language
from bot.domain.messages import Choice


@dataclass(frozen=True)
class Duty:
    """`on` is None for whoever never said, `since` is when it changed; `language` is empty where none was chosen.
    `rooms` are those in which they came on duty. `has_home` is set once they opened their Home.
    """

    person: str
    on: bool | None = None
    since: datetime | None = None
    language: Language = ""
    rooms: tuple[str, ...] = ()
    has_home: bool = False


@dataclass(frozen=True)
class Scope:
    """Whose cases somebody may work on by their account; `member` is false without one that has the role."""

    departments: tuple[str, ...] = ()
    oversees: bool = False
    member: bool = False

    def sees(self, department: str) -> bool:
        return self.oversees or department in self.departments


@dataclass(frozen=True)
class CaseLine:
    """A case in a list, and what may be pressed about it there."""

    text: str
    case_id: str
    buttons: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a Home: a title, words below it, cases."""

    title: str
    text: str = ""
    lines: tuple[CaseLine, ...] = ()


@dataclass(frozen=True)
class Home:
    """What one member of staff finds on their own page. `duty` says whether they are on duty; `desk_url` is empty where
    they cannot sign in at the web desk; `as_of` says when all this was true.
    """

    language: Language
    on: bool | None
    title: str
    duty: str
    sections: tuple[Section, ...]
    as_of: str
    desk_url: str = ""


@dataclass(frozen=True)
class Told:
    """What one member of staff is told: words, and below them cases that they may do something about."""

    text: str
    cases: tuple[CaseLine, ...] = ()
