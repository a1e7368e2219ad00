"""LINE's webhook events in our words.

Read leniently and one by one: new properties and types come without notice, and the SDK's own parser would lose every
good event of a webhook for one that it does not know. Messaging API reference, "Webhook Event Objects".
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from bot.domain.errors import MalformedRequest
from bot.domain.events import Event, EventKind, Received

Raw = Mapping[str, Any]

_KINDS = {
    "follow": EventKind.FOLLOW,
    "unfollow": EventKind.UNFOLLOW,
    "unsend": EventKind.UNSEND,
    "join": EventKind.JOIN,
    "leave": EventKind.LEAVE,
    "postback": EventKind.PRESS,
}
_MESSAGES = {
    "text": EventKind.TEXT,
    "sticker": EventKind.STICKER,
    "image": EventKind.IMAGE,
    "location": EventKind.LOCATION,
}


def read(body: str) -> list[Received]:
    """Every event of a webhook, each readable or with its problem. Raises MalformedRequest for the body as a whole."""
    try:
        webhook = json.loads(body)
    except ValueError as problem:
        raise MalformedRequest("the body is not JSON") from problem
    events = webhook.get("events") if isinstance(webhook, dict) else None
    if not isinstance(events, list):
        raise MalformedRequest("the body has no list of events")
    return [_received(raw) for raw in events]


def _received(raw: Any) -> Received:
    if not isinstance(raw, dict):
        return Received({"value": raw}, None, "the event is not an object")
    try:
        return Received(raw, parse_event(raw))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
        return Received(raw, None, f"{type(problem).__name__}: {problem}")


def parse_event(raw: Raw) -> Event:
    """One event. Raises KeyError, TypeError or ValueError where what we cannot do without is missing."""
    source = raw.get("source") or {}
    kind = _kind(raw)
    group = source.get("groupId") or source.get("roomId")
    return Event(
        event_id=_text(raw["webhookEventId"]),
        channel="line",
        kind=kind,
        address=_text(group or source.get("userId") or "unknown"),
        occurred_at=datetime.fromtimestamp(raw["timestamp"] / 1000, UTC),
        in_group=bool(group),
        active=raw.get("mode", "active") == "active" and bool(group or source.get("userId")),
        reply_token=_text(raw.get("replyToken") or ""),
        **_DETAILS.get(kind, _of_message)(raw),
    )


def _kind(raw: Raw) -> EventKind:
    if raw["type"] == "message":
        return _MESSAGES.get(raw["message"]["type"], EventKind.MEDIA)
    return _KINDS.get(raw["type"], EventKind.UNKNOWN)


def _of_message(raw: Raw) -> dict[str, Any]:
    message = raw.get("message") or {}
    mentionees = (message.get("mention") or {}).get("mentionees") or []
    mentioned = any(mentionee.get("isSelf") for mentionee in mentionees)
    return {
        "message_id": _text(message.get("id") or ""),
        "text": _text(message.get("text") or ""),
        "arguments": {
            **({"mentioned": "yes"} if mentioned else {}),
            **({"file": _text(message["fileName"])} if message.get("fileName") else {}),
        },
    }


def _of_unsend(raw: Raw) -> dict[str, Any]:
    return {"message_id": _text(raw["unsend"]["messageId"])}


def _of_postback(raw: Raw) -> dict[str, Any]:
    fields = dict(parse_qsl(_text(raw["postback"]["data"])))
    return {"action": fields.pop("do", ""), "arguments": fields}


_DETAILS: dict[EventKind, Callable[[Raw], dict[str, Any]]] = {
    EventKind.UNSEND: _of_unsend,
    EventKind.PRESS: _of_postback,
}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("expected a text")
    return value.replace("\x00", "")  # PostgreSQL keeps no NUL
