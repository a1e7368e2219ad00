"""Socket Mode against a server of the test's own: it opens a connection, sends one envelope, reads the answer."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from queue import Queue
from threading import Event, Thread
from typing import Any

from aiohttp import WSMsgType, web

from channels.slack.app import build_app
from channels.slack.settings import SlackSettings
from channels.slack.socket import connect
from tests.unit.slack.behind import inside
from tests.unit.slack.desk import OPEN
from tests.unit.slack.payloads import press


class Server:
    def __init__(self, envelope: Mapping[str, Any]) -> None:
        self.envelope = envelope
        self.answers: Queue[dict[str, Any]] = Queue()
        self.url = ""

    async def open(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == "Bearer xapp-test"
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket"})

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"type": "hello", "num_connections": 1})
        await connection.send_json(self.envelope)
        async for message in connection:
            if message.type is WSMsgType.TEXT:
                self.answers.put(json.loads(message.data))
        return connection


@contextmanager
def serving(server: Server) -> Iterator[None]:
    loop, ready = asyncio.new_event_loop(), Event()

    async def start() -> web.AppRunner:
        application = web.Application()
        application.router.add_post("/api/apps.connections.open", server.open)
        application.router.add_get("/socket", server.socket)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        return runner

    runner = loop.create_task(start())
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    assert ready.wait(5)
    yield
    asyncio.run_coroutine_threadsafe(runner.result().cleanup(), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


def test_a_press_over_the_socket_is_stored_then_acknowledged() -> None:
    stored: list[Mapping[str, Any]] = []
    server = Server({"type": "interactive", "envelope_id": "E1", "payload": press("claim")})
    with serving(server):
        settings = SlackSettings("xoxb-demo-slack-bot-token", "secret", "xapp-test", api_url=f"{server.url}/api/")
        app = build_app(settings, inside(receive=stored.append, view_case=lambda *_: OPEN))
        handler = connect(app, "xapp-test")
        handler.client.connect()
        answer = server.answers.get(timeout=10)
        handler.client.close()
    assert answer["envelope_id"] == "E1"
    assert [payload["actions"][0]["action_id"] for payload in stored] == ["claim"]
