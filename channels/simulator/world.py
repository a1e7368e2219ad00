"""The state of the simulated platforms, all of it in memory, and the signal that it changed."""

from __future__ import annotations

import asyncio
import dataclasses
from collections import deque
from collections.abc import Coroutine
from typing import Any

import aiohttp

from .clock import Lifetimes, now_ms
from .faults import Faults
from .line_state import LineState
from .settings import Settings
from .slack_state import SlackState

Json = dict[str, Any]
WEBHOOKS_SHOWN = 50


class World:
    """Everything the simulator knows. Only its own event loop touches it: `serving.Simulator` hands calls over."""

    def __init__(self, settings: Settings) -> None:
        self._first_settings = dataclasses.replace(settings)
        self.version = 0
        self.public_url = ""
        self.closing = False
        self.session: aiohttp.ClientSession | None = None
        self._waiting: set[asyncio.Future[None]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.reset()

    def reset(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.settings = dataclasses.replace(self._first_settings)
        self.lifetimes = Lifetimes()
        self.faults = Faults()
        self.ledger: list[Json] = []
        self.webhooks: deque[Json] = deque(maxlen=WEBHOOKS_SHOWN)
        self.line = LineState()
        self.slack = SlackState(self.settings.slack_bot_name)
        self.touch()

    def touch(self) -> None:
        """Something a person can see has changed."""
        self.version += 1
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    async def changed(self, after: int, seconds: float) -> None:
        """Return when the version is above `after`, at the latest after `seconds`.

        An `after` beyond the version comes from a page that has outlived a process: it is answered at once.
        """
        if self.version != after or self.closing:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        await asyncio.wait([waiting], timeout=seconds)
        self._waiting.discard(waiting)

    def record(self, platform: str, endpoint: str, body: Any) -> Json:
        """Open the ledger's entry of a request; the answer completes it."""
        entry: Json = {"at": now_ms(), "platform": platform, "endpoint": endpoint, "status": None, "accepted": False}
        entry["body"] = body
        self.ledger.append(entry)
        return entry

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run in the background; the set keeps the task alive (the loop alone holds it weakly)."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        self.closing = True
        self.touch()
        for task in self._tasks:
            task.cancel()
        if self.session is not None:
            await self.session.close()
