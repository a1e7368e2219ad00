"""The Messaging API's endpoints that the product may call. Every rule is from the Messaging API reference."""

from __future__ import annotations

import dataclasses
import re
import uuid
from collections.abc import Callable
from typing import Any

from .clock import now_ms, token
from .gateway import Answer
from .line_limits import check_messages
from .line_state import Accepted, Chat
from .world import World

Json = dict[str, Any]
RETRY_KEY = "x-line-retry-key"
USER_ID = re.compile(r"U[0-9a-f]{32}")
DESTINATION = re.compile(r"[UCR][0-9a-f]{32}")
# A person who is no friend can be written to for this long after their last message (Send push message).
STRANGER_SECONDS = 7 * 24 * 3600.0
# Audio, files and locations cannot be quoted (Get quote tokens).
UNQUOTABLE = ("audio", "location", "coupon")


@dataclasses.dataclass(slots=True)
class Call:
    """One request: the parsed body, lower-case headers, and the id that a path may carry."""

    world: World
    body: Json
    headers: Json
    subject: str
    request_id: str
    entry: Json


def error(status: int, message: str, details: list[dict[str, str]] | None = None) -> Answer:
    body: Json = {"message": message}
    if details:
        body["details"] = details
    return Answer(body, status, accepted=False)


def invalid(details: list[dict[str, str]]) -> Answer:
    return error(400, f"The request body has {len(details)} error(s)", details)


def _empty(name: str) -> Answer:
    return invalid([{"message": "May not be empty", "property": name}])


def _sent(world: World, messages: list[Json], chat: Chat | None, how: str) -> list[Json]:
    """Draw the messages, if anybody sees them, and answer their ids in the order of the request."""
    sent: list[Json] = []
    for message in messages:
        number = world.line.number()
        sent.append({"id": number})
        if message["type"] not in UNQUOTABLE:
            sent[-1]["quoteToken"] = token(32)
        if chat is not None:
            world.line.draw(chat, message, "bot", how, number)
    if chat is not None:
        # Only the last message object of a request shows its choices (Using quick replies).
        chat.messages[-1]["quick_replies_live"] = bool(messages[-1].get("quickReply"))
        chat.loading_until = None
        world.touch()
    return sent


def reply(call: Call) -> Answer:
    """Reply token: single use, one minute. Retry keys are refused: retrying works for pushes only."""
    body = call.body
    call.entry["reply_token"] = body.get("replyToken")
    if RETRY_KEY in call.headers:
        return error(400, "The retry key is not supported by this API")
    if not isinstance(body.get("replyToken"), str) or not body["replyToken"]:
        return _empty("replyToken")
    details = check_messages(body.get("messages"))
    if details:
        return invalid(details)
    issued = call.world.line.reply_tokens.get(body["replyToken"])
    if issued is None:
        return error(400, "Invalid reply token")
    call.entry["user_id"] = issued.chat_id
    age = call.world.lifetimes.now() - issued.issued_at
    if issued.used or age > call.world.settings.line_reply_token_seconds:
        call.entry["note"] = "reply token used" if issued.used else "reply token expired"
        return error(400, "Invalid reply token")
    issued.used = True
    chat = call.world.line.chats[issued.chat_id]
    return Answer({"sentMessages": _sent(call.world, body["messages"], None if chat.blocked else chat, "reply")})


def _repeated(call: Call, key: str) -> Answer | None:
    """The answer to a retry key that was accepted within 24 hours, or that is none (Retrying an API request)."""
    try:
        uuid.UUID(key)
    except ValueError:
        return error(400, "The retry key is invalid")
    known = call.world.line.retry_keys.get(key.lower())
    age = call.world.lifetimes.now() - known.at if known else 0.0
    if known is None or age > call.world.settings.line_retry_key_seconds:
        return None
    call.entry["note"] = "repeated" if known.body == call.body else "repeated with another body"
    body = {"message": "The retry key is already accepted", "sentMessages": known.sent}
    return Answer(body, 409, {"x-line-accepted-request-id": known.request_id}, accepted=False)


def _delivers(world: World, chat: Chat) -> bool:
    """Friends and group members get pushes, and strangers who wrote within seven days; nobody else, in silence."""
    if chat.kind != "user":
        return True
    if chat.blocked:
        return False
    recent = chat.spoke_at is not None and world.lifetimes.now() - chat.spoke_at < STRANGER_SECONDS
    return chat.following or recent


