"""What Slack sends to an app: events, and the payloads of interactions, signed and with measured answers."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from urllib.parse import urlencode

from .clock import token
from .outgoing import Outcome, post
from .signatures import slack_signature
from .slack_state import APP_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID
from .world import World

Json = dict[str, Any]

VERIFICATION_TOKEN = "demo-verification-token"  # noqa: S105  # deprecated by Slack, still sent
FORM = "application/x-www-form-urlencoded"
# LINE's words for a failure (outgoing.Outcome) in Slack's: Events API, x-slack-retry-reason.
RETRY_REASONS = {
    "request_timeout": "http_timeout",
    "could_not_connect": "connection_failed",
    "error_status_code": "http_error",
}
# Slack refuses, and so should an app, what is more than five minutes old (Verifying requests from Slack).
STALE_SECONDS = 600


def _signed(world: World, body: bytes, signature: str) -> dict[str, str]:
    timestamp = str(int(time.time()) - (STALE_SECONDS if signature == "stale" else 0))
    if signature == "none":
        return {}
    secret = "another secret" if signature == "bad" else world.settings.slack_signing_secret
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": slack_signature(secret, timestamp, body),
    }


async def deliver(
    world: World,
    body: bytes,
    content_type: str,
    kind: str,
    signature: str = "good",
    retry: tuple[int, str] | None = None,
) -> Outcome:
    headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
    headers |= _signed(world, body, signature)
    if retry is not None:
        headers |= {"x-slack-retry-num": str(retry[0]), "x-slack-retry-reason": retry[1]}
    return await post(world, "slack", kind, body, headers)


def envelope(world: World, event: Json) -> Json:
    """Events API, Callback field. Kept, so that a test can send it once more."""
    made: Json = {"token": VERIFICATION_TOKEN, "team_id": TEAM_ID, "context_team_id": TEAM_ID, "api_app_id": APP_ID}
    made |= {"context_enterprise_id": None, "event": event, "type": "event_callback"}
    made |= {"event_id": "Ev" + token(5).upper(), "event_time": int(time.time())}
    bot = {"enterprise_id": None, "team_id": TEAM_ID, "user_id": BOT_USER_ID, "is_bot": True}
    made |= {"authorizations": [bot | {"is_enterprise_install": False}], "is_ext_shared_channel": False}
    world.slack.sent[made["event_id"]] = made
    return made


def encoded(content: Json) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()


async def send_event(world: World, event: Json) -> tuple[Outcome, str]:
    """One request, one event. A failure is followed by up to three more attempts when retries are switched on."""
    made = envelope(world, event)
    body = encoded(made)
    outcome = await deliver(world, body, "application/json", event["type"])
    if not outcome.good and world.settings.slack_retries and "x-slack-no-retry" not in outcome.headers:
        world.start(_retry(world, body, event["type"], outcome))
    return outcome, made["event_id"]


async def _retry(world: World, body: bytes, kind: str, outcome: Outcome) -> None:
    for number, pause in enumerate(world.settings.slack_retries, 1):
        await asyncio.sleep(pause)
        reason = RETRY_REASONS.get(outcome.reason, "unknown_error")
        outcome = await deliver(world, body, "application/json", kind, retry=(number, reason))
        if outcome.good or "x-slack-no-retry" in outcome.headers:
            return


def person(world: World, user: str) -> Json:
    name = world.slack.user_name(user)
    return {"id": user, "username": name, "name": name, "team_id": TEAM_ID}


def interaction(world: World, kind: str, user: str) -> Json:
    """What all interaction payloads share."""
    made: Json = {"type": kind, "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN}, "user": person(world, user)}
    made |= {"api_app_id": APP_ID, "token": VERIFICATION_TOKEN}
    return made | {"enterprise": None, "is_enterprise_install": False}


async def send_interaction(world: World, payload: Json) -> Outcome:
    """A form with one field. Never retried: a click that is not acknowledged is lost."""
    body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)}).encode()
    return await deliver(world, body, FORM, payload["type"])


async def send_form(world: World, fields: Json, kind: str) -> Outcome:
    return await deliver(world, urlencode(fields).encode(), FORM, kind)


def answered(outcome: Outcome) -> Json:
    """The JSON of an acknowledgement; an empty or plain answer is an empty object."""
    try:
        body = json.loads(outcome.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
