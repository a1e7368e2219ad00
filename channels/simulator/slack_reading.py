"""auth.test, conversations.* and users.* (docs.slack.dev, reference/methods)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .gateway import Answer
from .slack_call import Call, failed, ok
from .slack_messages import shown
from .slack_state import APP_ID, BOT_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, Room

Json = dict[str, Any]


def auth_test(call: Call) -> Answer:
    names = {"url": f"https://{TEAM_DOMAIN}.slack.com/", "team": TEAM_DOMAIN, "user": "madoguchi"}
    return ok(**names, team_id=TEAM_ID, user_id=BOT_USER_ID, bot_id=BOT_ID, is_enterprise_install=False)


def _room(call: Call) -> Room | None:
    call.entry["room"] = call.text("channel")
    return call.world.slack.rooms.get(call.text("channel"))


def _described(room: Room) -> Json:
    kinds = {"is_channel": True, "is_group": False, "is_im": False, "is_mpim": False, "is_private": False}
    names = {"id": room.id, "name": room.name, "name_normalized": room.name, "is_member": room.joined}
    return names | kinds | {"is_archived": room.archived, "is_general": room.id == "C0GENERAL", "created": 0}


def info(call: Call) -> Answer:
    room = _room(call)
    return ok(channel=_described(room)) if room else failed("channel_not_found")


def rooms(call: Call) -> Answer:
    page, cursor = _page(call, list(call.world.slack.rooms.values()), 100)
    return ok(channels=[_described(room) for room in page], response_metadata={"next_cursor": cursor})


def join(call: Call) -> Answer:
    room = _room(call)
    if room is None:
        return failed("channel_not_found")
    room.joined = True
    return ok(channel=_described(room))


def members(call: Call) -> Answer:
    room = _room(call)
    if room is None:
        return failed("channel_not_found")
    people = [*call.world.slack.users, *([BOT_USER_ID] if room.joined else [])]
    return ok(members=people, response_metadata={"next_cursor": ""})


def _page(call: Call, items: list[Any], most: int) -> tuple[list[Any], str]:
    """Cursor pagination; the cursor is the position, which is opaque to an app."""
    start = int(call.text("cursor") or 0) if (call.text("cursor") or "0").isdigit() else 0
    limit = min(int(call.body.get("limit") or most), 1000)
    following = start + limit
    return items[start:following], str(following) if following < len(items) else ""


def _between(call: Call, messages: Iterable[Json]) -> list[Json]:
    """oldest and latest are exclusive unless `inclusive`."""
    oldest, latest = call.text("oldest") or "0", call.text("latest") or "inf"
    edges = (oldest, latest) if call.flag("inclusive") else ()
    return [one for one in messages if float(oldest) < float(one["ts"]) < float(latest) or one["ts"] in edges]


def _told(call: Call, messages: list[Json], most: int) -> Answer:
    page, cursor = _page(call, messages, most)
    metadata = call.flag("include_all_metadata")
    answer = ok(messages=[shown(message, metadata) for message in page], has_more=bool(cursor))
    if cursor:
        answer.body["response_metadata"] = {"next_cursor": cursor}
    return answer


def history(call: Call) -> Answer:
    """Newest first; of threads only the parents and what was broadcast."""
    room = _room(call)
    if room is None:
        return failed("channel_not_found")
    if not room.joined:
        return failed("not_in_channel")
    broadcast = [one for thread in room.threads.values() for one in thread if one.get("subtype") == "thread_broadcast"]
    newest = sorted(room.messages + broadcast, key=lambda message: float(message["ts"]), reverse=True)
    return _told(call, _between(call, newest), 100)


def replies(call: Call) -> Answer:
    """The parent first, then its thread, oldest first. The ts of a reply finds only that reply."""
    room = _room(call)
    if room is None:
        return failed("channel_not_found")
    message = room.by_ts.get(call.text("ts"))
    if message is None:
        return failed("thread_not_found")
    return _told(call, [message, *_between(call, room.threads.get(message["ts"], []))], 1000)


def user_info(call: Call) -> Answer:
    user_id = call.text("user")
    names = {**call.world.slack.users, BOT_USER_ID: call.world.settings.slack_bot_name}
    return ok(user=_person(call, user_id, names[user_id])) if user_id in names else failed("user_not_found")


def users(call: Call) -> Answer:
    people = [_person(call, user_id, name) for user_id, name in call.world.slack.users.items()]
    return ok(members=people, response_metadata={"next_cursor": ""})


def _person(call: Call, user_id: str, name: str) -> Json:
    bot = user_id == BOT_USER_ID
    profile = {"real_name": name, "display_name": name, "real_name_normalized": name, "display_name_normalized": name}
    person: Json = {"id": user_id, "team_id": TEAM_ID, "name": name, "real_name": name, "deleted": False}
    person |= {"is_bot": bot, "profile": profile | ({"bot_id": BOT_ID, "api_app_id": APP_ID} if bot else {})}
    known = dict(call.world.slack.profiles.get(user_id, {}))
    email = known.pop("email", None)
    if email:
        person["profile"]["email"] = email
        person["is_email_confirmed"] = True
    person |= {"is_restricted": False, "is_ultra_restricted": False, **known}
    person |= {"tz": "Asia/Tokyo", "tz_label": "Japan Standard Time", "tz_offset": 32400}
    return person | ({"locale": "ja-JP"} if call.flag("include_locale") else {})