def push(call: Call) -> Answer:
    """Send push message. What counts for the quota are recipients, not message objects."""
    world, body, key = call.world, call.body, call.headers.get(RETRY_KEY)
    call.entry["user_id"] = body.get("to")
    if key is not None:
        call.entry["retry_key"] = key
        repeated = _repeated(call, key)
        if repeated:
            return repeated
    refused = _refused_push(world, body)
    if refused:
        return refused
    chat = world.line.chats[body["to"]]
    delivers = _delivers(world, chat)
    if delivers:
        count = len(chat.members) or 1
        if world.settings.line_quota is not None and world.line.usage + count > world.settings.line_quota:
            return error(429, "You have reached your monthly limit.")
        world.line.usage += count
    else:
        call.entry["note"] = "not delivered: no friend, or blocked"
    sent = _sent(world, body["messages"], chat if delivers else None, "push")
    if key is not None:
        world.line.retry_keys[key.lower()] = Accepted(world.lifetimes.now(), call.request_id, sent, body)
    return Answer({"sentMessages": sent})


def _refused_push(world: World, body: Json) -> Answer | None:
    to = body.get("to")
    if not isinstance(to, str) or not to:
        return _empty("to")
    details = check_messages(body.get("messages"))
    if details:
        return invalid(details)
    if not DESTINATION.fullmatch(to):
        return error(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    return None if to in world.line.chats else error(400, "Failed to send messages")


def validate(call: Call) -> Answer:
    """Validate message objects: looks at `messages` only and sends nothing."""
    details = check_messages(call.body.get("messages"))
    return invalid(details) if details else Answer({})


def loading(call: Call) -> Answer:
    """Display a loading indicator: 5 to 60 seconds in steps of 5, one-to-one chats only."""
    chat_id, seconds = call.body.get("chatId"), call.body.get("loadingSeconds", 20)
    call.entry["user_id"] = chat_id
    chat = call.world.line.chats.get(chat_id) if isinstance(chat_id, str) else None
    if chat is None or chat.kind != "user":
        return error(400, "The property, 'chatId', in the request body is invalid (line: -, column: -)")
    if not isinstance(seconds, int) or seconds % 5 or not 5 <= seconds <= 60:
        return invalid([{"message": "must be a multiple of 5 between 5 and 60", "property": "loadingSeconds"}])
    chat.loading_until = now_ms() + seconds * 1000
    call.world.touch()
    return Answer({}, 202)


def mark_as_read(call: Call) -> Answer:
    if str(call.body.get("markAsReadToken")) not in call.world.line.read_tokens:
        return error(400, "The property, 'markAsReadToken', in the request body is invalid (line: -, column: -)")
    return Answer({})


def profile(call: Call) -> Answer:
    """Get profile: 404 for unknown people and for those who blocked the account; no language without consent."""
    chat = call.world.line.chats.get(call.subject)
    call.entry["user_id"] = call.subject
    reachable = chat is not None and chat.kind == "user" and (chat.following or chat.spoke_at is not None)
    if chat is None or not reachable or chat.blocked:
        return error(404, "Not found")
    known = {"displayName": chat.name, "userId": chat.id, "language": chat.language}
    return Answer({name: value for name, value in known.items() if value})


def quota(call: Call) -> Answer:
    value = call.world.settings.line_quota
    return Answer({"type": "none"} if value is None else {"type": "limited", "value": value})


def consumption(call: Call) -> Answer:
    return Answer({"totalUsage": call.world.line.usage})


def info(call: Call) -> Answer:
    name = call.world.settings.line_bot_name
    names = {"userId": call.world.line.bot_id, "basicId": "@000minato", "displayName": name}
    return Answer(names | {"chatMode": "bot", "markAsReadMode": "auto"})


def content(call: Call) -> Answer:
    """Get content: 410 after an unsend, 202 without a body while a large file is prepared."""
    found = call.world.line.contents.get(call.subject)
    if found is None:
        return error(404, "Not found")
    if found.gone:
        return error(410, "The content is gone")
    if call.world.lifetimes.now() < found.ready_at:
        return Answer(b"", 202)
    return Answer(found.data, media_type=found.media_type)


ENDPOINTS: list[tuple[str, str, str, Callable[[Call], Answer]]] = [
    ("POST", "/v2/bot/message/reply", "reply", reply),
    ("POST", "/v2/bot/message/push", "push", push),
    ("POST", "/v2/bot/chat/loading/start", "loading", loading),
    ("GET", "/v2/bot/profile/{subject}", "profile", profile),
    ("POST", "/v2/bot/message/validate/reply", "validate/reply", validate),
    ("POST", "/v2/bot/message/validate/push", "validate/push", validate),
    ("POST", "/v2/bot/chat/markAsRead", "markAsRead", mark_as_read),
    ("GET", "/v2/bot/message/quota", "quota", quota),
    ("GET", "/v2/bot/message/quota/consumption", "quota/consumption", consumption),
    ("GET", "/v2/bot/info", "info", info),
    ("GET", "/v2/bot/message/{subject}/content", "content", content),
    ("GET", "/v2/bot/message/{subject}/content/preview", "content/preview", content),
]
