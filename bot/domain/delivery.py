"""The outbox: what a parcel is, how it may end, and when it is tried again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.messages import Choice, Message


class Speaker(StrEnum):
    """Who speaks in a parcel: losing a conversation withdraws answers only, never a notice or a person's words."""

    ANSWER = "answer"
    NOTICE = "notice"
    STAFF = "staff"
    DESK = "desk"  # to staff: cards and threads


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


OPEN_STATES = frozenset({DeliveryState.PENDING, DeliveryState.SENDING})
TROUBLED_STATES = frozenset({DeliveryState.UNCERTAIN, DeliveryState.DEAD})


@dataclass(frozen=True)
class Parcel:
    """One outbox row as an adapter gets it: 1 to 5 messages for one address.

    `key` is the same in every attempt (LINE retry key, Slack metadata). `repeated` says that an earlier attempt may
    have been accepted: its process died, or the connection ended without an answer. `reply_token` is empty once a
    reply is out of the question; `reply_token_at` is when the webhook with it came (for the token's life).
    `thread` is the platform's id (Slack `ts`) of the case's card, or of what an Amendment or a Removal is about, or "".
    """

    key: UUID
    address: str
    messages: tuple[Message, ...]
    quick_choices: tuple[Choice, ...] = ()
    sender_name: str = ""
    reply_token: str = ""
    reply_token_at: datetime | None = None
    repeated: bool = False
    thread: str = ""


class Method(StrEnum):
    REPLY = "reply"
    PUSH = "push"
    POST = "post"
    UPDATE = "update"
    DELETE = "delete"
    UPLOAD = "upload"


@dataclass(frozen=True)
class Receipt:
    """The platform accepted: `message_ids` in the order of the parcel's messages."""

    method: Method
    message_ids: tuple[str, ...] = ()
    request_id: str = ""


class Sender:
    """Base of the channel adapters' sending side, the port that the delivery task knows.

    `deliver` sends one parcel, in one attempt, and may raise any `bot.domain.errors.DeliveryError`, nothing else.
    `pace_seconds` is the least time between two parcels to one address (Slack: one message a second a room).
    """

    name: str
    pace_seconds: float = 0.0

    def deliver(self, parcel: Parcel, now: datetime) -> Receipt:
        raise NotImplementedError


def wait_before(attempt: int, ladder: tuple[float, ...]) -> float | None:
    """Seconds to wait before attempt number `attempt` + 1, or None when the ladder has ended."""
    return ladder[attempt - 1] if 1 <= attempt <= len(ladder) else None
