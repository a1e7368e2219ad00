"""The server itself: /v1/chat/completions, and /control for tests that run it as a process of its own."""

import contextlib
import itertools
import json
import threading
import time
from collections import deque
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.model_server.answers import answer
from tests.model_server.moods import Mood, changed, options
from tests.model_server.strictness import Refusal, check_request

KEY, MODEL = "sk-test-key", "counter-test"
_PAGE = b"<!doctype html><title>Welcome</title><p>This is a web server."


class ModelServer(ThreadingHTTPServer):
    """`plan` says how the next answers are; after them, `usual` holds. `requests` keeps what came in."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int = 0, context: int = 20_000, strict_schema: bool = True) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.context = context
        self.strict_schema = strict_schema
        self.usual = Mood()
        self.planned: deque[Mood] = deque()
        self.requests: list[dict[str, Any]] = []
        self.numbers = itertools.count(1)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def plan(self, *moods: Mood) -> None:
        self.planned.extend(moods)

    def mood(self, purpose: str) -> Mood:
        if self.planned and self.planned[0].purpose in ("", purpose):
            return self.planned.popleft()
        return self.usual if self.usual.purpose in ("", purpose) else Mood()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what half of the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._send(200, _PAGE, "text/html")

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path == "/control":
            self._control(json.loads(raw))
        elif self.path != "/v1/chat/completions":
            self._send(404, _PAGE, "text/html")
        else:
            self._complete(raw)

    def _control(self, wish: dict[str, Any]) -> None:
        """{"plan": [mood, …], "usual": mood}; answers with the requests so far."""
        self.server.plan(*(Mood(**mood) for mood in wish.get("plan", ())))
        if "usual" in wish:
            self.server.usual = Mood(**wish["usual"])
        self._json(200, {"requests": self.server.requests})

    def _complete(self, raw: bytes) -> None:
        try:
            body = self._checked(raw)
            purpose, values, schema = _understood(body)
            self.server.requests.append({"purpose": purpose, "values": values, "body": body})
            self._in_mood(self.server.mood(purpose), purpose, values, schema, body)
        except Refusal as refusal:
            self._json(refusal.status, refusal.body())

    def _checked(self, raw: bytes) -> dict[str, Any]:
        if self.headers.get("authorization") != f"Bearer {KEY}":
            raise Refusal(401, "Incorrect API key provided: sk-…", "invalid_api_key")
        try:
            body: dict[str, Any] = json.loads(raw)
        except ValueError:
            raise Refusal(400, "We could not parse the JSON body of your request.") from None
        form = body.get("response_format") or {}
        if form.get("type") == "json_schema" and not self.server.strict_schema:
            raise Refusal(400, "response_format.type must be text or json_object", None, "response_format")
        check_request(body, MODEL, self.server.context)
        return body

    def _in_mood(self, mood: Mood, purpose: str, values: Any, schema: Any, body: dict[str, Any]) -> None:
        if mood.name in _SENT:
            _SENT[mood.name](self, mood)
            return
        if mood.name == "slow":
            time.sleep(mood.seconds)
        sensible, system = answer(purpose, values, schema), body["messages"][0]["content"]
        value = changed(sensible, mood.name, system, values, options(schema))
        text = mood.said or json.dumps(value, ensure_ascii=False)
        if mood.name == "malformed":
            text = text[: len(text) // 2]
        completion = self._completion(body, text, _REASONS.get(mood.name, "stop"))
        if mood.name == "empty_choices":
            completion["choices"] = []
        elif mood.name == "empty_text":
            completion["choices"][0]["message"]["content"] = ""
        elif mood.name == "refusing":
            completion["choices"][0]["message"].update(content=None, refusal="I can't help with that.")
        self._transmit(mood, completion)

    def _transmit(self, mood: Mood, completion: dict[str, Any]) -> None:
        data = json.dumps(completion, ensure_ascii=False).encode()
        if mood.name == "cut":
            self._head(200, "application/json", len(data))
            self.wfile.write(data[: len(data) // 2])
            self._hang_up()
        elif mood.name == "dribbling":
            self._head(200, "application/json", len(data))
            for place in range(len(data)):
                self.wfile.write(data[place : place + 1])
                self.wfile.flush()
                time.sleep(mood.seconds)
        else:
            self._send(200, data, "application/json")

    def _completion(self, body: dict[str, Any], text: str, reason: str) -> dict[str, Any]:
        prompt = sum(len(message["content"]) for message in body["messages"]) // 3
        said = len(text) // 3 + 1
        return {
            "id": f"chatcmpl-{next(self.server.numbers)}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": body["model"],
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": text, "refusal": None},
                    "logprobs": None,
                    "finish_reason": reason,
                }
            ],
            "usage": {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said},
        }

    def refuse_for_now(self, mood: Mood) -> None:
        told = {"error": {"message": "Rate limit reached", "type": "requests", "code": "rate_limit_exceeded"}}
        headers = {"retry-after": mood.retry_after} if mood.retry_after else {}
        self._json(429, told, headers)

    def refuse_as_too_long(self, mood: Mood) -> None:
        raise Refusal(400, "This model's maximum context length is 8 tokens.", "context_length_exceeded", "messages")

    def filter(self, mood: Mood) -> None:
        """Azure OpenAI's words for it."""
        told = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
        raise Refusal(400, told, "content_filter", "prompt")

    def refuse_the_schema(self, mood: Mood) -> None:
        raise Refusal(400, "Invalid parameter: 'response_format' is not supported.", None, "response_format")

    def show_a_page(self, mood: Mood) -> None:
        self._send(200 if mood.name == "html" else 404, _PAGE, "text/html")

    def fail(self, mood: Mood) -> None:
        self._json(500, {"error": {"message": "The server had an error", "type": "server_error", "code": None}})

    def send_nonsense(self, mood: Mood) -> None:
        data = b"{'not': json" if mood.name == "no_json" else b'{"hello": "world"}'
        self._send(200, data, "application/json")

    def _hang_up(self, mood: Mood | None = None) -> None:
        self.close_connection = True

    def _json(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(value, ensure_ascii=False).encode(), "application/json", headers)

    def _send(self, status: int, data: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self._head(status, kind, len(data), headers)
        self.wfile.write(data)

    def _head(self, status: int, kind: str, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(length), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()


_REASONS = {"length": "length", "filtered_late": "content_filter"}
_SENT = {
    "rate_limited": _Handler.refuse_for_now,
    "too_long": _Handler.refuse_as_too_long,
    "filtered": _Handler.filter,
    "schema_refused": _Handler.refuse_the_schema,
    "html": _Handler.show_a_page,
    "html_error": _Handler.show_a_page,
    "server_error": _Handler.fail,
    "no_json": _Handler.send_nonsense,
    "other_json": _Handler.send_nonsense,
    "hung_up": _Handler._hang_up,
}


def _understood(body: dict[str, Any]) -> tuple[str, Any, Any]:
    """Which of our prompts it is, what it is about, and the form of the answer."""
    form = body.get("response_format") or {}
    values = json.loads(body["messages"][-1]["content"])
    if form.get("type") == "json_schema":
        return form["json_schema"]["name"], values, form["json_schema"]["schema"]
    schema = json.loads(body["messages"][0]["content"].rsplit("JSON schema: ", 1)[1])
    return schema["title"], values, schema


@contextlib.contextmanager
def serving(**options: Any) -> Iterator[ModelServer]:
    with ModelServer(**options) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
