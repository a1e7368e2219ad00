"""A conversation, its contact, and the case of a hand-off: values and the rules of who owns what."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.answers import Language


class Owner(StrEnum):
    BOT = "bot"
    QUEUE = "queue"
    STAFF = "staff"


@dataclass(frozen=True)
class Contact:
    """A person (or group) on a channel, known by a random id only.

    `language` is the language the citizen chose; `limited_until` is set while the rate limit holds.
    """

    id: str
    channel: str
    language: Language | None = None
    following: bool = True
    limited_until: datetime | None = None


@dataclass(frozen=True)
class Conversation:
    """`version` is the one that was read: storing a change with an older one raises Conflict.

    `language` is that of the latest utterance; `misses` counts turns in a row without an answer;
    `offered` are the intents of the latest answer, given at `answered_at`, or of the question back that is open, when
    that is None; `passed_over` are those that the same utterance might have meant too. `case_id` is the open case;
    `cautioned` is true once the citizen was asked not to send personal data, `told_of_ai` once they were told that an
    AI worded an answer.
    """

    id: str
    owner: Owner = Owner.BOT
    language: Language | None = None
    misses: int = 0
    offered: tuple[str, ...] = ()
    case_id: str | None = None
    version: int = 0
    answered_at: datetime | None = None
    passed_over: tuple[str, ...] = ()
    cautioned: bool = False
    told_of_ai: bool = False


class CaseState(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"


OPEN_CASE_STATES = frozenset({CaseState.WAITING, CaseState.CLAIMED})


class Reason(StrEnum):
    ASKED = "asked"
    NOT_FOUND = "not_found"
    CRISIS = "crisis"
    EMERGENCY = "emergency"


URGENT = frozenset({Reason.CRISIS, Reason.EMERGENCY})


class Outcome(StrEnum):
    """What came of a case, as the member of staff who closed it says; for reports."""

    ANSWERED = "answered"
    REFERRED = "referred"
    NO_REPLY = "no_reply"  # from the citizen
    NOT_FOR_CITY = "not_for_city"


@dataclass(frozen=True)
class Case:
    """One escalation. `number` is what people say on the phone; `owner` is the staff member's platform id.

    `remind_at` is the timer of the wait: None only while nobody waits. A transfer ends the case and opens another one
    with the same number: `moved_to` and `moved_from` are the departments on either side. `ended_by` is the member of
    staff who ended it. While it is snoozed its timer waits until `snoozed_until`. `urgent` is set for danger, and by
    staff.
    """

    id: str
    number: str
    conversation_id: str
    contact_id: str
    department: str
    room: str
    reason: Reason
    language: Language
    opened_at: datetime
    state: CaseState = CaseState.WAITING
    owner: str = ""
    remind_at: datetime | None = None
    reminders: int = 0
    citizen_told: bool = False
    version: int = 0
    moved_from: str = ""
    moved_to: str = ""
    ended_by: str = ""
    urgent: bool = False
    outcome: Outcome | None = None
    snoozed_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_CASE_STATES

    def claimed_by(self, staff: str) -> "Case":
        return replace(self, state=CaseState.CLAIMED, owner=staff, remind_at=None, snoozed_until=None)

    def waiting_again(self, remind_at: datetime) -> "Case":
        waiting = replace(self, state=CaseState.WAITING, owner="", remind_at=remind_at, reminders=0)
        return replace(waiting, snoozed_until=None)

    def snoozed(self, until: datetime) -> "Case":
        return replace(self, snoozed_until=until, remind_at=until)

    def woken(self, remind_at: datetime) -> "Case":
        """`remind_at` counts where nobody has claimed it."""
        at = remind_at if self.state is CaseState.WAITING else None
        return replace(self, snoozed_until=None, remind_at=at)

    def ended(self, state: CaseState, by: str = "", outcome: Outcome | None = None) -> "Case":
        return replace(self, state=state, remind_at=None, snoozed_until=None, ended_by=by, outcome=outcome)

    def moved(self, department: str, by: str) -> "Case":
        return replace(self.ended(CaseState.TRANSFERRED, by), moved_to=department)
