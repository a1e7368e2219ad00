"""Files that staff choose in a modal: Slack has them at once, and hands any out to whoever has the bot's token.

docs.slack.dev/reference/objects/file-object; without a token that may read files, the address shows Slack's sign-in.
"""

from __future__ import annotations

import base64
import mimetypes
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from .clock import now_ms, token
from .slack_state import TEAM_ID, UploadedFile
from .world import World

Json = dict[str, Any]


async def upload(world: World, body: Json) -> Json:
    """Bytes come as a data: URL. The answer is the file object, as it stands in `files` of a file_input."""
    user, name = body["user"], body["name"]
    world.slack.user_name(user)
    data = base64.b64decode(body["data"].partition(",")[2])
    file_id = "F0" + token(5).upper()
    told = described(world, file_id, user, name, len(data))
    world.slack.files[file_id] = UploadedFile(data, told)
    return told


def described(world: World, file_id: str, user: str, name: str, size: int) -> Json:
    ending = name.rpartition(".")[2].lower()
    address = f"{world.public_url}/files-pri/{TEAM_ID}-{file_id}"
    seconds = now_ms() // 1000
    told: Json = {"id": file_id, "created": seconds, "timestamp": seconds, "name": name, "title": name, "size": size}
    told |= {"mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream", "filetype": ending}
    told |= {"pretty_type": ending.upper(), "user": user, "user_team": TEAM_ID, "editable": False, "mode": "hosted"}
    told |= {"is_external": False, "external_type": "", "is_public": False, "public_url_shared": False}
    told |= {"url_private": f"{address}/{quote(name)}", "url_private_download": f"{address}/download/{quote(name)}"}
    return told | {"has_rich_preview": False, "file_access": "visible"}


def routes(world: World) -> list[Route]:
    async def private(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {world.settings.slack_bot_token}":
            return HTMLResponse("<!doctype html><title>Slack</title><p>Sign in to your workspace</p>")
        return _content(world, request.path_params["file_id"])

    async def own(request: Request) -> Response:
        """For the page, which stands for somebody who is signed in."""
        return _content(world, request.path_params["file_id"])

    return [
        Route(f"/files-pri/{TEAM_ID}-{{file_id}}/{{name}}", private, methods=["GET"]),
        Route(f"/files-pri/{TEAM_ID}-{{file_id}}/download/{{name}}", private, methods=["GET"]),
        Route("/control/slack/files/{file_id}", own, methods=["GET"]),
    ]


def _content(world: World, file_id: str) -> Response:
    found = world.slack.files.get(file_id)
    if found is None:
        return Response(status_code=404)
    return Response(found.data, media_type=found.described["mimetype"])
