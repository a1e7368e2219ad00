"""What was said in the conversation of a case, and the citizen's earlier cases, as staff may read them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """`speaker` is citizen, staff, or a `Speaker` of the bot; `text` is masked, and empty for what is no text."""

    speaker: str
    kind: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Said:
    """A line in the staff's words; `by` is citizen, bot or staff."""

    speaker: str
    when: str
    text: str
    by: str = "citizen"


@dataclass(frozen=True)
class Earlier:
    """An earlier case of the same citizen in the staff's words."""

    number: str
    when: str
    department: str
    outcome: str


@dataclass(frozen=True)
class History:
    """One page of a conversation, oldest line first; page 0 holds the newest lines. `earlier` are newest first."""

    number: str
    page: int
    pages: int
    lines: tuple[Said, ...]
    earlier: tuple[Earlier, ...]
