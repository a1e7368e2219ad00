"""A Slack that answers what a test tells it to, for answers that no faithful Slack gives: HTML, cut connections."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from channels.slack.settings import SlackSettings

DROP = "drop"
TS = "1700000000.000100"


@dataclass
class Scripted:
    """`answers` are taken one a request: (status, headers, body) or DROP; after the last, Slack is well again."""

    url: str = ""
    answers: list[Any] = field(default_factory=list)
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def settings(self) -> SlackSettings:
        return SlackSettings("xoxb-demo-slack-bot-token", "secret", api_url=f"{self.url}/api/", timeout=1)

    def of(self, method: str) -> list[dict[str, Any]]:
        return [body for name, body in self.requests if name == method]


@pytest.fixture
def slack() -> Iterator[Scripted]:
    scripted = Scripted()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(scripted))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    scripted.url = f"http://127.0.0.1:{server.server_port}"
    yield scripted
    server.shutdown()
    server.server_close()
    thread.join()


def _handler(scripted: Scripted) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            is_json = "json" in self.headers["Content-Type"]
            read = json.loads(body) if is_json else {name: values[0] for name, values in parse_qs(body).items()}
            scripted.requests.append((self.path.rpartition("/")[2], read))
            answer = scripted.answers.pop(0) if scripted.answers else ok(ts=TS)
            if answer == DROP:
                self.close_connection = True
                return
            status, headers, text = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def ok(**body: Any) -> tuple[int, dict[str, str], str]:
    return 200, {"Content-Type": "application/json"}, json.dumps({"ok": True, **body})


def error(word: str, status: int = 200, **headers: str) -> tuple[int, dict[str, str], str]:
    return status, {"Content-Type": "application/json", **headers}, json.dumps({"ok": False, "error": word})
