"""A simulator and a bot that writes down what it receives."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, MessagingApiBlob
from slack_sdk import WebClient

from channels.simulator.serving import Simulator, running
from channels.simulator.settings import DEMO_LINE_CHANNEL_ACCESS_TOKEN, DEMO_SLACK_BOT_TOKEN


class Received:
    def __init__(self, path: str, headers: dict[str, str], body: bytes) -> None:
        self.path, self.headers, self.body = path, headers, body

    @property
    def event(self) -> dict[str, Any]:
        """The one event of a LINE webhook, or the event of a Slack one."""
        whole = json.loads(self.body)
        return whole["events"][0] if "events" in whole else whole["event"]

    @property
    def payload(self) -> dict[str, Any]:
        return json.loads(parse_qs(self.body.decode())["payload"][0])


class Bot:
    """Answers `status` and `answer` to everything; `statuses` are taken first, one for each request."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.forget()

    def forget(self) -> None:
        self.received.clear()
        self.status, self.answer, self.headers = 200, b"", {}
        self.statuses: list[int] = []
        self.seconds = 0.0

    def take(self, request: Received) -> int:
        self.received.append(request)
        return self.statuses.pop(0) if self.statuses else self.status

    @property
    def last(self) -> Received:
        return self.received[-1]


def _handler(bot: Bot) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            time.sleep(bot.seconds)
            status = bot.take(Received(self.path, headers, body))
            self.send_response(status)
            for name, value in bot.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(bot.answer)))
            self.end_headers()
            self.wfile.write(bot.answer)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture(scope="session")
def _bot_and_simulator() -> Iterator[tuple[Bot, Simulator]]:
    bot = Bot()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(bot))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    patience = {"line_webhook_seconds": 30.0, "slack_ack_seconds": 30.0}  # the bot waits for the tests beside these
    with running(target=f"http://127.0.0.1:{server.server_port}", **patience) as simulator:
        yield bot, simulator
    server.shutdown()


@pytest.fixture
def bot(_bot_and_simulator: tuple[Bot, Simulator]) -> Bot:
    found = _bot_and_simulator[0]
    found.forget()
    return found


@pytest.fixture
def simulator(_bot_and_simulator: tuple[Bot, Simulator], bot: Bot) -> Simulator:
    found = _bot_and_simulator[1]
    found.reset()
    return found


@pytest.fixture
def line(simulator: Simulator) -> Iterator[MessagingApi]:
    with ApiClient(Configuration(host=simulator.url, access_token=DEMO_LINE_CHANNEL_ACCESS_TOKEN)) as client:
        yield MessagingApi(client)


@pytest.fixture
def line_content(simulator: Simulator) -> Iterator[MessagingApiBlob]:
    with ApiClient(Configuration(host=simulator.url, access_token=DEMO_LINE_CHANNEL_ACCESS_TOKEN)) as client:
        yield MessagingApiBlob(client)


@pytest.fixture
def slack(simulator: Simulator) -> WebClient:
    return WebClient(DEMO_SLACK_BOT_TOKEN, base_url=f"{simulator.url}/api/", retry_handlers=[])
