"""LINE's webhooks: events in the platform's form, signed, delivered within two seconds, sent again if asked."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from .clock import now_ms, token, ulid
from .line_state import Chat, ReplyToken
from .outgoing import Outcome, post
from .signatures import line_signature
from .world import World

Json = dict[str, Any]


def source(chat: Chat, user_id: str) -> Json:
    if chat.kind == "user":
        return {"type": "user", "userId": chat.id}
    named: Json = {"type": chat.kind, f"{chat.kind}Id": chat.id}
    return named | {"userId": user_id} if user_id else named


def event(world: World, chat: Chat, kind: str, fields: Json, repliable: bool = True, user_id: str = "") -> Json:
    """The common properties of every webhook event (Messaging API reference, Common properties)."""
    made: Json = {"type": kind} | fields
    made |= {"webhookEventId": ulid(), "deliveryContext": {"isRedelivery": False}, "timestamp": now_ms()}
    made |= {"source": source(chat, user_id), "mode": "active"}
    if repliable:
        made["replyToken"] = token(16)
        now = world.lifetimes.now()
        world.line.reply_tokens[made["replyToken"]] = ReplyToken(chat.id, now, now)
    world.line.events[made["webhookEventId"]] = made
    return made


def body_of(world: World, events: list[Json]) -> bytes:
    whole = {"destination": world.line.bot_id, "events": events}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


async def send_raw(world: World, body: bytes, signature: str = "good") -> Outcome:
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "LineBotWebhook/2.0"}
    if signature == "good":
        headers["x-line-signature"] = line_signature(world.settings.line_channel_secret, body)
    elif signature == "bad":
        headers["x-line-signature"] = line_signature("another secret", body)
    return await post(world, "line", "webhook", body, headers)


async def send(world: World, events: list[Json]) -> Outcome:
    """Deliver; a failure starts the redelivery if it is switched on, as in the LINE Developers console."""
    outcome = await send_raw(world, body_of(world, events))
    if not outcome.good and world.settings.line_redelivery:
        world.start(_redeliver(world, events))
    return outcome


async def _redeliver(world: World, events: list[Json]) -> None:
    for pause in world.settings.line_redelivery:
        await asyncio.sleep(pause)
        again = [redelivered(world, made) for made in events]
        if (await send_raw(world, body_of(world, again))).good:
            return


def redelivered(world: World, made: Json) -> Json:
    """The same event but for isRedelivery; its reply token lives another minute, within 20 minutes of the event."""
    issued = world.line.reply_tokens.get(made.get("replyToken", ""))
    now = world.lifetimes.now()
    if issued and now - issued.first_at <= world.settings.line_reply_token_redelivered_seconds:
        issued.issued_at = now
    return made | {"deliveryContext": {"isRedelivery": True}}
