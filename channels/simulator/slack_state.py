"""What the simulated Slack remembers: rooms, people, open views, trigger ids, response URLs, notices."""

from __future__ import annotations

import dataclasses
import secrets
from typing import Any

from .clock import MessageTimes, now_ms, token

Json = dict[str, Any]

TEAM_ID = "T0MADOGUCHI"
TEAM_DOMAIN = "minatogawa"
APP_ID = "A0MADOGUCHI"
BOT_ID = "B0MADOGUCHI"
BOT_USER_ID = "U0MADOGUCHI"
DEFAULT_ROOM = "C0MADOGUCHI"


@dataclasses.dataclass(slots=True)
class Room:
    id: str
    name: str
    joined: bool = True
    archived: bool = False
    # Top-level messages in order; the messages of threads by their parent's ts; all of them by ts.
    messages: list[Json] = dataclasses.field(default_factory=list)
    threads: dict[str, list[Json]] = dataclasses.field(default_factory=dict)
    by_ts: dict[str, Json] = dataclasses.field(default_factory=dict)
    posted_at: float | None = None

    def add(self, message: Json) -> None:
        self.by_ts[message["ts"]] = message
        parent = self.by_ts.get(message.get("thread_ts", ""))
        if parent is None or parent is message:
            self.messages.append(message)
            return
        replies = self.threads.setdefault(parent["ts"], [])
        replies.append(message)
        parent["thread_ts"] = parent["ts"]
        self.count_replies(parent)

    def count_replies(self, parent: Json) -> None:
        replies = self.threads.get(parent["ts"], [])
        people = list(dict.fromkeys(reply["user"] for reply in replies))
        parent["reply_count"], parent["reply_users"] = len(replies), people
        parent["reply_users_count"] = len(people)
        parent["latest_reply"] = replies[-1]["ts"] if replies else parent["ts"]

    def remove(self, message: Json) -> None:
        """A deleted parent stays as a gravestone while its thread has messages."""
        ts = message["ts"]
        if self.threads.get(ts):
            message.update(subtype="tombstone", text="This message was deleted.", user="USLACKBOT")
            message.pop("blocks", None)
            return
        del self.by_ts[ts]
        parent = self.by_ts.get(message.get("thread_ts", ""))
        if parent is None or parent is message:
            self.messages.remove(message)
        else:
            self.threads[parent["ts"]].remove(message)
            self.count_replies(parent)


@dataclasses.dataclass(slots=True)
class OpenView:
    id: str
    user: str
    view: Json
    root_id: str
    previous_id: str | None = None
    hash: str = ""
    errors: dict[str, str] = dataclasses.field(default_factory=dict)

    def replace(self, view: Json) -> None:
        self.view = view
        self.errors = {}
        self.hash = f"{now_ms() // 1000}.{secrets.token_hex(4)}"


@dataclasses.dataclass(slots=True)
class UploadedFile:
    """`described` is the file object of the Web API."""

    data: bytes
    described: Json


@dataclasses.dataclass(slots=True)
class Upload:
    """What the app announced; `data` is None until the bytes came. Discarded unless it is completed."""

    file_id: str
    name: str
    length: int
    alt_text: str
    data: bytes | None = None


@dataclasses.dataclass(slots=True)
class Trigger:
    user: str
    issued_at: float
    view_id: str | None = None
    used: bool = False


@dataclasses.dataclass(slots=True)
class ResponseUrl:
    """Where an app may answer an interaction for a while (handling-user-interaction, Responding)."""

    room: str
    user: str
    ts: str | None
    issued_at: float
    uses: int = 0


class SlackState:
    def __init__(self, bot_name: str) -> None:
        self.times = MessageTimes()
        self.users: dict[str, str] = {"U0TANAKA": "田中", "U0SUZUKI": "鈴木"}
        self.profiles: dict[str, Json] = {}
        """What the workspace knows of a user beyond the name: fields of the user object, `email` of the profile."""
        self.rooms: dict[str, Room] = {
            "C0GENERAL": Room("C0GENERAL", "総合案内"),
            DEFAULT_ROOM: Room(DEFAULT_ROOM, "窓口"),
        }
        self.bot_name = bot_name
        self.views: dict[str, OpenView] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, OpenView] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.files: dict[str, UploadedFile] = {}
        self.uploads: dict[str, Upload] = {}
        self.deleted_files: set[str] = set()
        self.notices: list[Json] = []
        self.sent: dict[str, Json] = {}
        self.pace_violations = 0

    def room(self, room_id: str) -> Room:
        found = self.rooms.get(room_id)
        if found is None:
            raise LookupError(f"no such Slack room: {room_id}")
        return found

    def user_name(self, user_id: str) -> str:
        name = self.users.get(user_id)
        if name is None:
            raise LookupError(f"no such Slack user: {user_id}")
        return name

    def trigger(self, user: str, now: float, view_id: str | None = None) -> str:
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**11)}.{token(16)}"
        self.triggers[trigger_id] = Trigger(user, now, view_id)
        return trigger_id

    def notice(self, user: str, room: str, said: Json) -> Json:
        """Something only one person sees: an ephemeral message or an answer to an interaction."""
        notice: Json = {"user": user, "room": room, "at": now_ms(), "text": said.get("text", "")}
        notice |= {"blocks": said.get("blocks"), "thread_ts": said.get("thread_ts"), "ts": self.times.next()}
        self.notices.append(notice)
        return notice
