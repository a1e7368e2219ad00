"""The HTTP side of the Web API: form or JSON bodies, the token, and the addresses for answers to interactions."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import slack_files, slack_messages, slack_reading, slack_uploads, slack_views
from .gateway import Answer, admit
from .slack_call import Call, failed
from .slack_responses import respond
from .world import Json, World

METHODS: dict[str, Callable[[Call], Answer]] = {
    "auth.test": slack_reading.auth_test,
    "chat.postMessage": slack_messages.post_message,
    "chat.update": slack_messages.update,
    "chat.delete": slack_messages.delete,
    "chat.postEphemeral": slack_messages.post_ephemeral,
    "views.open": slack_views.views_open,
    "views.push": slack_views.views_push,
    "views.update": slack_views.views_update,
    "views.publish": slack_views.views_publish,
    "conversations.replies": slack_reading.replies,
    "conversations.history": slack_reading.history,
    "conversations.info": slack_reading.info,
    "conversations.list": slack_reading.rooms,
    "conversations.join": slack_reading.join,
    "conversations.members": slack_reading.members,
    "users.info": slack_reading.user_info,
    "users.list": slack_reading.users,
    "files.getUploadURLExternal": slack_uploads.get_upload_url,
    "files.completeUploadExternal": slack_uploads.complete_upload,
    "files.info": slack_uploads.info,
    "files.delete": slack_uploads.delete,
}


def _body(request: Request, raw: bytes) -> Json | None:
    """Arguments in the query, in a form or in a JSON object, as slack_sdk mixes them."""
    body: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            given = json.loads(raw) if raw else {}
        except ValueError:
            return None
        return body | given if isinstance(given, dict) else None
    return body | dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))


def _token(request: Request, body: Json) -> str:
    head = request.headers.get("authorization", "")
    return head.removeprefix("Bearer ") if head.startswith("Bearer ") else str(body.pop("token", ""))


def _refused(world: World, method: str, given: str, body: Json | None) -> Answer | None:
    if "slack" not in world.settings.platforms:
        return Answer({"ok": False, "error": "not_simulated"}, 404, accepted=False)
    if not given:
        return failed("not_authed")
    if given != world.settings.slack_bot_token:
        return failed("invalid_auth")
    if body is None:
        return failed("invalid_json")
    return None if method in METHODS else failed("unknown_method")


async def _serve(world: World, request: Request) -> Response:
    raw, method = await request.body(), request.path_params["method"]
    body = _body(request, raw)
    given = _token(request, body if body is not None else {})
    entry = world.record("slack", method, body if body is not None else {"raw": raw.decode("utf-8", "replace")})
    refused = _refused(world, method, given, body)

    def handle() -> Answer:
        try:
            answer = refused or METHODS[method](Call(world, body or {}, entry))
        except (ValueError, TypeError):
            # A number that is none, a text where an object belongs.
            answer = failed("invalid_arguments")
        if not answer.body.get("ok"):
            entry["error"] = answer.body.get("error")
        return answer

    return await admit(world, "slack", entry, handle, {})


async def _serve_response(world: World, request: Request) -> Response:
    """A response_url needs no token: knowing it is enough."""
    raw = await request.body()
    body = _body(request, raw)
    entry = world.record("slack", "response_url", body if body is not None else {})
    return await admit(world, "slack", entry, lambda: respond(world, request.path_params["key"], body or {}), {})


def routes(world: World) -> list[Route]:
    async def api(request: Request) -> Response:
        return await _serve(world, request)

    async def answer(request: Request) -> Response:
        return await _serve_response(world, request)

    return [
        *slack_files.routes(world),
        *slack_uploads.routes(world),
        Route("/api/{method}", api, methods=["GET", "POST"]),
        Route("/slack/response/{key}", answer, methods=["POST"]),
    ]
