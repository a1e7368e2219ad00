"""The state as the page and the tests read it (GET /control/state)."""

from __future__ import annotations

from typing import Any

from .clock import now_ms
from .gateway import encoded
from .line_state import Chat
from .slack_state import BOT_USER_ID, Room
from .world import World

Json = dict[str, Any]

# A page draws the end of a conversation; without a bound, every poll of a long bench would copy all of it.
MESSAGES_SHOWN = 200


def _chat(chat: Chat) -> Json:
    named: Json = {"group_id": chat.id, "members": chat.members} if chat.kind != "user" else {"user_id": chat.id}
    named |= {"name": chat.name, "language": chat.language, "following": chat.following, "blocked": chat.blocked}
    return named | {"loading_until": chat.loading_until, "messages": chat.messages[-MESSAGES_SHOWN:]}


def _line(world: World) -> Json:
    chats = world.line.chats.values()
    return {
        "bot": {"name": world.settings.line_bot_name, "picture": None, "id": world.line.bot_id},
        "citizens": [_chat(chat) for chat in chats if chat.kind == "user"],
        "groups": [_chat(chat) for chat in chats if chat.kind != "user"],
        "quota": {"limit": world.settings.line_quota, "used": world.line.usage},
    }


def _message(room: Room, message: Json) -> Json:
    told: Json = {"ts": message["ts"], "user": message["user"], "text": message["text"]}
    told |= {"blocks": message.get("blocks"), "thread_ts": message.get("thread_ts"), "edited": "edited" in message}
    told |= {"username": message.get("username"), "files": message.get("files", [])}
    return told | {"replies": [_message(room, reply) for reply in room.threads.get(message["ts"], [])]}


def _room(room: Room) -> Json:
    shown = [_message(room, message) for message in room.messages[-MESSAGES_SHOWN:]]
    return {"id": room.id, "name": room.name, "messages": shown}


def views(world: World) -> list[Json]:
    """The forms that people have open. By themselves too: forty people who look for theirs need not read everything."""
    tops = {stack[-1] for stack in world.slack.stacks.values() if stack}
    return [
        {"id": one.id, "user": one.user, "view": one.view, "errors": one.errors, "top": one.id in tops}
        for one in world.slack.views.values()
    ]


def _slack(world: World) -> Json:
    slack = world.slack
    return {
        "bot": {"id": BOT_USER_ID, "name": world.settings.slack_bot_name},
        "users": [{"id": user, "name": name} for user, name in slack.users.items()],
        "rooms": [_room(room) for room in slack.rooms.values()],
        "views": views(world),
        "homes": [{"id": one.id, "user": user, "view": one.view} for user, one in slack.homes.items()],
        "notices": slack.notices[-MESSAGES_SHOWN:],
        "pace_violations": slack.pace_violations,
    }


def of(world: World) -> Json:
    told: Json = {"version": world.version, "clock": now_ms(), "platforms": list(world.settings.platforms)}
    if "line" in world.settings.platforms:
        told["line"] = _line(world)
    if "slack" in world.settings.platforms:
        told["slack"] = _slack(world)
    return told | {"webhooks": list(world.webhooks)}


class Snapshots:
    """Several pages poll the same version: it is built once."""

    def __init__(self) -> None:
        self._version, self._bytes = -1, b""

    def of(self, world: World) -> bytes:
        if self._version != world.version:
            self._version, self._bytes = world.version, encoded(of(world))
        return self._bytes
