"""Plain HTTP for what the SDKs would refuse to send."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

from channels.simulator.settings import DEMO_LINE_CHANNEL_ACCESS_TOKEN


class Answered:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def request(url: str, body: Any = None, headers: dict[str, str] | None = None, method: str | None = None) -> Answered:
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    sent = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(sent, timeout=10) as answer:
            return _read(answer)
    except urllib.error.HTTPError as error:
        return _read(error)


def _read(answer: Any) -> Answered:
    return Answered(answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read())


def line_post(simulator_url: str, path: str, body: Any, **headers: str) -> Answered:
    own = {"Authorization": f"Bearer {DEMO_LINE_CHANNEL_ACCESS_TOKEN}"}
    own |= {name.replace("_", "-"): value for name, value in headers.items()}
    return request(f"{simulator_url}/v2/bot/{path}", body, own)
