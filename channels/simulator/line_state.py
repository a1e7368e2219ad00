"""What the simulated LINE remembers: chats, reply tokens, accepted retry keys, contents, sent events."""

from __future__ import annotations

import dataclasses
from typing import Any

from .clock import message_numbers, now_ms

Json = dict[str, Any]

# The `destination` of every webhook; the same after each start, as a real account's is.
BOT_USER_ID = "U" + "0123456789abcdef" * 2


@dataclasses.dataclass(slots=True)
class Chat:
    """One conversation with the bot: of a citizen (their own talk) or of a group."""

    id: str
    name: str
    kind: str = "user"
    language: str | None = "ja"
    following: bool = True
    blocked: bool = False
    # On the clock of lifetimes; None while this person has never written.
    spoke_at: float | None = None
    loading_until: int | None = None
    messages: list[Json] = dataclasses.field(default_factory=list)
    members: list[str] = dataclasses.field(default_factory=list)

    def add(self, message: Json, sender: str, how: str | None, number: str) -> Json:
        """Draw a message. Any new message ends the choices of the one before (using-quick-reply)."""
        self.end_choices()
        drawn: Json = {"id": number, "from": sender, "at": now_ms(), "unsent": False, "quick_replies_live": False}
        drawn |= {"how": how, "message": message}
        self.messages.append(drawn)
        return drawn

    def end_choices(self) -> None:
        if self.messages:
            self.messages[-1]["quick_replies_live"] = False


@dataclasses.dataclass(slots=True)
class ReplyToken:
    chat_id: str
    first_at: float
    issued_at: float
    used: bool = False


@dataclasses.dataclass(slots=True)
class Accepted:
    """An accepted push, remembered under its retry key."""

    at: float
    request_id: str
    sent: list[Json]
    body: Json


@dataclasses.dataclass(slots=True)
class Content:
    data: bytes
    media_type: str
    ready_at: float
    gone: bool = False


class LineState:
    def __init__(self) -> None:
        self.bot_id = BOT_USER_ID
        self.chats: dict[str, Chat] = {}
        self.drawn: dict[str, tuple[Chat, Json]] = {}
        self.reply_tokens: dict[str, ReplyToken] = {}
        self.retry_keys: dict[str, Accepted] = {}
        self.read_tokens: dict[str, str] = {}
        self.contents: dict[str, Content] = {}
        self.events: dict[str, Json] = {}
        self.usage = 0
        self._numbers = message_numbers()

    def number(self) -> str:
        return str(next(self._numbers))

    def chat(self, chat_id: str) -> Chat:
        found = self.chats.get(chat_id)
        if found is None:
            raise LookupError(f"no such LINE user or group: {chat_id}")
        return found

    def draw(self, chat: Chat, message: Json, sender: str, how: str | None = None, number: str = "") -> Json:
        drawn = chat.add(message, sender, how, number or self.number())
        self.drawn[drawn["id"]] = (chat, drawn)
        return drawn
