"""What a room is told once a day."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Digest:
    """`key` is the same all day, so that a room gets one a day however often this is asked. `about` is the id of the
    citizen's message that `text` quotes, of `conversation_id`: unsent, it disappears there too.
    """

    key: str
    room: str
    text: str
    about: str = ""
    conversation_id: str = ""


@dataclass(frozen=True)
class Unanswered:
    """What a citizen wrote and the bot had no answer to, masked."""

    text: str
    message_id: str
    conversation_id: str


@dataclass(frozen=True)
class Count:
    """What happened to the cases of a department from `start` to `end`.

    `answered` are those that got their first reply then, `promised` those of them with a promise, `in_time` those that
    kept it. `languages` counts the opened ones by tag, the most first. `unanswered` is what the bot had no answer to,
    where the conversation came to this department; the city's default one has all others.
    """

    department: str
    start: datetime
    end: datetime
    opened: int = 0
    answered: int = 0
    promised: int = 0
    in_time: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    unanswered: int = 0
    examples: tuple[Unanswered, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.opened or self.answered or self.unanswered)
