"""response_url: five answers within thirty minutes (docs.slack.dev, interactivity/handling-user-interaction)."""

from __future__ import annotations

from typing import Any

from .clock import token
from .gateway import Answer
from .slack_call import failed, with_ids
from .slack_limits import check_message_blocks
from .slack_messages import apply, bot_message
from .slack_state import ResponseUrl
from .world import World

Json = dict[str, Any]


def issue(world: World, room: str, user: str, ts: str | None) -> str:
    key = token(16)
    world.slack.response_urls[key] = ResponseUrl(room, user, ts, world.lifetimes.now())
    return f"{world.public_url}/slack/response/{key}"


def respond(world: World, key: str, body: Json) -> Answer:
    issued = world.slack.response_urls.get(key)
    refused = _refused(world, issued, body)
    if issued is None or refused is not None:
        return refused or Answer({"ok": False, "error": "expired_url"}, 404, accepted=False)
    issued.uses += 1
    content(world, issued, body)
    world.touch()
    return Answer({"ok": True})


def _refused(world: World, issued: ResponseUrl | None, body: Json) -> Answer | None:
    settings = world.settings
    if issued is None or world.lifetimes.now() - issued.issued_at > settings.slack_response_url_seconds:
        return Answer({"ok": False, "error": "expired_url"}, 404, accepted=False)
    if issued.uses >= settings.slack_response_url_uses:
        return Answer({"ok": False, "error": "used_url"}, 404, accepted=False)
    messages = check_message_blocks(body.get("blocks") or [])
    if messages:
        return failed("invalid_blocks", messages)
    changes = body.get("delete_original") or body.get("text") or body.get("blocks")
    return None if changes else Answer({"ok": False, "error": "no_text"}, 400, accepted=False)


def content(world: World, issued: ResponseUrl, body: Json) -> None:
    """Change the original, say it to everybody, or (by default) only to the person who acted."""
    room = world.slack.room(issued.room)
    said: Json = {"text": str(body.get("text", ""))}
    thread = {"thread_ts": body["thread_ts"]} if body.get("thread_ts") else {}
    if body.get("blocks"):
        said["blocks"] = with_ids(body["blocks"])
    original = room.by_ts.get(issued.ts or "")
    if body.get("delete_original"):
        if original is not None:
            room.remove(original)
        _drop_notice(world, issued.ts)
    elif body.get("replace_original") and original is not None:
        apply(world, original, {"blocks": [], **said})
    elif body.get("replace_original") and _drop_notice(world, issued.ts):
        world.slack.notice(issued.user, room.id, said | thread)
    elif body.get("response_type") == "in_channel":
        room.add(bot_message(world, said | thread))
    else:
        world.slack.notice(issued.user, room.id, said | thread)


def _drop_notice(world: World, ts: str | None) -> bool:
    before = len(world.slack.notices)
    world.slack.notices[:] = [notice for notice in world.slack.notices if notice["ts"] != ts]
    return len(world.slack.notices) < before
