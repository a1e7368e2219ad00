"""Planned faults, over real sockets."""

from __future__ import annotations

import http.client
import socket
import time

import pytest

from channels.simulator.serving import Simulator
from channels.simulator.settings import DEMO_LINE_CHANNEL_ACCESS_TOKEN

from .web import line_post

BODY = '{"to":"%s","messages":[{"type":"text","text":"a"}]}'


def raw_push(simulator: Simulator, user: str) -> bytes:
    """Everything the server sends before it closes the connection."""
    body = (BODY % user).encode()
    head = (
        f"POST /v2/bot/message/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {DEMO_LINE_CHANNEL_ACCESS_TOKEN}\r\n"
    )
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    port = int(simulator.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(head.encode() + body)
        return connection.recv(65536)


@pytest.mark.parametrize(("kind", "drawn"), [("drop_before", 0), ("drop_after", 1)])
def test_a_cut_connection(simulator: Simulator, kind: str, drawn: int) -> None:
    user = simulator.citizen(follow=True)
    simulator.fault("line", "push", {"kind": kind})
    assert raw_push(simulator, user) == b""
    assert len(simulator.snapshot()["line"]["citizens"][0]["messages"]) == drawn
    (entry,) = simulator.ledger(platform="line")
    assert (entry["accepted"], entry["status"], entry["fault"]) == (bool(drawn), None, kind)
    assert raw_push(simulator, user).startswith(b"HTTP/1.1 200")


def test_a_cut_connection_on_a_kept_connection(simulator: Simulator) -> None:
    """The second request of a connection is cut as well as the first."""
    user = simulator.citizen(follow=True)
    simulator.fault("line", "*", {"kind": "ok"}, {"kind": "drop_after"})
    connection = http.client.HTTPConnection(simulator.url.removeprefix("http://"), timeout=5)
    headers = {"Authorization": f"Bearer {DEMO_LINE_CHANNEL_ACCESS_TOKEN}", "Content-Type": "application/json"}
    connection.request("POST", "/v2/bot/message/push", BODY % user, headers)
    assert connection.getresponse().read()
    connection.request("POST", "/v2/bot/message/push", BODY % user, headers)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        connection.getresponse()


def test_a_plan_is_taken_item_by_item(simulator: Simulator) -> None:
    user = simulator.citizen(follow=True)
    body = {"to": user, "messages": [{"type": "text", "text": "a"}]}
    simulator.fault(
        "line", "push", {"kind": "status", "status": 429}, {"kind": "ok"}, {"kind": "status", "status": 503}
    )
    assert [line_post(simulator.url, "message/push", body).status for _ in range(4)] == [429, 200, 503, 200]


def test_a_plan_can_repeat_and_be_cleared(simulator: Simulator) -> None:
    simulator.fault("line", "*", {"kind": "status", "status": 500}, {"kind": "status", "status": 502}, repeat=True)
    assert [line_post(simulator.url, "info", None).status for _ in range(4)] == [500, 502, 500, 502]
    simulator.do("faults/clear")
    assert line_post(simulator.url, "info", None).status == 200


def test_an_error_that_was_accepted(simulator: Simulator) -> None:
    user = simulator.citizen(follow=True)
    simulator.fault("line", "push", {"kind": "status", "status": 502, "accept": True})
    assert (
        line_post(simulator.url, "message/push", {"to": user, "messages": [{"type": "text", "text": "a"}]}).status
        == 502
    )
    assert simulator.ledger()[-1]["accepted"]


def test_headers_and_body_of_a_status(simulator: Simulator) -> None:
    plan = {"kind": "status", "status": 429, "headers": {"Retry-After": "7"}, "body": {"message": "slow"}}
    simulator.fault("line", "info", plan)
    answer = line_post(simulator.url, "info", None)
    assert (answer.headers["retry-after"], answer.json) == ("7", {"message": "slow"})


def test_a_delay_is_accepted_at_once(simulator: Simulator) -> None:
    simulator.fault("line", "info", {"kind": "delay", "seconds": 0.2})
    started = time.monotonic()
    assert line_post(simulator.url, "info", None).status == 200
    assert time.monotonic() - started >= 0.2


def test_an_unknown_kind_is_refused(simulator: Simulator) -> None:
    with pytest.raises(ValueError, match="explode"):
        simulator.fault("line", "push", {"kind": "explode"})
