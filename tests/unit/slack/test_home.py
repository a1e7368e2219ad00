"""The Home of a member of staff: what stands on it, when it is drawn, what is pressed there."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.domain.messages import Choice
from bot.domain.staff import CaseLine, Home, Section
from channels.simulator.slack_limits import check_view
from channels.slack.home import AGAIN, AWAY, LANGUAGE, MOST_BLOCKS, ON, home_view
from channels.slack.parse import parse
from tests import city
from tests.unit.slack.desk import MINE, Desk, desk, wait_for
from tests.unit.slack.payloads import CASE, TANAKA, press

__all__ = ["desk"]

LINE = CaseLine(
    "ABC123 <#C0TAX> <!here>", CASE, (Choice("返信", "reply", {"case": CASE}), Choice("外れる", "give_back"))
)
HOME = Home(
    "ja", True, "窓口", "在席中です。", (Section("担当中", "", (LINE,)),), "12:00現在。", "https://desk.example/"
)


def opened(tab: str = "home") -> dict[str, Any]:
    event = {"type": "app_home_opened", "user": TANAKA, "channel": "D1", "tab": tab, "event_ts": "1.1"}
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event_time": 1, "event": event}


def at_home(action: str, value: str = "") -> dict[str, Any]:
    """Slack sends neither a channel nor a response_url from a Home."""
    payload = press(action, value=value)
    for name in ("channel", "message", "response_url"):
        del payload[name]
    payload["container"] = {"type": "view", "view_id": "V0HOME"}
    payload["view"] = {"id": "V0HOME", "type": "home", "state": {"values": {}}}
    return payload


def drawn(desk: Desk) -> dict[str, Any]:
    shown = desk.slack.of("views.publish")[-1]
    assert shown["user_id"] == TANAKA
    view = shown["view"]
    made: dict[str, Any] = json.loads(view) if isinstance(view, str) else view
    return made


def buttons(view: dict[str, Any]) -> list[str]:
    return [each["action_id"] for block in view["blocks"] for each in block.get("elements", ()) if "action_id" in each]


def test_it_is_drawn_when_it_is_opened(desk: Desk) -> None:
    desk.home = HOME
    assert desk.post("application/json", json.dumps(opened())).status == 200
    assert check_view(drawn(desk)) == []
    assert desk.stored == []


def test_the_tab_of_messages_is_left_alone(desk: Desk) -> None:
    assert desk.post("application/json", json.dumps(opened("messages"))).status == 200
    assert desk.slack.of("views.publish") == []


@pytest.mark.parametrize(("action", "kept"), [(ON, True), (AWAY, False)])
def test_duty_is_kept_and_the_home_drawn_again(desk: Desk, action: str, kept: bool) -> None:
    assert desk.interact(at_home(action)).status == 200
    assert desk.at_home == [(TANAKA, kept)]
    assert drawn(desk)["type"] == "home"


def test_the_language_is_kept(desk: Desk) -> None:
    desk.interact(at_home(LANGUAGE, "en"))
    desk.interact(at_home(LANGUAGE, "tlh"))
    assert desk.at_home == [(TANAKA, "en"), (TANAKA, "ja")]


def test_only_what_would_change_something_is_offered() -> None:
    assert buttons(home_view(replace(HOME, on=None)))[:2] == [ON, AWAY]
    shown = buttons(home_view(HOME))
    assert ON not in shown
    assert shown == [AWAY, LANGUAGE, AGAIN, "home.desk", "reply", "give_back"]


def test_its_words_call_nobody() -> None:
    [words] = [block for block in home_view(HOME)["blocks"] if "ABC123" in str(block)]
    assert words["text"]["text"] == "ABC123 <#C0TAX> &lt;!here&gt;"


def test_a_long_home_is_cut_and_says_so() -> None:
    many = tuple(Section(f"{number}課", "", (LINE,) * 10) for number in range(30))
    view = home_view(replace(HOME, sections=many))
    assert check_view(view) == []
    assert len(view["blocks"]) == MOST_BLOCKS
    assert "すべては表示できません" in str(view["blocks"][-2])


def test_a_press_on_a_case_is_stored_like_one_on_its_card(desk: Desk) -> None:
    desk.case = MINE
    desk.interact(at_home("give_back", json.dumps({"case": CASE})))
    event = parse(desk.stored[0], city.TUESDAY_NOON)
    assert (event.action, event.arguments["case"], event.address) == ("give_back", CASE, TANAKA)


def test_who_comes_too_late_there_is_told_in_a_form(desk: Desk) -> None:
    desk.case = replace(MINE, owner="U0SUZUKI", open=False, ended_by="U0SUZUKI")
    desk.interact(at_home("claim", json.dumps({"case": CASE})))
    assert desk.stored == []
    [shown] = wait_for(lambda: desk.slack.of("views.open"))
    view = json.loads(shown["view"]) if isinstance(shown["view"], str) else shown["view"]
    assert check_view(view) == []
    assert "already closed by <@U0SUZUKI>" in str(view)


def test_a_reply_is_written_from_there(desk: Desk) -> None:
    desk.case = MINE
    desk.interact(at_home("reply", json.dumps({"case": CASE})))
    [shown] = desk.slack.of("views.open")
    assert f"reply_write:{CASE}::V0HOME" in str(shown["view"])


def test_forms_and_notices_speak_the_language_of_whoever_pressed(desk: Desk) -> None:
    desk.language = "ja"
    desk.press("reply")
    assert "市民への返信" in str(desk.slack.of("views.open")[0])
    form = {"command": "/madoguchi", "text": "help", "user_id": TANAKA, "channel_id": "C1"}
    told = json.loads(desk.post("application/x-www-form-urlencoded", urlencode(form)).body)["text"]
    for command in ("ask", "queue", "find", "status", "on", "off", "help"):
        assert f"/madoguchi {command}" in told
    assert "在席にします" in told
