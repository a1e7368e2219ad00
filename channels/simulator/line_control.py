"""What citizens do on their telephones; each deed is a control request (see the contract in README.md)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from .clock import token
from .control_errors import Impossible
from .line_incoming import say_event, take_in
from .line_state import Chat
from .line_webhooks import body_of, event, redelivered, send, send_raw
from .world import World

Json = dict[str, Any]


def _told(outcome: Any, made: Json, **more: Any) -> Json:
    return more | {"event_id": made["webhookEventId"], "status": outcome.status, "ms": outcome.ms}


def _speaker(world: World, body: Json) -> Chat:
    chat = world.line.chat(body["user_id"])
    if chat.blocked:
        raise Impossible("this citizen has blocked the account")
    return chat


async def citizens(world: World, body: Json) -> Json:
    """A new person. With `follow` they add the account as a friend, and the bot hears of it.

    A `silent` friend has been one for long: the bot hears nothing.
    """
    user_id = body.get("user_id") or "U" + token(16)
    chat = Chat(user_id, body.get("name") or "市民", language=body.get("language", "ja"), following=False)
    world.line.chats[user_id] = chat
    chat.following = bool(body.get("silent"))
    world.touch()
    if body.get("follow", True) and not chat.following:
        return {"user_id": user_id} | await follow(world, {"user_id": user_id})
    return {"user_id": user_id}


async def follow(world: World, body: Json) -> Json:
    chat = world.line.chat(body["user_id"])
    again, chat.following, chat.blocked = chat.blocked, True, False
    world.touch()
    made = event(world, chat, "follow", {"follow": {"isUnblocked": again}})
    return _told(await send(world, [made]), made)


async def unfollow(world: World, body: Json) -> Json:
    """Blocking and unfollowing are one thing on LINE: an event without a reply token."""
    chat = world.line.chat(body["user_id"])
    chat.following, chat.blocked = False, True
    world.touch()
    made = event(world, chat, "unfollow", {}, repliable=False)
    return _told(await send(world, [made]), made)


async def say(world: World, body: Json) -> Json:
    return await send_message(world, body | {"message": {"type": "text", "text": body["text"]}})


async def send_message(world: World, body: Json) -> Json:
    """Text, sticker, image, video, audio, file or location; `group_id` says it in a group."""
    speaker = _speaker(world, body)
    chat = world.line.chat(body.get("group_id") or body["user_id"])
    made, message_id = say_event(world, chat, speaker, dict(body["message"]))
    outcome = await send(world, [made])
    return _told(outcome, made, message_id=message_id, reply_token=made["replyToken"])


async def tap(world: World, body: Json) -> Json:
    """Touch an action of one of the bot's messages."""
    chat = _speaker(world, body)
    action = dict(body["action"])
    params = body.get("params") or action.pop("params", None)
    drawn = _touched(world, chat, body["message_id"], action)
    _end_choices(drawn, action)
    kind = action.get("type")
    if kind == "message":
        return await say(world, {"user_id": chat.id, "text": action["text"]})
    if kind in ("postback", "datetimepicker"):
        return await _postback(world, chat, action, params)
    # A link, the camera or the clipboard: the bot hears nothing.
    world.touch()
    return {"event_id": None, "status": None}


def _touched(world: World, chat: Chat, message_id: str, action: Json) -> Json:
    owner, drawn = world.line.drawn.get(message_id, (None, None))
    if owner is not chat or drawn is None or not _holds(drawn["message"], action):
        raise Impossible("this message has no such action")
    if _is_choice(drawn, action) and not drawn["quick_replies_live"]:
        raise Impossible("these choices disappeared with the next message")
    return drawn


def _holds(part: Any, action: Json) -> bool:
    if isinstance(part, dict):
        return part == action or any(_holds(value, action) for value in part.values())
    return isinstance(part, list) and any(_holds(value, action) for value in part)


def _is_choice(drawn: Json, action: Json) -> bool:
    elsewhere = {name: value for name, value in drawn["message"].items() if name != "quickReply"}
    return not _holds(elsewhere, action)


