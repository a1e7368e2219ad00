"""The ASGI application: both platforms' APIs, the control interface, and the page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from . import control, line_door, slack_door
from .world import World

STATIC = Path(__file__).with_name("static")
PAGE = STATIC / "page.html"


async def page(request: Request) -> Response:
    """The language is the page's own business: it reads ?lang= and the browser's languages."""
    if not PAGE.exists():
        return PlainTextResponse("The simulator is running; its page is not installed.")
    return FileResponse(PAGE, headers={"Cache-Control": "no-cache"})


def build(world: World) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await world.close()

    routes = [
        # The busiest first: Starlette looks through the routes in order.
        *line_door.routes(world),
        *slack_door.routes(world),
        *control.routes(world),
        Route("/", page),
        Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
