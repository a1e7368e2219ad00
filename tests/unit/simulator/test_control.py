"""The control interface over HTTP, as the page uses it."""

from __future__ import annotations

import threading
import time

import pytest

from channels.simulator.__main__ import platforms
from channels.simulator.serving import Simulator, running
from channels.simulator.settings import from_environment

from .web import line_post, request


def test_the_long_poll_waits_for_a_change(simulator: Simulator) -> None:
    first = request(f"{simulator.url}/control/state").json
    threading.Timer(0.2, simulator.citizen).start()
    started = time.monotonic()
    second = request(f"{simulator.url}/control/state?after={first['version']}&wait=5").json
    assert 0.1 < time.monotonic() - started < 3
    assert second["version"] > first["version"]
    assert second["line"]["citizens"][0]["name"] == "さくら"


def test_the_long_poll_gives_up(simulator: Simulator) -> None:
    version = request(f"{simulator.url}/control/state").json["version"]
    assert request(f"{simulator.url}/control/state?after={version}&wait=0.2").json["version"] == version
    started = time.monotonic()
    request(f"{simulator.url}/control/state?after={version + 100}&wait=5")
    assert time.monotonic() - started < 1


def test_deeds_over_http(simulator: Simulator) -> None:
    user = request(f"{simulator.url}/control/line/citizens", {"name": "a", "language": "en", "follow": False}).json
    said = request(f"{simulator.url}/control/line/say", {**user, "text": "b"}).json
    assert (said["status"], bool(said["event_id"])) == (200, True)
    state = request(f"{simulator.url}/control/state").json
    assert state["webhooks"][-1]["status"] == 200
    assert state["slack"]["users"][0] == {"id": "U0TANAKA", "name": "田中"}
    assert request(f"{simulator.url}/control/line/events").json[0]["webhookEventId"] == said["event_id"]


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("line/say", {"user_id": "U0", "text": "a"}, 404),
        ("line/say", {"text": "a"}, 400),
        ("line/dance", {}, 404),
        ("settings", {"line_qouta": 1}, 400),
        ("faults", {"platform": "line", "endpoint": "push", "plan": [{"kind": "boom"}]}, 400),
        ("slack/close", {"user": "U0TANAKA", "view_id": "V0"}, 409),
    ],
)
def test_mistakes_are_told(simulator: Simulator, name: str, body: dict[str, object], status: int) -> None:
    answer = request(f"{simulator.url}/control/{name}", body)
    assert (answer.status, bool(answer.json["error"])) == (status, True)


def test_faults_are_deleted(simulator: Simulator) -> None:
    simulator.fault("line", "*", {"kind": "status", "status": 500}, repeat=True)
    request(f"{simulator.url}/control/faults", method="DELETE")
    assert line_post(simulator.url, "info", None).status == 200


def test_the_ledger_over_http(simulator: Simulator) -> None:
    line_post(simulator.url, "message/validate/push", {"messages": []})
    entries = request(f"{simulator.url}/control/ledger?platform=line").json
    assert [(entry["endpoint"], entry["status"]) for entry in entries] == [("validate/push", 400)]
    assert request(f"{simulator.url}/control/ledger?platform=slack").json == []


def test_reset(simulator: Simulator) -> None:
    simulator.citizen()
    version = simulator.snapshot()["version"]
    simulator.settings(line_quota=1)
    request(f"{simulator.url}/control/reset", {})
    state = simulator.snapshot()
    assert (state["line"]["citizens"], state["line"]["quota"]["limit"]) == ([], None)
    assert state["version"] > version


def test_only_one_platform() -> None:
    with running(platforms=("slack",)) as simulator:
        assert line_post(simulator.url, "info", None).status == 404
        state = simulator.snapshot()
        assert (state["platforms"], "line" in state) == (["slack"], False)


def test_settings_of_a_process() -> None:
    settings = from_environment({"LINE_CHANNEL_SECRET": "s", "SLACK_BOT_TOKEN": ""}, target="http://x")
    assert (settings.line_channel_secret, settings.slack_bot_token) == ("s", "xoxb-demo-slack-bot-token")
    assert platforms("line") == ("line",)


def test_the_page(simulator: Simulator) -> None:
    assert request(f"{simulator.url}/").status == 200
