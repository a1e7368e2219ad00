"""The control interface: what people on the page, tests and benches do to the simulated platforms."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import line_control, slack_control
from .control_errors import Impossible
from .snapshot import Snapshots, views
from .world import World

Json = dict[str, Any]

# A page that polls while a bench runs gets a few states a second, not one for every message.
POLL_PAUSE = 0.05


async def plan_faults(world: World, body: Json) -> Json:
    world.faults.plan(body["platform"], body["endpoint"], body["plan"], bool(body.get("repeat")))
    return {}


async def clear_faults(world: World, body: Json) -> Json:
    world.faults.clear()
    return {}


async def change_settings(world: World, body: Json) -> Json:
    world.settings.change(body)
    world.touch()
    return {}


async def move_clock(world: World, body: Json) -> Json:
    """Let lifetimes (reply tokens, trigger ids, retry keys …) pass without waiting."""
    world.lifetimes.advance(float(body["advance"]))
    return {}


async def reset(world: World, body: Json) -> Json:
    world.reset()
    return {"version": world.version}


DEEDS = {
    **line_control.DEEDS,
    **slack_control.DEEDS,
    "faults": plan_faults,
    "faults/clear": clear_faults,
    "settings": change_settings,
    "clock": move_clock,
    "reset": reset,
}


async def do(world: World, name: str, body: Json) -> Json:
    """One deed by its name, the path below /control/."""
    return await DEEDS[name](world, body)


def ledger(world: World, query: Json) -> list[Json]:
    """The API requests in order; `after` skips the first ones, `platform` and `endpoint` choose."""
    entries = world.ledger[int(query.get("after", 0)) :]
    for name in ("platform", "endpoint"):
        if name in query:
            entries = [entry for entry in entries if entry[name] == query[name]]
    return entries


async def _answer(world: World, name: str, request: Request) -> Response:
    try:
        raw = await request.body()
        return JSONResponse(await do(world, name, json.loads(raw) if raw else {}))
    except Impossible as error:
        return JSONResponse({"error": str(error)}, 409)
    except KeyError as error:
        return JSONResponse({"error": f"missing: {error}"}, 400)
    except LookupError as error:
        return JSONResponse({"error": str(error)}, 404)
    except (ValueError, TypeError) as error:
        return JSONResponse({"error": str(error)}, 400)


def routes(world: World) -> list[Route]:
    snapshots = Snapshots()

    async def state(request: Request) -> Response:
        query = request.query_params
        after, wait = int(query.get("after", -1)), min(float(query.get("wait", 0)), 60.0)
        if world.version == after and wait:
            await world.changed(after, wait)
            await asyncio.sleep(POLL_PAUSE)
        return Response(snapshots.of(world), media_type="application/json")

    async def open_views(request: Request) -> Response:
        return JSONResponse(views(world))

    async def entries(request: Request) -> Response:
        return JSONResponse(ledger(world, dict(request.query_params)))

    async def events(request: Request) -> Response:
        """Every event that was sent, so that a test can send one again."""
        sent = world.line.events if request.path_params["platform"] == "line" else world.slack.sent
        return JSONResponse(list(sent.values())[int(request.query_params.get("after", 0)) :])

    async def content(request: Request) -> Response:
        """A citizen's picture for the page, which has no channel access token."""
        found = world.line.contents.get(request.path_params["message_id"])
        if found is None or found.gone:
            return Response(status_code=404 if found is None else 410)
        return Response(found.data, media_type=found.media_type)

    async def deed(request: Request) -> Response:
        name = request.path_params["name"]
        if request.method == "DELETE":
            name = f"{name}/clear"
        if name not in DEEDS:
            return JSONResponse({"error": f"no such deed: {name}"}, 404)
        return await _answer(world, name, request)

    return [
        Route("/control/state", state),
        Route("/control/ledger", entries),
        Route("/control/slack/views", open_views, methods=["GET"]),
        Route("/control/{platform}/events", events, methods=["GET"]),
        Route("/control/line/content/{message_id}", content),
        Route("/control/{name:path}", deed, methods=["POST", "DELETE"]),
    ]
