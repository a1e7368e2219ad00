"""chat.postMessage, chat.update, chat.delete, chat.postEphemeral (docs.slack.dev, reference/methods)."""

from __future__ import annotations

import math
from typing import Any

from .gateway import Answer, encoded
from .slack_call import Call, failed, ok, with_ids, writable
from .slack_events import send_event
from .slack_limits import MESSAGE_BLOCK_TEXT, check_message_blocks, text_size
from .slack_state import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, Room
from .world import World

Json = dict[str, Any]

TEXT_MOST = 40_000
UPDATED_TEXT_MOST = 4000
METADATA_BYTES = 16 * 1024
# Two posts one second apart by the sender's clock can arrive a little closer; that is no violation.
PACE_TOLERANCE = 0.1


def _content(call: Call) -> Json | Answer:
    """The judged text, blocks, attachments and metadata of a message; only what the request has."""
    made: Json = {}
    try:
        blocks, attachments = call.structure("blocks"), call.structure("attachments")
    except ValueError:
        return failed("invalid_blocks_format")
    if blocks is not None:
        messages = check_message_blocks(blocks)
        if messages:
            return failed("invalid_blocks", messages)
        if text_size(blocks) > MESSAGE_BLOCK_TEXT:
            return failed("msg_blocks_too_long")
        made["blocks"] = with_ids(blocks)
    if attachments is not None:
        made["attachments"] = attachments
    if call.body.get("text") is not None:
        made["text"] = str(call.body["text"])[:TEXT_MOST]
    return _with_metadata(call, made)


def _with_metadata(call: Call, made: Json) -> Json | Answer:
    try:
        metadata = call.structure("metadata")
    except ValueError:
        return failed("invalid_metadata_format")
    if metadata is None:
        return made
    if not isinstance(metadata, dict) or (metadata and not _complete(metadata)):
        return failed("invalid_metadata_format")
    if len(encoded(metadata)) > METADATA_BYTES:
        return failed("metadata_too_large")
    return made | {"metadata": metadata}


def _complete(metadata: Json) -> bool:
    return isinstance(metadata.get("event_type"), str) and isinstance(metadata.get("event_payload"), dict)


def shown(message: Json, metadata: bool = False) -> Json:
    """A message as the API tells it. Metadata only with include_all_metadata."""
    hidden = () if metadata else ("metadata",)
    return {name: value for name, value in message.items() if name not in hidden}


def bot_message(world: World, content: Json) -> Json:
    made: Json = {"type": "message", "user": BOT_USER_ID, "bot_id": BOT_ID, "app_id": APP_ID, "team": TEAM_ID}
    made |= {"ts": world.slack.times.next(), "text": "", "bot_profile": bot_profile(world)}
    return made | content


def bot_profile(world: World) -> Json:
    names = {"id": BOT_ID, "app_id": APP_ID, "user_id": BOT_USER_ID, "name": world.settings.slack_bot_name}
    return names | {"deleted": False, "team_id": TEAM_ID}


def paced(call: Call, room: Room) -> Answer | None:
    """One message a second and room; bursts are tolerated unless the setting makes Slack strict (Rate limits)."""
    settings, now = call.world.settings, call.world.lifetimes.now()
    wait = 0.0 if room.posted_at is None else settings.slack_pace_seconds - (now - room.posted_at)
    if wait > settings.slack_pace_seconds * PACE_TOLERANCE:
        call.world.slack.pace_violations += 1
        call.entry["note"] = f"faster than one message in {settings.slack_pace_seconds:g} s"
        if settings.slack_pace_enforced:
            headers = {"Retry-After": str(math.ceil(wait))}
            return Answer({"ok": False, "error": "ratelimited"}, 429, headers, accepted=False)
    return None


