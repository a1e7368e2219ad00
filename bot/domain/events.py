"""What comes in: one event of a platform, in our words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    TEXT = "text"
    STICKER = "sticker"
    IMAGE = "image"
    LOCATION = "location"
    MEDIA = "media"  # video, audio, file and whatever a platform invents
    PRESS = "press"  # a button: `action` and `arguments`
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    UNSEND = "unsend"
    JOIN = "join"
    LEAVE = "leave"
    UNKNOWN = "unknown"


MESSAGE_KINDS = frozenset(
    {EventKind.TEXT, EventKind.STICKER, EventKind.IMAGE, EventKind.LOCATION, EventKind.MEDIA},
)


class Action(StrEnum):
    """What a button asks for. The first part is pressed by citizens, the second by staff."""

    HELPFUL = "helpful"  # turn, value=yes|no
    PERSON = "person"  # optional department
    LANGUAGE = "language"  # language
    CHOOSE = "choose"  # intent
    NONE_OF_THESE = "none_of_these"
    CANCEL_WAIT = "cancel_wait"

    CLAIM = "claim"  # case
    GIVE_BACK = "give_back"  # case
    SEND_REPLY = "send_reply"  # case, and the event's text
    SEND_ANSWER = "send_answer"  # case, and the revision that was looked at
    CLOSE = "close"  # case, outcome
    TRANSFER = "transfer"  # case, department, and a note as the event's text
    SNOOZE = "snooze"  # case, until: hour, opening, or seconds since 1970
    WAKE = "wake"  # case
    NOTE = "note"  # case, and words for staff as the event's text
    MARK_URGENT = "mark_urgent"  # case
    UNMARK_URGENT = "unmark_urgent"  # case
    PROPOSE = "propose_answer"  # case, title, question, and the answer as the event's text


@dataclass(frozen=True)
class Event:
    """`address` is who acts: the platform's user id, or the group's id where the platform names only a group.

    `event_id` survives redelivery (LINE webhookEventId; Slack see ARCHITECTURE, interaction rules).
    `reply_token` is empty where the platform gives none. `active` is false while another module owns the chat
    (LINE standby mode): then nothing may be sent.
    """

    event_id: str
    channel: str
    kind: EventKind
    address: str
    occurred_at: datetime
    in_group: bool = False
    active: bool = True
    text: str = ""
    message_id: str = ""
    reply_token: str = ""
    action: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """One event of a webhook as the adapter read it: the event or, where it cannot be read, why; never both."""

    raw: Mapping[str, Any]
    event: Event | None
    problem: str = ""
