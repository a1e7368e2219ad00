"""Planned misbehaviour of the two APIs: error answers, delays and cut connections."""

from __future__ import annotations

import dataclasses
from collections import deque
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

KINDS = ("ok", "status", "delay", "drop_before", "drop_after")


@dataclasses.dataclass(slots=True, frozen=True)
class Fault:
    """One item of a plan.

    `accept` on a status: the request has its effect and is then answered with the error, as a failing gateway does.
    `when` on a delay: "after" (accepted at once, answered late) or "before" (accepted late).
    """

    kind: str = "ok"
    status: int = 500
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    body: Any = None
    seconds: float = 0.0
    accept: bool = False
    when: str = "after"

    @classmethod
    def parse(cls, item: dict[str, Any]) -> Fault:
        fault = cls(**item)
        if fault.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {fault.kind}")
        return fault

    @property
    def accepts(self) -> bool:
        return self.kind not in ("status", "drop_before") or self.accept


OK = Fault()


class Faults:
    """The plans by platform and endpoint. A plan for "*" serves every endpoint without a plan of its own."""

    def __init__(self) -> None:
        self._plans: dict[tuple[str, str], tuple[deque[Fault], bool]] = {}

    def plan(self, platform: str, endpoint: str, items: list[dict[str, Any]], repeat: bool) -> None:
        self._plans[platform, endpoint] = (deque(Fault.parse(item) for item in items), repeat)

    def clear(self) -> None:
        self._plans.clear()

    def take(self, platform: str, endpoint: str) -> Fault:
        if not self._plans:
            return OK
        for name in (endpoint, "*"):
            plan, repeat = self._plans.get((platform, name), (None, False))
            if plan:
                if repeat:
                    plan.rotate(-1)
                    return plan[-1]
                return plan.popleft()
        return OK


class CutConnection(Response):
    """Answers by closing the TCP connection. `serving.Connection` puts the transport into the request's state."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["transport"].abort()
        # uvicorn answers 500 to an application that returns in silence, unless it has seen the connection end.
        while (await receive())["type"] != "http.disconnect":
            pass