def _end_choices(drawn: Json, action: Json) -> None:
    """Choices go when one is tapped, except by an action that leaves the room as it was (Using quick replies)."""
    if _is_choice(drawn, action):
        drawn["quick_replies_live"] = False


async def _postback(world: World, chat: Chat, action: Json, params: Json | None) -> Json:
    """displayText is drawn as the citizen's words, but it is no message event; the old `text` is one too."""
    message_id = None
    if action.get("displayText"):
        message_id = world.line.draw(chat, {"type": "text", "text": action["displayText"]}, "citizen")["id"]
    events = []
    if action.get("text"):
        made, message_id = say_event(world, chat, chat, {"type": "text", "text": action["text"]})
        events.append(made)
    chat.spoke_at = world.lifetimes.now()
    world.touch()
    postback: Json = {"data": action.get("data", "")} | ({"params": params} if params else {})
    made = event(world, chat, "postback", {"postback": postback})
    outcome = await send(world, [*events, made])
    return _told(outcome, made, message_id=message_id, reply_token=made["replyToken"])


def _wrote(user_id: str, owner: Chat, drawn: Json) -> bool:
    return bool(drawn["from"] == "citizen" and drawn.get("user_id", owner.id) == user_id)


async def unsend(world: World, body: Json) -> Json:
    """The content is gone everywhere, for the content API as well (410). The event has no reply token."""
    owner, drawn = world.line.drawn.get(body["message_id"], (None, None))
    if owner is None or drawn is None or not _wrote(body["user_id"], owner, drawn):
        raise Impossible("only one's own messages can be unsent")
    drawn["unsent"], drawn["message"] = True, {"type": drawn["message"]["type"]}
    kept = world.line.contents.get(drawn["id"])
    if kept:
        kept.gone, kept.data = True, b""
    world.touch()
    fields = {"unsend": {"messageId": drawn["id"]}}
    made = event(world, owner, "unsend", fields, repliable=False, user_id=body["user_id"])
    return _told(await send(world, [made]), made)


async def groups(world: World, body: Json) -> Json:
    """A group with the bot in it; the bot hears that it joined."""
    group_id = body.get("group_id") or "C" + token(16)
    chat = Chat(group_id, body.get("name") or "グループ", kind="group", members=list(body.get("members", [])))
    world.line.chats[group_id] = chat
    world.touch()
    made = event(world, chat, "join", {})
    return _told(await send(world, [made]), made, group_id=group_id)


async def webhook(world: World, body: Json) -> Json:
    """Raw events, raw bytes, or known events once more, signed well, badly or not at all."""
    signature = body.get("signature", "good")
    if body.get("body") is not None:
        raw = str(body["body"]).encode("utf-8", "surrogatepass")
    else:
        raw = body_of(world, _again(world, body) + _taken_in(world, list(body.get("events", []))))
    outcome = await send_raw(world, raw, signature)
    return {"status": outcome.status, "ms": outcome.ms, "reason": outcome.reason}


def _again(world: World, body: Json) -> list[Json]:
    """`event_ids`: sent before, identical but for isRedelivery (which `"redelivery": false` leaves out, too)."""
    known = world.line.events
    missing = [one for one in body.get("event_ids", []) if one not in known]
    if missing:
        raise LookupError(f"no such events: {', '.join(missing)}")
    flagged = body.get("redelivery", True)
    return [redelivered(world, known[one]) if flagged else known[one] for one in body.get("event_ids", [])]


def _taken_in(world: World, events: list[Json]) -> list[Json]:
    for made in events:
        take_in(world, made)
    return events


Deed = Callable[[World, Json], Awaitable[Json]]
DEEDS: dict[str, Deed] = {
    "line/citizens": citizens,
    "line/say": say,
    "line/send": send_message,
    "line/tap": tap,
    "line/unsend": unsend,
    "line/follow": follow,
    "line/unfollow": unfollow,
    "line/groups": groups,
    "line/webhook": webhook,
}
