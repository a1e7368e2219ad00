"""What a turn knows when it starts and what it decides: the only things that pass between dialogue and store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.answers import Candidate, Language
from bot.domain.conversation import Case, Contact, Conversation
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.files import WantedFile
from bot.domain.messages import Choice, Message, TranscriptLine
from bot.domain.model import Call
from bot.domain.proposals import Proposal
from bot.domain.translations import Translation


class Status(StrEnum):
    """How a turn ended. The part before the underscore is its family; reports group by it."""

    ANSWERED_MATCH = "answered_match"
    ANSWERED_CHOSEN = "answered_chosen"
    ANSWERED_BY_CHOICE = "answered_by_choice"  # of the language model, among what was found
    ANSWERED_FOLLOW_UP = "answered_follow_up"
    ANSWERED_CORRECTED = "answered_corrected"
    ANSWERED_AGAIN = "answered_again"
    ANSWERED_SEVERAL = "answered_several"
    CLARIFY_CANDIDATES = "clarify_candidates"
    CLARIFY_MISSING = "clarify_missing"
    CLARIFY_CORRECTED = "clarify_corrected"
    CLARIFY_AGAIN = "clarify_again"
    UNANSWERED_NO_MATCH = "unanswered_no_match"
    UNANSWERED_CORRECTED = "unanswered_corrected"
    CANCELLED_QUESTION = "cancelled_question"
    HANDOFF_ASKED = "handoff_asked"
    HANDOFF_NOT_FOUND = "handoff_not_found"
    HANDOFF_CANCELLED = "handoff_cancelled"
    HANDOFF_DRAFTED = "handoff_drafted"
    HANDOFF_REOPENED = "handoff_reopened"
    HANDOFF_SWITCHED_OFF = "handoff_switched_off"
    RELAYED_TO_STAFF = "relayed_to_staff"
    CRISIS_SELF_HARM = "crisis_self_harm"
    CRISIS_VIOLENCE = "crisis_violence"
    CRISIS_ABUSE = "crisis_abuse"
    EMERGENCY_119 = "emergency_119"
    EMERGENCY_110 = "emergency_110"
    COURTESY_SMALL_TALK = "courtesy_small_talk"
    COURTESY_THANKS = "courtesy_thanks"
    COURTESY_COMPLAINT = "courtesy_complaint"
    OFFERED_LANGUAGES = "offered_languages"
    GREETED = "greeted"
    CAPABILITIES_TOLD = "capabilities_told"
    GROUP_POINTED = "group_pointed"
    FEEDBACK_TAKEN = "feedback_taken"
    LANGUAGE_CHANGED = "language_changed"
    LIMITED_NOTICE = "limited_notice"
    LIMITED_SUPERSEDED = "limited_superseded"
    INTERRUPTED_CHANNEL = "interrupted_channel"
    INTERRUPTED_DISASTER = "interrupted_disaster"
    UNSENT = "unsent"
    SILENT = "silent"
    STAFF_CLAIMED = "staff_claimed"
    STAFF_GAVE_BACK = "staff_gave_back"
    STAFF_REPLIED = "staff_replied"
    STAFF_CLOSED = "staff_closed"
    STAFF_SNOOZED = "staff_snoozed"
    STAFF_MARKED = "staff_marked"
    STAFF_NOTED = "staff_noted"
    STAFF_TRANSFERRED = "staff_transferred"
    STAFF_PROPOSED = "staff_proposed"
    STAFF_REFUSED = "staff_refused"
    REMINDED = "reminded"
    ERROR_BAD_EVENT = "error_bad_event"
    ERROR_GAVE_UP = "error_gave_up"


class SignalKind(StrEnum):
    """What a press says about how well an utterance was understood."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    CHOSEN = "chosen"
    NONE_OF_THESE = "none_of_these"


@dataclass(frozen=True)
class Signal:
    """`intent` is the answer that was pressed; empty where none was right."""

    kind: SignalKind
    intent: str = ""


@dataclass(frozen=True)
class Rated:
    """What a citizen says of a case that is over."""

    case_id: str
    helped: bool


@dataclass(frozen=True)
class Snapshot:
    """Everything that a turn may look at, read before it starts.

    `recent_turns` counts the contact's messages that were handled in the last minute, the first of them `window_began`;
    `transcript` is masked, oldest first. `newest_waiting` is false when a later message of the contact waits
    too; `already_unsent` is true when the citizen took this message back before it was handled. `suspected` are the
    platform's ids of those messages that tried to steer a model. `closed_in_silence` is a case that the citizen's words
    open again.
    """

    contact: Contact
    conversation: Conversation
    case: Case | None
    transcript: tuple[TranscriptLine, ...] = ()
    recent_turns: int = 0
    window_began: datetime | None = None
    newest_waiting: bool = True
    already_unsent: bool = False
    suspected: frozenset[str] = frozenset()
    closed_in_silence: Case | None = None


@dataclass(frozen=True)
class Outgoing:
    """One outbox row to be: `address` is a Slack room, or "" for the contact of the conversation.

    `about` is the platform's id of the citizen's message that is repeated in it.
    """

    speaker: Speaker
    messages: tuple[Message, ...]
    quick_choices: tuple[Choice, ...] = ()
    sender_name: str = ""
    channel: str = ""
    address: str = ""
    use_reply_token: bool = False
    about: str = ""


@dataclass(frozen=True)
class StepTime:
    name: str
    milliseconds: float


@dataclass(frozen=True)
class Decision:
    """The record of why: kept without any text but the masked utterance, which stands in a row of its own."""

    status: Status
    language: Language
    intent: str = ""
    revision: int | None = None
    publication: int | None = None
    certainty: str = ""
    candidates: tuple[Candidate, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[StepTime, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Resolution:
    """What one turn changes, to be stored in one transaction together with "event handled".

    `signals` are about the latest utterance that led to what was pressed, which the store knows.
    `case` is the new or changed case, `opened` the one that takes its place in another department; `said` is what staff
    wrote to the citizen (kept in the conversation); `forget_message` is the platform's id of a message the citizen
    unsent. `wanted_file` is what they sent and is to be fetched, `rated` what they say of a case that is over.
    `attached` are the ids of the files that staff sent, `proposed` what they proposed as an answer of the city.
    `wait_until` puts the event back until then.
    `calls` are those of the language model, `translations` what it translated.
    """

    event: Event | None  # None: a timer, not a person
    decision: Decision
    contact: Contact
    conversation: Conversation
    case: Case | None = None
    opened: Case | None = None
    outgoing: tuple[Outgoing, ...] = ()
    said: str = ""
    staff: str = ""
    forget_message: str = ""
    wanted_file: WantedFile | None = None
    rated: Rated | None = None
    wait_until: datetime | None = None
    attached: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    calls: tuple[Call, ...] = ()
    translations: tuple[Translation, ...] = ()
    proposed: Proposal | None = None
