"""The select of a reply form that puts a canned text into it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from channels.simulator.slack_limits import check_view
from tests.unit.slack.desk import OPEN, Desk, desk, shown
from tests.unit.slack.payloads import PLACE, press, submission

__all__ = ["desk"]
CANNED = (("1", "Opening hours", "We are open Mon–Fri 8:30–17:15."), ("2", "Long", "あ" * 2_990))


def drawn(call: Mapping[str, Any]) -> dict[str, Any]:
    view: dict[str, Any] = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert check_view(view) == []
    return view


def choose(desk: Desk, key: str, typed: str) -> dict[str, Any]:
    """In the reply form, which holds what was typed."""
    desk.press("reply")
    view = drawn(desk.slack.of("views.open")[-1])
    payload = press("canned")
    del payload["channel"], payload["message"], payload["actions"][0]["value"]
    payload["container"] = {"type": "view", "view_id": "V0ONE"}
    payload["actions"][0] |= {"type": "static_select", "selected_option": {"value": key}}
    payload["view"] = {**submission(f"reply_write:{PLACE}", typed)["view"], "blocks": view["blocks"]}
    assert desk.interact(payload).status == 200
    return drawn(desk.slack.of("views.update")[-1])


def value(view: Mapping[str, Any]) -> str:
    return str(next(b for b in view["blocks"] if b["type"] == "input")["element"].get("initial_value", ""))


def test_a_canned_text_goes_behind_what_was_typed_and_can_be_chosen_again(desk: Desk) -> None:
    desk.case = replace(OPEN, canned=CANNED)
    view = choose(desk, "1", "Hello.")
    assert value(view) == "Hello.\n\nWe are open Mon–Fri 8:30–17:15."
    [select] = [block for block in view["blocks"] if block["type"] == "actions"]
    assert select["block_id"] == "canned:reply:1", "a new name, else Slack keeps the choice"
    assert desk.stored == []


def test_a_text_that_is_too_long_with_what_was_typed_is_not_cut(desk: Desk) -> None:
    desk.case = replace(OPEN, canned=CANNED)
    view = choose(desk, "2", "A sentence of my own.")
    assert "longer than 3,000 characters" in shown(view)
    assert value(view) == "A sentence of my own."


def test_where_there_are_none_the_form_has_no_select(desk: Desk) -> None:
    desk.press("reply")
    assert "canned" not in shown(drawn(desk.slack.of("views.open")[-1]))


def suggested(desk: Desk, typed: str) -> list[str]:
    made = {**press("canned"), "type": "block_suggestion", "action_id": "canned", "value": typed}
    del made["channel"], made["message"], made["actions"]
    made |= {"block_id": "canned:reply", "container": {"type": "view", "view_id": "V0ONE"}}
    made["view"] = submission(f"reply_write:{PLACE}")["view"]
    return [option["text"]["text"] for option in json.loads(desk.interact(made).body)["options"]]


def test_many_are_searched_while_one_types_by_title_and_text(desk: Desk) -> None:
    desk.case = replace(OPEN, canned=tuple((str(n), f"Text {n}", f"マドグチ{n}です。") for n in range(250)))
    desk.press("reply")
    view = drawn(desk.slack.of("views.open")[-1])
    [select] = [block["elements"][0] for block in view["blocks"] if block["type"] == "actions"]
    assert select["type"] == "external_select"
    assert len(suggested(desk, "")) == 100
    assert suggested(desk, "ﾏﾄﾞｸﾞﾁ249") == ["Text 249"]
    assert suggested(desk, "text 17")[0] == "Text 17"
    assert value(choose(desk, "249", "")) == "マドグチ249です。"


def test_whoever_may_not_reply_finds_nothing(desk: Desk) -> None:
    desk.case = replace(OPEN, owner="U0SUZUKI", canned=CANNED)
    assert suggested(desk, "") == []
