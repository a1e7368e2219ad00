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
    AI worded an answer; `told_of_disaster` is the `Disaster.began` whose notice they were given.
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
    told_of_disaster: int = 0


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
    UNSURE = "unsure"  # asked for a person after two questions in a row without an answer
    ENDED = "ended"  # the answer's validity is over
    DRAFT_FIRST = "draft_first"  # the answer's topic wants a look of staff before it is sent
    SWITCHED_OFF = "switched_off"
    CRISIS = "crisis"
    EMERGENCY = "emergency"


URGENT = frozenset({Reason.CRISIS, Reason.EMERGENCY})


class Outcome(StrEnum):
    """What came of a case, as the member of staff who closed it says; for reports."""

    ANSWERED = "answered"
    REFERRED = "referred"
    NO_REPLY = "no_reply"  # from the citizen
    NOT_FOR_CITY = "not_for_city"


class Wait(StrEnum):
    """For whom a case waits."""

    CLAIM = "claim"  # anybody of the department
    REPLY = "reply"  # its owner
    CITIZEN = "citizen"


@dataclass(frozen=True)
class Case:
    """One escalation. `number` is what people say on the phone; `owner` is the staff member's platform id.

    A transfer ends the case and opens another one with the same number: `moved_to` and `moved_from` are the departments
    on either side, `visited` all that it was in before. `ended_by` is the member of staff who ended it. `urgent` is set
    for danger, and by staff.

    The citizen waits for words of staff since `waiting_since` (None: staff wait for the citizen), and was promised them
    by `reply_by`, a solution by `resolve_by`; `replied_at` is the first reply, `in_time` whether it kept its promise
    (None: there was none), and `late` is set once the promise in force is past. The wait of now began at `since`,
    `reminders` counts what was done about it, and `remind_at` is when something is done next, as `bot.dialogue.timing`
    reckons it. Closed for the citizen's silence, the case is opened again by their words until `reopen_until`.
    `considered` are the keys of the answers that the bot found before, the best first.
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
    since: datetime | None = None
    waiting_since: datetime | None = None
    reply_by: datetime | None = None
    resolve_by: datetime | None = None
    replied_at: datetime | None = None
    in_time: bool | None = None
    late: bool = False
    visited: tuple[str, ...] = ()
    reopen_until: datetime | None = None
    considered: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_CASE_STATES

    @property
    def wait(self) -> Wait:
        if self.state is CaseState.WAITING:
            return Wait.CLAIM
        return Wait.REPLY if self.waiting_since else Wait.CITIZEN

    @property
    def promise(self) -> datetime | None:
        """The one in force."""
        return self.reply_by if self.waiting_since else self.resolve_by

    def claimed_by(self, staff: str, at: datetime) -> "Case":
        claimed = replace(self, state=CaseState.CLAIMED, owner=staff, snoozed_until=None)
        return claimed._waits_anew(at)

    def waiting_again(self, at: datetime) -> "Case":
        waiting = replace(self, state=CaseState.WAITING, owner="", snoozed_until=None)
        return waiting._waits_anew(at)

    def answered(self, at: datetime) -> "Case":
        """Staff spoke to the citizen."""
        answered = replace(self, waiting_since=None, reply_by=None, replied_at=self.replied_at or at)
        if self.replied_at is None and self.reply_by:
            answered = replace(answered, in_time=at <= self.reply_by)
        return answered._waits_anew(at)

    def heard(self, at: datetime, reply_by: datetime | None) -> "Case":
        """The citizen wrote. Who waits already waits no shorter for it."""
        if self.waiting_since:
            return self
        return replace(self, waiting_since=at, reply_by=reply_by)._waits_anew(at)

    def reminded(self, at: datetime) -> "Case":
        return replace(self, since=at, reminders=self.reminders + 1)

    def snoozed(self, until: datetime) -> "Case":
        return replace(self, snoozed_until=until)

    def woken(self, at: datetime) -> "Case":
        return replace(self, snoozed_until=None, since=at)

    def ended(self, state: CaseState, by: str = "", outcome: Outcome | None = None) -> "Case":
        return replace(self, state=state, remind_at=None, snoozed_until=None, ended_by=by, outcome=outcome)

    def moved(self, department: str, by: str) -> "Case":
        return replace(self.ended(CaseState.TRANSFERRED, by), moved_to=department)

    def reopened(self, at: datetime, reply_by: datetime | None) -> "Case":
        """Anybody's: who had it may be away."""
        again = replace(self, ended_by="", outcome=None, reopen_until=None, waiting_since=at, reply_by=reply_by)
        return again.waiting_again(at)

    def _waits_anew(self, at: datetime) -> "Case":
        return replace(self, since=at, reminders=0)
