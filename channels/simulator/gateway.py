"""What both APIs share at their door: the ledger's entry, planned faults, and the answer's way out."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from .faults import CutConnection, Fault
from .world import Json, World


@dataclasses.dataclass(slots=True)
class Answer:
    body: Any = dataclasses.field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    media_type: str = "application/json"
    # Whether the request had its effect: a Slack error is a 200, a LINE repetition (409) was accepted before.
    accepted: bool = True


def encoded(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _planned(fault: Fault, platform: str) -> Answer:
    """The answer of a planned status, in the form of the platform when the plan gives no body."""
    body = fault.body
    if body is None and platform == "slack":
        body = {"ok": False, "error": "ratelimited" if fault.status == 429 else "internal_error"}
    elif body is None:
        body = {"message": LINE_STATUS_MESSAGES.get(fault.status, "Internal server error")}
    return Answer(body, fault.status, dict(fault.headers), accepted=fault.accept)


# Messaging API reference, Error messages.
LINE_STATUS_MESSAGES = {
    401: "Authentication failed. Confirm that the access token in the authorization header is valid.",
    403: "Access to this API is not available for your account",
    404: "Not found",
    429: "The API rate limit has been exceeded. Try again later.",
    503: "Service unavailable",
}


async def admit(world: World, platform: str, entry: Json, handle: Callable[[], Answer], headers: Json) -> Response:
    """Run a request through its planned fault. `headers` go on every answer (LINE's x-line-request-id)."""
    fault = world.faults.take(platform, entry["endpoint"])
    if fault.kind != "ok":
        entry["fault"] = fault.kind
    if fault.kind == "delay" and fault.when == "before":
        await asyncio.sleep(fault.seconds)
    answer = handle() if fault.accepts else _planned(fault, platform)
    accepted = answer.accepted and fault.accepts
    if fault.kind == "status":
        answer = _planned(fault, platform)
    entry["status"], entry["accepted"] = answer.status, accepted
    if fault.kind == "delay" and fault.when == "after":
        await asyncio.sleep(fault.seconds)
    if fault.kind.startswith("drop_"):
        entry["status"] = None
        return CutConnection()
    return Response(encoded(answer.body), answer.status, headers | answer.headers, answer.media_type)
