"""Looking at web pages: a server of our own that answers as servers do."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tasks import visiting


class _Pages(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []

    def _answer(self) -> None:
        self.asked.append((self.command, self.path))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/here")
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
        elif self.path == "/get-only" and self.command == "HEAD":
            self.send_response(405)
        else:
            self.send_response(200 if self.path in ("/here", "/get-only") else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """It stands on this machine, which no link of a city may lead to: only its own address is let through."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    real = visiting.is_public
    monkeypatch.setattr(visiting, "is_public", lambda address: address == "127.0.0.1" or real(address))
    _Pages.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/here", ""),
        ("/moved", ""),
        ("/get-only", ""),
        ("/gone", "404"),
        ("/round", "too many redirects"),
        ("/inside", "not public"),
    ],
)
def test_what_a_page_answers(site: str, path: str, trouble: str) -> None:
    assert visiting.trouble_of(site + path) == trouble


def test_a_page_that_answers_a_head_is_not_fetched(site: str) -> None:
    visiting.trouble_of(f"{site}/here")
    assert _Pages.asked == [("HEAD", "/here")]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "ftp://203.0.113.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user:word@203.0.113.1/",
    ],
)
def test_what_is_not_public_is_not_asked(url: str) -> None:
    assert visiting.trouble_of(url) == "not public"
