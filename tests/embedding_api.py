"""An OpenAI-compatible embeddings endpoint with real vectors: strict about requests, bad on demand.

with serving(vectors_of) as server:      # in a thread; `python -m tests.embedding_api` is a process of its own
    server.mood = Mood(status=429, headers={"retry-after": "7"})
    … OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY, EMBEDDING_MODEL=MODEL …
    server.texts                         # what came in, oldest first
"""

import argparse
import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intents.encoders.e5 import E5
from intents.encoders.port import Encoder, even_weights
from intents.encoders.use import UniversalSentenceEncoder

KEY, MODEL = "sk-test-key", "test-embedding-1"
Vectors = NDArray[np.float32]
VectorsOf = Callable[[Sequence[str]], Vectors]
Answer = dict[str, Any]
PAGE = b"<!doctype html><title>Welcome</title><p>This is a web server."


@dataclass(frozen=True)
class Mood:
    """How a request is answered. `change` is what becomes of a right answer, `body` replaces it.

    `wait` seconds pass before anything is sent; with `drip` a blank is sent every so many seconds, and nothing else.
    A refusal with `echo` repeats what was asked, as some servers do.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    change: Callable[[Answer], Answer] = lambda answer: answer
    wait: float = 0.0
    drip: float = 0.0
    echo: bool = False


WELL = Mood()


class EmbeddingServer(ThreadingHTTPServer):
    """`most` is how many texts it takes at once; `moods` are those of the next requests, before `mood` holds again.

    `answered` counts the requests whose answer went out whole.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, vectors_of: VectorsOf, port: int = 0, most: int = 2048) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.vectors_of = vectors_of
        self.most = most
        self.mood = WELL
        self.moods: list[Mood] = []
        self.answered = 0
        self.requests: list[Answer] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def texts(self) -> list[str]:
        return [text for request in self.requests for text in request["input"]]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what half of the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: EmbeddingServer

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._send(200, json.dumps({"texts": self.server.texts}).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        mood = self.server.moods.pop(0) if self.server.moods else self.server.mood
        if self.path != "/v1/embeddings":
            self._send(404, PAGE, {"content-type": "text/html"})
            return
        request = json.loads(body)
        self.server.requests.append(request)
        time.sleep(mood.wait)
        if mood.drip:
            self._drip(mood.drip)
        elif mood.status != 200:
            self._refuse(mood.status, body.decode() if mood.echo else "as planned", mood.headers)
        elif mood.body is not None:
            self._send(200, mood.body, mood.headers)
        else:
            self._answer(request, mood)

    def _answer(self, request: Answer, mood: Mood) -> None:
        texts = request.get("input")
        if self.headers.get("authorization") != f"Bearer {KEY}":
            self._refuse(401, "Incorrect API key provided", {})
        elif request.get("model") != MODEL:
            self._refuse(404, f"The model `{request.get('model')}` does not exist", {})
        elif request.get("encoding_format") != "float" or not _are_texts(texts):
            self._refuse(400, "'$.input' is invalid", {})
        elif len(texts) > self.server.most:
            self._refuse(413, f"batch size {len(texts)} > maximum allowed batch size {self.server.most}", {})
        else:
            vectors = self.server.vectors_of(texts)
            data = [
                {"object": "embedding", "index": place, "embedding": [float(number) for number in vector]}
                for place, vector in enumerate(vectors)
            ]
            usage = {"prompt_tokens": 1, "total_tokens": 1}
            answer = {"object": "list", "data": data, "model": MODEL, "usage": usage}
            self._send(200, json.dumps(mood.change(answer)).encode(), mood.headers)

    def _refuse(self, status: int, message: str, headers: Mapping[str, str]) -> None:
        error = {"message": message, "type": "invalid_request_error", "param": None, "code": None}
        self._send(status, json.dumps({"error": error}).encode(), headers)

    def _drip(self, pause: float) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "1000000")
        self.end_headers()
        with contextlib.suppress(OSError):
            while self.server.mood.drip:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(pause)

    def _send(self, status: int, body: bytes, headers: Mapping[str, str] = {}) -> None:
        self.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.answered += 1


def _are_texts(texts: Any) -> bool:
    return isinstance(texts, list) and bool(texts) and all(isinstance(text, str) and text for text in texts)


def vectors_by(encoder: Encoder) -> VectorsOf:
    """What a model gives by itself, without anything learned from a city. Texts that come again are not computed."""
    weights, known = even_weights(encoder), dict[str, Vectors]()
    working = threading.Lock()

    def vectors_of(texts: Sequence[str]) -> Vectors:
        with working:
            missing = [text for text in dict.fromkeys(texts) if text not in known]
            if missing:
                known.update(zip(missing, encoder.encode(missing, [weights])[0], strict=True))
            return np.stack([known[text] for text in texts])

    return vectors_of


@contextlib.contextmanager
def serving(vectors_of: VectorsOf, most: int = 2048) -> Iterator[EmbeddingServer]:
    server = EmbeddingServer(vectors_of, most=most)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.mood = WELL
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=f"Serve {MODEL} (key {KEY}) with vectors of a bundled encoder.")
    parser.add_argument("--port", type=int, default=8010)
    parser.add_argument("--encoder", choices=("e5", "use"), default="e5")
    chosen = parser.parse_args()
    encoder = E5() if chosen.encoder == "e5" else UniversalSentenceEncoder()
    EmbeddingServer(vectors_by(encoder), chosen.port).serve_forever()
