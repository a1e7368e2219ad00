"""Judges the messages of a request: first the SDK's types, then the limits of the Messaging API reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from linebot.v3.messaging import Message
from pydantic.v1 import ValidationError

from .line_actions import check_action
from .line_flex import check_flex
from .line_lengths import Problems
from .line_templates import check_template

Json = dict[str, Any]
MESSAGES_MOST = 5
TEXT_MOST = 5000
ALT_TEXT_MOST = 1500
QUICK_REPLY_ITEMS = 13
QUICK_REPLY_LABEL = 20
SENDER_NAME_MOST = 20
EMOJIS_MOST = 20
SUBSTITUTIONS_MOST = 100
TYPES = ("text", "textV2", "sticker", "image", "video", "audio", "location", "imagemap", "template", "flex", "coupon")
# In a textV2, braces are written twice unless they name a substitution.
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def check_messages(messages: object) -> list[dict[str, str]]:
    """The details of LINE's error answer; an empty list when everything is right."""
    problems = Problems()
    if not isinstance(messages, list):
        problems.add("messages", "May not be empty")
        return problems.details
    problems.size("messages", messages, 1, MESSAGES_MOST)
    for at, message in enumerate(messages):
        path = f"messages[{at}]"
        if _typed(problems, path, message):
            _check_message(problems, path, message)
    return problems.details


def _typed(problems: Problems, path: str, message: object) -> bool:
    """The SDK's own models find unknown types, missing fields and wrong kinds of values."""
    if not isinstance(message, dict) or message.get("type") not in TYPES:
        problems.add(f"{path}.type", f"Must be one of the following values: [{', '.join(TYPES)}]")
        return False
    try:
        Message.from_dict(message)
    except ValidationError as error:
        part = next(failing_parts(error.model, path, message), path)
        for found in error.errors():
            _add_found(problems, part, found)
        return False
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        # The SDK raises these for an unknown or missing type of a part; its text quotes the part.
        problems.add(path, f"invalid: {str(error)[:200]}")
        return False
    return True


def _add_found(problems: Problems, path: str, found: Any) -> None:
    where = ".".join(str(part) for part in found["loc"] if part != "__root__")
    missing = found["type"] in ("value_error.missing", "type_error.none.not_allowed")
    problems.add(f"{path}.{where}", "May not be empty" if missing else found["msg"])


def failing_parts(model: Any, path: str, part: object) -> Iterator[str]:
    """Where in a message the SDK's model failed: its errors name fields of the failing part only.

    The SDK builds inner parts first, and so the search looks at them first.
    """
    if isinstance(part, list):
        for at, item in enumerate(part):
            yield from failing_parts(model, f"{path}[{at}]", item)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from failing_parts(model, f"{path}.{name}", value)
        if _may_be(model, part) and _fails(model, part):
            yield path


def _may_be(model: Any, part: Json) -> bool:
    fields = model.__fields__
    kind = fields["type"].default if "type" in fields else None
    return bool(part.get("type", kind) == kind if kind else {field.alias for field in fields.values()} & set(part))


def _fails(model: Any, part: Json) -> bool:
    try:
        model.from_dict(part)
    except (ValueError, KeyError, TypeError, AttributeError):
        return True
    return False


def _check_message(problems: Problems, path: str, message: Json) -> None:
    _BY_TYPE.get(message["type"], _nothing)(problems, path, message)
    if isinstance(message.get("quickReply"), dict):
        _quick_reply(problems, f"{path}.quickReply.items", message["quickReply"].get("items"))
    if isinstance(message.get("sender"), dict):
        _sender(problems, f"{path}.sender", message["sender"])


def _quick_reply(problems: Problems, path: str, items: object) -> None:
    """Using quick replies: at most 13, every label needed, no rich-menu switch."""
    if not isinstance(items, list) or not items:
        problems.add(path, "May not be empty")
        return
    problems.size(path, items, 1, QUICK_REPLY_ITEMS)
    for here, item in problems.objects(path, items):
        action = item.get("action") or {}
        problems.web_address(f"{here}.imageUrl", item.get("imageUrl"))
        check_action(problems, f"{here}.action", action, QUICK_REPLY_LABEL)
        if action.get("type") in (None, "richmenuswitch"):
            problems.add(f"{here}.action.type", "cannot be used in a quick reply")


def _sender(problems: Problems, path: str, sender: Json) -> None:
    """Icon and nickname switch: 20 characters, and certain words such as LINE are refused."""
    name = sender.get("name")
    problems.units(f"{path}.name", name, SENDER_NAME_MOST)
    if isinstance(name, str) and "line" in name.lower():
        problems.add(f"{path}.name", "contains a forbidden word")
    problems.web_address(f"{path}.iconUrl", sender.get("iconUrl"))


def _nothing(problems: Problems, path: str, message: Json) -> None:
    """Types whose fields the SDK's model covers."""


def _text(problems: Problems, path: str, message: Json) -> None:
    text, emojis = message["text"], message.get("emojis") or []
    problems.units(f"{path}.text", text, TEXT_MOST, least=1)
    problems.size(f"{path}.emojis", emojis, 0, EMOJIS_MOST)
    wide = text.encode("utf-16-le", "surrogatepass")
    for here, emoji in problems.objects(f"{path}.emojis", emojis):
        index = emoji.get("index")
        if index is None or wide[index * 2 : index * 2 + 2] != b"$\x00":
            problems.add(f"{here}.index", "must be the position of a $ in the text")


def _text_v2(problems: Problems, path: str, message: Json) -> None:
    substitution = message.get("substitution") or {}
    problems.units(f"{path}.text", message["text"], TEXT_MOST, least=1)
    if len(substitution) > SUBSTITUTIONS_MOST:
        problems.add(f"{path}.substitution", f"Size must be between 0 and {SUBSTITUTIONS_MOST}")
    for key in substitution:
        problems.units(f"{path}.substitution.{key}", key, 20)
    for found in _PLACEHOLDER.finditer(message["text"]):
        if found[0] not in ("{{", "}}") and (found[1] is None or found[1] not in substitution):
            problems.add(f"{path}.text", f"no substitution for {found[0]} at {found.start()}")


def _alt_text(problems: Problems, path: str, message: Json) -> None:
    problems.units(f"{path}.altText", message["altText"], ALT_TEXT_MOST, least=1)


def _flex(problems: Problems, path: str, message: Json) -> None:
    _alt_text(problems, path, message)
    check_flex(problems, f"{path}.contents", message["contents"])


def _template(problems: Problems, path: str, message: Json) -> None:
    _alt_text(problems, path, message)
    check_template(problems, f"{path}.template", message["template"])


def _media(problems: Problems, path: str, message: Json) -> None:
    for name in ("originalContentUrl", "previewImageUrl"):
        problems.web_address(f"{path}.{name}", message.get(name))


def _location(problems: Problems, path: str, message: Json) -> None:
    for name in ("title", "address"):
        problems.units(f"{path}.{name}", message[name], 100, least=1)


_BY_TYPE: dict[str, Callable[[Problems, str, Json], None]] = {
    "text": _text,
    "textV2": _text_v2,
    "flex": _flex,
    "template": _template,
    "imagemap": _alt_text,
    "image": _media,
    "video": _media,
    "audio": _media,
    "location": _location,
}
