"""The HTTP side of the Messaging API: token, content type, size, JSON, x-line-request-id."""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .gateway import Answer, admit
from .line_api import ENDPOINTS, Call, error
from .world import Json, World

REQUEST_BYTES_MOST = 2 * 1024 * 1024

Handler = Callable[[Call], Answer]


def _refused(world: World, request: Request, raw: bytes) -> Answer | None:
    """What LINE refuses before it looks at the request's meaning (Status codes)."""
    if "line" not in world.settings.platforms:
        return error(404, "Not found")
    if request.headers.get("authorization") != f"Bearer {world.settings.line_channel_access_token}":
        return error(401, "Authentication failed. Confirm that the access token in the authorization header is valid.")
    if len(raw) > REQUEST_BYTES_MOST:
        return error(413, "Request entity too large")
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST" and kind != "application/json":
        return error(415, f"The content type, '{kind}', is not supported")
    return None


def _parsed(raw: bytes) -> Json | None:
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


async def _serve(world: World, name: str, handler: Handler, request: Request) -> Response:
    raw = await request.body()
    body = _parsed(raw)
    entry = world.record("line", name, body if body is not None else {"raw": raw.decode("utf-8", "replace")})
    request_id = str(uuid.uuid4())
    entry["request_id"] = request_id
    refused = _refused(world, request, raw)
    if refused is None and body is None:
        refused = error(400, "The request body could not be parsed as JSON (line: -, column: -)")
    call = Call(world, body or {}, dict(request.headers), request.path_params.get("subject", ""), request_id, entry)

    def handle() -> Answer:
        return refused or handler(call)

    return await admit(world, "line", entry, handle, {"x-line-request-id": request_id})


def _endpoint(world: World, name: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await _serve(world, name, handler, request)

    return endpoint


def _unknown(world: World) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await _serve(world, request.url.path, lambda call: error(404, "Not found"), request)

    return endpoint


def routes(world: World) -> list[Route]:
    known = [
        Route(path, _endpoint(world, name, handler), methods=[method]) for method, path, name, handler in ENDPOINTS
    ]
    # Everything else under /v2 is answered in LINE's form and kept in the ledger, under its path.
    return [*known, Route("/v2/{subject:path}", _unknown(world), methods=["GET", "POST", "PUT", "DELETE"])]
