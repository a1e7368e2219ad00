"""Strangers: whatever they press, ask, submit or open is refused, politely and to them alone."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from channels.simulator.slack_limits import check_view
from channels.slack.app import build_app
from channels.slack.profile import Profiles
from tests.unit.slack.behind import inside
from tests.unit.slack.conftest import Scripted, error, ok
from tests.unit.slack.desk import OPEN, Desk, desk
from tests.unit.slack.payloads import PLACE, TANAKA, filled_in, submission
from tests.unit.slack.test_home import at_home, opened

__all__ = ["desk"]


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A desk that admits nobody, and remembers who came."""
    came: list[tuple[str, str, str]] = []
    desk.at_home = came  # type: ignore[assignment]
    behind = inside("en", receive=desk.stored.append, view_case=lambda *_: OPEN)
    admit = lambda *who: came.append(who) or False  # type: ignore[func-returns-value]  # noqa: E731
    desk.app = build_app(desk.slack.settings, replace(behind, admit=admit))
    return desk


def test_a_press(closed: Desk) -> None:
    assert closed.press("claim").status == 200
    assert "not registered as staff" in closed.notice()
    assert closed.stored == []
    assert closed.at_home == [(TANAKA, "tanaka", "block_actions")]


def test_a_form(closed: Desk) -> None:
    for payload in (submission(f"reply_preview:{PLACE}", metadata="文"), filled_in(f"close_form:{PLACE}", outcome="x")):
        told = json.loads(closed.interact(payload).body)
        assert told["response_action"] == "update"
        assert check_view(told["view"]) == []
        assert "not registered as staff" in str(told["view"])
    assert closed.stored == []


def test_a_command(closed: Desk) -> None:
    form = {"command": "/madoguchi", "text": "queue", "user_id": TANAKA, "user_name": "tanaka", "channel_id": "C1"}
    told = json.loads(closed.post("application/x-www-form-urlencoded", urlencode(form)).body)
    assert told["response_type"] == "ephemeral"
    assert "not registered as staff" in told["text"]
    assert closed.at_home == [(TANAKA, "tanaka", "command")]


def test_a_home_that_is_opened_or_pressed(closed: Desk) -> None:
    assert closed.post("application/json", json.dumps(opened())).status == 200
    [shown] = closed.slack.of("views.publish")
    assert "not registered as staff" in str(shown["view"])
    assert closed.interact(at_home("home.on")).status == 200
    assert closed.at_home == [(TANAKA, "", "home"), (TANAKA, "tanaka", "block_actions")]


def test_what_slack_itself_tells_passes(closed: Desk) -> None:
    event = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": {"type": "app_uninstalled"}}
    assert closed.post("application/json", json.dumps(event)).status == 200
    assert closed.at_home == []


@pytest.mark.parametrize("action", ["claim", "reply", "close"])
def test_a_case_of_another_department_is_left_alone(desk: Desk, action: str) -> None:
    desk.case = replace(OPEN, yours=False)
    desk.press(action)
    assert "a department that you do not work for" in desk.notice()
    assert desk.stored == []
    assert desk.slack.of("views.open") == []


def test_nor_is_its_conversation_shown(desk: Desk) -> None:
    desk.case = replace(OPEN, yours=False)
    desk.choose("conversation")
    assert "a department that you do not work for" in desk.notice()


def test_nor_does_a_form_that_was_open_send_anything(desk: Desk) -> None:
    desk.case = replace(OPEN, yours=False)
    told = json.loads(desk.interact(submission(f"reply_preview:{PLACE}", metadata="文")).body)
    assert told["response_action"] == "update"
    assert desk.stored == []


USER = {"id": TANAKA, "is_email_confirmed": True, "profile": {"email": "Tanaka@City.example.jp"}}


def asked(slack: Scripted, user: dict[str, Any]) -> str:
    slack.answers.append(ok(user=user))
    return Profiles(slack.settings).email(TANAKA)


def test_the_confirmed_e_mail_of_a_full_member(slack: Scripted) -> None:
    assert asked(slack, USER) == "tanaka@city.example.jp"


@pytest.mark.parametrize(
    "changes",
    [
        {"is_email_confirmed": False},
        {"deleted": True},
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_stranger": True},
        {"is_bot": True},
        {"profile": {}},
        {"profile": None},
    ],
)
def test_of_nobody_else(slack: Scripted, changes: dict[str, Any]) -> None:
    assert asked(slack, {**USER, **changes}) == ""


def test_slack_is_asked_once_and_again_where_it_did_not_answer(slack: Scripted) -> None:
    slack.answers += [error("missing_scope"), ok(user=USER)]
    profiles = Profiles(slack.settings)
    assert profiles.email(TANAKA) == ""
    assert profiles.email(TANAKA) == profiles.email(TANAKA) == "tanaka@city.example.jp"
    assert len(slack.of("users.info")) == 2
