"""What members of staff do in rooms: write, edit, delete, press, command (see the contract in README.md)."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from . import slack_files, slack_forms
from .control_errors import Impossible
from .slack_events import (
    VERIFICATION_TOKEN,
    answered,
    deliver,
    encoded,
    envelope,
    interaction,
    send_event,
    send_form,
    send_interaction,
)
from .slack_responses import content, issue
from .slack_state import APP_ID, BOT_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, OpenView, ResponseUrl, Room
from .slack_typing import rich_text, written
from .slack_views import described
from .world import World

Json = dict[str, Any]

PROFILE = ("email", "is_email_confirmed", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger")


async def talk(world: World, body: Json) -> Json:
    """A message of a person; if it names the bot, an app_mention comes beside it. `raw` text is sent as it is."""
    room, user = world.slack.room(body["room"]), body["user"]
    world.slack.user_name(user)
    text = body["text"] if body.get("raw") else written(body["text"], world.settings.slack_bot_name)
    ts = world.slack.times.next()
    message: Json = {"type": "message", "user": user, "text": text, "ts": ts, "team": TEAM_ID}
    message |= {"client_msg_id": str(uuid.uuid4()), "blocks": rich_text(text)}
    if body.get("thread_ts"):
        message |= {"thread_ts": body["thread_ts"], "parent_user_id": _author(room, body["thread_ts"])}
    room.add(message)
    world.touch()
    if not room.joined:
        return {"ts": ts, "status": None}
    placed = {"channel": room.id, "event_ts": ts}
    outcome, event_id = await send_event(world, message | placed | {"channel_type": "channel"})
    if f"<@{BOT_USER_ID}>" in text:
        await send_event(world, message | placed | {"type": "app_mention"})
    return {"ts": ts, "event_id": event_id, "status": outcome.status, "ms": outcome.ms}


def _author(room: Room, ts: str) -> str:
    parent = room.by_ts.get(ts)
    if parent is None:
        raise Impossible("no such thread")
    return str(parent["user"])


def _own(world: World, body: Json) -> tuple[Room, Json]:
    room = world.slack.room(body["room"])
    message = room.by_ts.get(body["ts"])
    if message is None or message["user"] != body["user"]:
        raise Impossible("only one's own messages can be changed")
    return room, message


async def edit(world: World, body: Json) -> Json:
    room, message = _own(world, body)
    before = dict(message)
    text = written(body["text"], world.settings.slack_bot_name)
    message.update(text=text, blocks=rich_text(text))
    message["edited"] = {"user": body["user"], "ts": world.slack.times.next()}
    world.touch()
    return await _changed(world, room, "message_changed", {"message": dict(message), "previous_message": before})


async def delete(world: World, body: Json) -> Json:
    room, message = _own(world, body)
    before = dict(message)
    room.remove(message)
    world.touch()
    return await _changed(world, room, "message_deleted", {"deleted_ts": body["ts"], "previous_message": before})


async def _changed(world: World, room: Room, subtype: str, fields: Json) -> Json:
    ts = world.slack.times.next()
    made: Json = {"type": "message", "subtype": subtype, "channel": room.id, "hidden": True, "ts": ts, "event_ts": ts}
    outcome, event_id = await send_event(world, made | {"channel_type": "channel"} | fields)
    return {"event_id": event_id, "status": outcome.status, "ms": outcome.ms}


async def press(world: World, body: Json) -> Json:
    """A button or menu in a message, in a notice, or in an open view (`view_id`)."""
    user, given = body["user"], body["action"]
    payload = interaction(world, "block_actions", user)
    view_id = body.get("view_id")
    if view_id:
        opened = slack_forms.own_view(world, user, view_id)
        payload |= slack_forms.view_place(world, opened, body.get("values") or {})
        blocks = opened.view["blocks"]
    else:
        place, blocks = _message_place(world, user, body["room"], body["ts"])
        payload |= place | {"state": {"values": body.get("values") or {}}}
    payload["trigger_id"] = world.slack.trigger(user, world.lifetimes.now(), view_id)
    payload["actions"] = [_action(world, blocks, given)]
    outcome = await send_interaction(world, payload)
    told = {"status": outcome.status, "ms": outcome.ms, "body": answered(outcome)}
    return told | {"action_ts": payload["actions"][0]["action_ts"], "trigger_id": payload["trigger_id"]}


def _message_place(world: World, user: str, room_id: str, ts: str) -> tuple[Json, list[Json]]:
    room = world.slack.room(room_id)
    notice = next((one for one in world.slack.notices if one["ts"] == ts and one["user"] == user), None)
    message = room.by_ts.get(ts) or notice
    if message is None:
        raise Impossible("no such message")
    ephemeral = message is notice
    container: Json = {"type": "message", "message_ts": ts, "channel_id": room.id, "is_ephemeral": ephemeral}
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    place: Json = {"container": container, "channel": {"id": room.id, "name": room.name}}
    place["response_url"] = issue(world, room.id, user, ts)
    if not ephemeral:
        # Slack's payload carries the message as the API tells it, without its metadata.
        place["message"] = {name: value for name, value in message.items() if name not in ("metadata", "app_id")}
        place["message"]["app_id"], place["message"]["bot_id"] = APP_ID, BOT_ID
    return place, message.get("blocks") or []


def _action(world: World, blocks: list[Json], given: Json) -> Json:
    """The touched element as Slack tells it: without its looks, with what was chosen."""
    block_id, element = slack_forms.find_element(blocks, given)
    chosen = {name: given[name] for name in given if name.startswith("selected_") or name == "value"}
    kept = {name: element[name] for name in ("type", "action_id", "text", "value", "style") if name in element}
    return kept | chosen | {"block_id": block_id, "action_ts": world.slack.times.next()}


async def command(world: World, body: Json) -> Json:
    """A slash command. What the app answers at once is shown to this person (or to the room)."""
    user, room = body["user"], world.slack.room(body["room"])
    name = world.slack.user_name(user)
    url = issue(world, room.id, user, None)
    trigger_id = world.slack.trigger(user, world.lifetimes.now())
    fields: Json = {"team_id": TEAM_ID, "team_domain": TEAM_DOMAIN, "channel_id": room.id, "channel_name": room.name}
    fields |= {"user_id": user, "user_name": name, "command": body["command"], "text": body.get("text", "")}
    fields |= {"api_app_id": APP_ID, "is_enterprise_install": "false", "response_url": url, "trigger_id": trigger_id}
    outcome = await send_form(world, fields | {"token": VERIFICATION_TOKEN}, "command")
    said = answered(outcome)
    if not outcome.good:
        # The words that Slackbot shows.
        said = {"text": f'{body["command"]} failed with the error "dispatch_failed"'}
    elif not said and outcome.body.strip() not in (b"", b"{}"):
        said = {"text": outcome.body.decode("utf-8", "replace")}
    if said.get("text") or said.get("blocks"):
        content(world, ResponseUrl(room.id, user, None, world.lifetimes.now()), said)
        world.touch()
    return {"status": outcome.status, "ms": outcome.ms, "body": said, "trigger_id": trigger_id}


async def rooms(world: World, body: Json) -> Json:
    """A new room; of one that is there already, whether the bot is in it, it is archived, or it is deleted."""
    room_id = body.get("id") or "C0" + uuid.uuid4().hex[:9].upper()
    known = world.slack.rooms.get(room_id)
    if body.get("deleted"):
        world.slack.rooms.pop(room_id, None)
    elif known is None:
        world.slack.rooms[room_id] = Room(room_id, body["name"].lstrip("#"), joined=body.get("joined", True))
    else:
        known.joined, known.archived = body.get("joined", known.joined), body.get("archived", known.archived)
    world.touch()
    return {"id": room_id}


async def users(world: World, body: Json) -> Json:
    user_id = body.get("id") or "U0" + uuid.uuid4().hex[:9].upper()
    world.slack.users[user_id] = body["name"]
    world.slack.profiles[user_id] = {name: body[name] for name in PROFILE if name in body}
    world.touch()
    return {"id": user_id}


async def home(world: World, body: Json) -> Json:
    """Open the app's home tab."""
    opened: OpenView | None = world.slack.homes.get(body["user"])
    made: Json = {"type": "app_home_opened", "user": body["user"], "channel": "D0MADOGUCHI", "tab": "home"}
    made["event_ts"] = world.slack.times.next()
    if opened:
        made["view"] = described(opened)
    outcome, event_id = await send_event(world, made)
    return {"event_id": event_id, "status": outcome.status, "ms": outcome.ms}


