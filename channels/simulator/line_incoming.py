"""A citizen's message: how it is drawn, what the webhook says of it, and the content that can be fetched."""

from __future__ import annotations

import base64
from typing import Any

from .clock import now_ms, token
from .line_state import Chat, Content, ReplyToken
from .line_webhooks import event, redelivered
from .world import World

Json = dict[str, Any]

FETCHED = {"image": "image/png", "video": "video/mp4", "audio": "audio/mp4", "file": "application/octet-stream"}
# Audio, files and locations carry no quote token (webhook event objects).
QUOTABLE = ("text", "image", "video", "sticker")
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")


def say_event(world: World, chat: Chat, speaker: Chat, message: Json) -> tuple[Json, str]:
    """Draw the message and make its event."""
    data_url = message.pop("data_url", None)
    drawn = world.line.draw(chat, message, "citizen")
    if chat is not speaker:
        drawn["user_id"] = speaker.id
    speaker.spoke_at = world.lifetimes.now()
    world.touch()
    told = message | {"id": drawn["id"]} | _defaults(world, message)
    if message["type"] in FETCHED:
        _keep(world, drawn["id"], message["type"], data_url)
    return event(world, chat, "message", {"message": told}, user_id=speaker.id), drawn["id"]


def _defaults(world: World, message: Json) -> Json:
    """What LINE adds to a message of this type, unless the control request gave it."""
    made: Json = {}
    if message["type"] in QUOTABLE:
        made["quoteToken"] = token(32)
    if message["type"] != "location":
        made["markAsReadToken"] = token(16)
        world.line.read_tokens[made["markAsReadToken"]] = message["type"]
    if message["type"] == "sticker":
        made["stickerResourceType"] = "STATIC"
    if message["type"] in ("image", "video", "audio"):
        made["contentProvider"] = {"type": "line"}
    if message["type"] == "file":
        made |= {"fileName": "file.bin", "fileSize": len(DOT)}
    return {name: value for name, value in made.items() if name not in message}


def _keep(world: World, message_id: str, kind: str, data_url: str | None) -> None:
    """Bytes come as a data: URL. Video and audio take a while on LINE (202), images and files do not."""
    media_type, data = FETCHED[kind], DOT
    if data_url:
        head, _, tail = data_url.partition(",")
        media_type, data = head.removeprefix("data:").split(";")[0] or media_type, base64.b64decode(tail)
    slow = world.settings.line_content_ready_seconds if kind in ("video", "audio") else 0.0
    world.line.contents[message_id] = Content(data, media_type, world.lifetimes.now() + slow)


def take_in(world: World, made: Json) -> None:
    """Make the simulator know a raw event: its speaker, its reply token and its message.

    A malformed event is sent all the same (that is what raw events are for); it merely leaves no trace here.
    """
    origin = made.get("source")
    if not isinstance(origin, dict):
        return
    chat_id = origin.get("groupId") or origin.get("roomId") or origin.get("userId")
    if not isinstance(chat_id, str):
        return
    kind = str(origin.get("type", "user"))
    chat = world.line.chats.setdefault(chat_id, Chat(chat_id, "webhook", kind=kind))
    chat.spoke_at = world.lifetimes.now()
    _take_token(world, chat_id, made)
    if isinstance(made.get("webhookEventId"), str):
        world.line.events.setdefault(made["webhookEventId"], made)
    _take_message(world, chat, made.get("message"))
    world.touch()


def _take_token(world: World, chat_id: str, made: Json) -> None:
    reply_token = made.get("replyToken")
    if not isinstance(reply_token, str):
        return
    if made.get("deliveryContext") == {"isRedelivery": True}:
        redelivered(world, made)
    now = world.lifetimes.now()
    world.line.reply_tokens.setdefault(reply_token, ReplyToken(chat_id, now, now))


def _take_message(world: World, chat: Chat, message: object) -> None:
    if not isinstance(message, dict) or not isinstance(message.get("id"), str) or "type" not in message:
        return
    if message["id"] not in world.line.drawn:
        drawn = world.line.draw(chat, message, "citizen", number=message["id"])
        drawn["at"] = now_ms()
        if message["type"] in FETCHED:
            _keep(world, message["id"], message["type"], None)
