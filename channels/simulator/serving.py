"""Runs the simulator: as a process of its own, or in a thread of a test."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from . import control, snapshot
from .app import build
from .settings import Settings, from_environment
from .world import Json, World

T = TypeVar("T")
START_SECONDS = 15.0
CALL_SECONDS = 30.0


class Connection(H11Protocol):
    """Gives requests their transport, so that a planned fault can cut the connection (`faults.CutConnection`)."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Ends the long polls before it waits for open requests; else stopping would take as long as they do."""

    def __init__(self, config: uvicorn.Config, world: World) -> None:
        super().__init__(config)
        self._world = world

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._world.closing = True
        self._world.touch()
        await super().shutdown(sockets)


def server(world: World, host: str, log_level: str) -> uvicorn.Server:
    config = uvicorn.Config(
        build(world),
        host=host,
        http=Connection,
        ws="none",
        log_level=log_level,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
        # uvicorn's own 5 s would cut pooled connections of the bot in quiet moments: a fault that nobody planned.
        timeout_keep_alive=75,
    )
    return _Server(config, world)


def listening(host: str, port: int) -> socket.socket:
    """Bound before the server starts: the port of `port=0` is known at once, and requests wait instead of failing."""
    opened = socket.create_server((host, port), backlog=2048)
    opened.setblocking(False)
    return opened


def url_of(opened: socket.socket) -> str:
    host, port = opened.getsockname()[:2]
    everywhere = "0.0.0.0"  # noqa: S104  # compared, not bound
    return f"http://{'127.0.0.1' if host == everywhere else host}:{port}"


class Simulator:
    """A running simulator as a test sees it. Every method may be called from any thread."""

    def __init__(self, world: World, loop: asyncio.AbstractEventLoop) -> None:
        self.state = world
        self.url = world.public_url
        self._loop = loop

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(CALL_SECONDS)

    def do(self, deed: str, /, **body: Any) -> Json:
        """Any deed of the control interface: do("line/say", user_id=…, text=…)."""
        return self._run(control.do(self.state, deed, body))

    def snapshot(self) -> Json:
        """The state as GET /control/state tells it."""

        async def taken() -> Json:
            return snapshot.of(self.state)

        return self._run(taken())

    def ledger(self, **query: Any) -> list[Json]:
        """The API requests so far; `after=N` leaves out the first N. The entries are the simulator's own: only read."""

        async def taken() -> list[Json]:
            return control.ledger(self.state, query)

        return self._run(taken())

    def citizen(self, name: str = "さくら", language: str | None = "ja", follow: bool = False, **more: Any) -> str:
        """A new citizen's user id. Without `follow` the bot hears nothing yet; `silent=True` is an old friend."""
        made = self.do("line/citizens", name=name, language=language, follow=follow, **more)
        return str(made["user_id"])

    def say(self, user_id: str, text: str) -> Json:
        return self.do("line/say", user_id=user_id, text=text)

    def tap(self, user_id: str, message_id: str, action: Json) -> Json:
        return self.do("line/tap", user_id=user_id, message_id=message_id, action=action)

    def talk(self, user: str, room: str, text: str, thread_ts: str | None = None) -> Json:
        return self.do("slack/talk", user=user, room=room, text=text, thread_ts=thread_ts)

    def press(self, user: str, room: str, ts: str, action: Json, **more: Any) -> Json:
        return self.do("slack/press", user=user, room=room, ts=ts, action=action, **more)

    def submit(self, user: str, view_id: str, values: Json) -> Json:
        return self.do("slack/submit", user=user, view_id=view_id, values=values)

    def fault(self, platform: str, endpoint: str, *plan: Json, repeat: bool = False) -> None:
        self.do("faults", platform=platform, endpoint=endpoint, plan=list(plan), repeat=repeat)

    def settings(self, **values: Any) -> None:
        self.do("settings", **values)

    def advance(self, seconds: float) -> None:
        self.do("clock", advance=seconds)

    def reset(self) -> None:
        self.do("reset")


@contextmanager
def running(target: str = "http://127.0.0.1:8000", port: int = 0, **values: Any) -> Iterator[Simulator]:
    """A simulator in a thread: `with running(target=…) as simulator:`; `values` are fields of Settings."""
    world = World(from_environment(target=target, **values))
    opened = listening("127.0.0.1", port)
    world.public_url = url_of(opened)
    loop, serving = asyncio.new_event_loop(), server(world, "127.0.0.1", "warning")
    thread = threading.Thread(target=_serve, args=(loop, serving, opened), name="simulator", daemon=True)
    thread.start()
    try:
        yield Simulator(world, loop)
    finally:
        serving.should_exit = True
        thread.join(START_SECONDS)


def _serve(loop: asyncio.AbstractEventLoop, serving: uvicorn.Server, opened: socket.socket) -> None:
    try:
        loop.run_until_complete(serving.serve(sockets=[opened]))
    finally:
        loop.close()


def run(settings: Settings, host: str, port: int) -> None:
    """The process of `python -m channels.simulator`."""
    world = World(settings)
    opened = listening(host, port)
    world.public_url = url_of(opened)
    print(f"simulator on {world.public_url}, sending to {settings.target}", flush=True)  # noqa: T201  # for the person who started it
    server(world, host, "info").run(sockets=[opened])