def post_message(call: Call) -> Answer:
    room, content = writable(call), _content(call)
    if isinstance(room, Answer):
        return room
    if isinstance(content, Answer):
        return content
    if not content.get("text") and not content.get("blocks") and not content.get("attachments"):
        return failed("no_text")
    thread_ts = call.text("thread_ts")
    refused = refused_thread(room, thread_ts)
    if refused:
        return refused
    return paced(call, room) or _posted(call, room, content, thread_ts)


def refused_thread(room: Room, thread_ts: str) -> Answer | None:
    """thread_ts names a parent. A reply's ts is a mistake that real Slack hides; here it is an error."""
    if not thread_ts:
        return None
    parent = room.by_ts.get(thread_ts)
    if parent is None:
        return failed("thread_not_found")
    return failed("cannot_reply_to_message") if parent.get("thread_ts", thread_ts) != thread_ts else None


def _posted(call: Call, room: Room, content: Json, thread_ts: str) -> Answer:
    if thread_ts:
        content["thread_ts"] = thread_ts
    for name in ("username", "icon_emoji", "icon_url"):
        if call.body.get(name):
            content[name] = call.body[name]
    message = bot_message(call.world, content)
    room.add(message)
    if thread_ts and call.flag("reply_broadcast"):
        message["subtype"] = "thread_broadcast"
    room.posted_at = call.world.lifetimes.now()
    call.entry["ts"] = message["ts"]
    call.world.touch()
    if call.world.settings.slack_echo_own_messages:
        call.world.start(_echo(call.world, room, shown(message)))
    return ok(channel=room.id, ts=message["ts"], message=shown(message))


async def _echo(world: World, room: Room, message: Json) -> None:
    """An app that subscribes to messages hears of its own ones too, marked by bot_id."""
    await send_event(world, message | {"channel": room.id, "channel_type": "channel", "event_ts": message["ts"]})


def _own_message(call: Call, refusal: str) -> tuple[Room, Json] | Answer:
    room = writable(call)
    if isinstance(room, Answer):
        return room
    message = room.by_ts.get(call.text("ts"))
    if message is None:
        return failed("message_not_found")
    return (room, message) if message.get("bot_id") == BOT_ID else failed(refusal)


def update(call: Call) -> Answer:
    """A field that is left out keeps its old value; an empty array or object removes it."""
    found, content = _own_message(call, "cant_update_message"), _content(call)
    if isinstance(found, Answer):
        return found
    if isinstance(content, Answer):
        return content
    if not {"text", "blocks", "attachments"} & set(content):
        return failed("no_text")
    if len(content.get("text", "")) > UPDATED_TEXT_MOST:
        return failed("msg_too_long")
    room, message = found
    apply(call.world, message, content)
    call.entry["ts"] = message["ts"]
    return ok(channel=room.id, ts=message["ts"], text=message["text"], message=shown(message))


def apply(world: World, message: Json, content: Json) -> None:
    message.update(content, edited={"user": BOT_USER_ID, "ts": world.slack.times.next()})
    for name in ("blocks", "attachments", "metadata"):
        if name in content and not content[name]:
            del message[name]
    world.touch()


def delete(call: Call) -> Answer:
    found = _own_message(call, "cant_delete_message")
    if isinstance(found, Answer):
        return found
    room, message = found
    room.remove(message)
    call.world.touch()
    return ok(channel=room.id, ts=call.text("ts"))


def post_ephemeral(call: Call) -> Answer:
    """Seen by one person in one room, never fetched again."""
    room, content = writable(call), _content(call)
    if isinstance(room, Answer):
        return room
    if isinstance(content, Answer):
        return content
    if call.text("user") not in call.world.slack.users:
        return failed("user_not_in_channel")
    if not content.get("text") and not content.get("blocks"):
        return failed("no_text")
    thread = {"thread_ts": call.text("thread_ts") or None}
    notice = call.world.slack.notice(call.text("user"), room.id, content | thread)
    call.world.touch()
    return ok(message_ts=notice["ts"])
