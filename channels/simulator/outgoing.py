"""Requests to the bot under test, with the result that the state shows."""

from __future__ import annotations

import dataclasses
import time

import aiohttp

from .clock import now_ms
from .world import World


@dataclasses.dataclass(slots=True, frozen=True)
class Outcome:
    """Status 0 means that there was no answer; `reason` then says why, in LINE's words for its error statistics."""

    status: int
    ms: int
    reason: str = ""
    body: bytes = b""
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300


def _session(world: World) -> aiohttp.ClientSession:
    if world.session is None:
        # No proxy of the environment: the target is a neighbour. No limit: a slow target must not hold others back.
        world.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar(), trust_env=False
        )
    return world.session


async def _send(world: World, url: str, body: bytes, headers: dict[str, str], seconds: float) -> Outcome:
    started = time.perf_counter()

    def took() -> int:
        return round((time.perf_counter() - started) * 1000)

    try:
        async with _session(world).post(
            url, data=body, headers=headers, timeout=aiohttp.ClientTimeout(total=seconds), max_redirects=2
        ) as response:
            content = await response.read()
            lower = {name.lower(): value for name, value in response.headers.items()}
            reason = "" if response.ok else "error_status_code"
            return Outcome(response.status, took(), reason, content, lower)
    except TimeoutError:
        return Outcome(0, took(), "request_timeout")
    except aiohttp.ClientError:
        return Outcome(0, took(), "could_not_connect")


async def post(world: World, platform: str, kind: str, body: bytes, headers: dict[str, str]) -> Outcome:
    """Deliver one webhook and note how it went. A test may listen on other paths by setting the target."""
    settings = world.settings
    seconds = settings.line_webhook_seconds if platform == "line" else settings.slack_ack_seconds
    url = f"{settings.target.rstrip('/')}/webhooks/{platform}"
    outcome = await _send(world, url, body, headers, seconds)
    noted = {"at": now_ms(), "platform": platform, "status": outcome.status, "ms": outcome.ms, "kind": kind}
    world.webhooks.append(noted | {"reason": outcome.reason})
    world.touch()
    return outcome