async def webhook(world: World, body: Json) -> Json:
    """Raw bytes, an event, a payload, or a known event once more; signed well, badly, too early or not at all."""
    content_type = body.get("content_type", "application/json")
    if body.get("body") is not None:
        raw = str(body["body"]).encode("utf-8", "surrogatepass")
    elif body.get("event_id"):
        raw = encoded(world.slack.sent[body["event_id"]])
    else:
        raw = encoded(envelope(world, body["event"]))
    retry = (int(body["retry_num"]), body.get("retry_reason", "http_timeout")) if body.get("retry_num") else None
    outcome = await deliver(world, raw, content_type, "raw", body.get("signature", "good"), retry)
    text = outcome.body.decode("utf-8", "replace")
    return {"status": outcome.status, "ms": outcome.ms, "reason": outcome.reason, "body": text}


Deed = Callable[[World, Json], Awaitable[Json]]
DEEDS: dict[str, Deed] = {
    "slack/talk": talk,
    "slack/edit": edit,
    "slack/delete": delete,
    "slack/press": press,
    "slack/command": command,
    "slack/rooms": rooms,
    "slack/users": users,
    "slack/home": home,
    "slack/webhook": webhook,
    "slack/upload": slack_files.upload,
    "slack/submit": slack_forms.submit,
    "slack/close": slack_forms.close,
    "slack/options": slack_forms.options,
}
