"""What goes out, before a channel draws it: to citizens and to staff rooms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, get_args

from bot.domain.buttons import Button


@dataclass(frozen=True)
class Choice:
    """Something to tap. `said` is what the conversation shows as the citizen's words after the tap."""

    label: str
    action: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


@dataclass(frozen=True)
class Note:
    """Plain words: a fixed text, or what staff wrote."""

    text: str


@dataclass(frozen=True)
class AnswerCard:
    """An approved answer with its source: `lines` are the responsible section, the date and the like, one each.

    With `readings`, the kanji of title and body are drawn with theirs. `buttons` are the answer's own.
    `formatted` is the body with its marks, for who can draw them; empty where it has none.
    """

    title: str
    body: str
    source_label: str
    source_url: str
    lines: tuple[str, ...] = ()
    notice: str = ""
    readings: bool = False
    buttons: tuple[Button, ...] = ()
    formatted: str = ""
    picture_url: str = ""
    picture_ratio: str = ""  # width:height
    picture_alt: str = ""

    @property
    def picture_in_words(self) -> str:
        return f"🖼 {self.picture_alt}" if self.picture_url else ""


@dataclass(frozen=True)
class ChoiceList:
    """A question back: up to four choices, each on its own line."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Picture:
    """What staff attached; addresses that a citizen's phone may open, `name` in words for who cannot see it."""

    url: str
    preview_url: str
    name: str


@dataclass(frozen=True)
class TranscriptLine:
    """`speaker` is a label in the staff's language; `text` is masked."""

    speaker: str
    text: str
    message_id: str = ""  # the platform's, so that an unsent message can be left out


@dataclass(frozen=True)
class CaseCard:
    """The one message that shows a case to its room. Everything in it is masked and in the staff's language.

    `buttons` are what is done to every case, `more` (five at most) what is done to few; `proposed` is the answer that
    waits for a look of staff, as the citizen will read it.
    """

    case_id: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    transcript: tuple[TranscriptLine, ...]
    buttons: tuple[Choice, ...]
    summary: str  # the whole card in words, for notifications and screen readers
    more: tuple[Choice, ...] = ()
    proposed: str = ""


@dataclass(frozen=True)
class ThreadNote:
    """A line in the thread below a case's card."""

    case_id: str
    text: str
    broadcast: bool = False  # also shown in the room itself: reminders


@dataclass(frozen=True)
class CitizensPicture:
    """What a citizen sent, itself, in the thread below a case's card: nothing in it is masked.

    The content stays where it is kept, under `file_id`; `name` in words for who cannot see it.
    """

    case_id: str
    file_id: str
    name: str


@dataclass(frozen=True)
class Amendment:
    """New words in place of a thread note that was posted before: its message was unsent."""

    text: str


@dataclass(frozen=True)
class Removal:
    """Takes away what was posted before under that id of the platform, or by the parcel that its own one amends."""

    message_id: str = ""


@dataclass(frozen=True)
class RoomNote:
    """A line in a room that belongs to no case: warnings for staff."""

    text: str


Message = (
    Note | AnswerCard | ChoiceList | Picture | CaseCard | ThreadNote | CitizensPicture | Amendment | Removal | RoomNote
)
_TYPES: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Message)}


def to_json(message: Message) -> dict[str, Any]:
    return {"type": type(message).__name__, **asdict(message)}


def from_json(data: Mapping[str, Any]) -> Message:
    """The inverse of `to_json`. Raises KeyError for a type that this version does not know."""
    fields = dict(data)
    kind = _TYPES[fields.pop("type")]
    made: type[Any] = Button if kind is AnswerCard else Choice
    for name in ("choices", "buttons", "more"):
        if name in fields:
            fields[name] = tuple(made(**each) for each in fields[name])
    if "transcript" in fields:
        fields["transcript"] = tuple(TranscriptLine(**line) for line in fields["transcript"])
    if "lines" in fields:
        fields["lines"] = tuple(fields["lines"])
    if "facts" in fields:
        fields["facts"] = tuple((name, value) for name, value in fields["facts"])
    message: Message = kind(**fields)
    return message
