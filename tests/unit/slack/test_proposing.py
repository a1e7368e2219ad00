"""The form in which an exchange becomes a proposal for an answer of the city."""

import json
from dataclasses import replace
from typing import Any

from bot.domain.proposals import Exchange
from channels.simulator.slack_limits import check_view
from channels.slack.parse import parse
from tests.unit.slack.desk import OPEN, Desk, desk, shown
from tests.unit.slack.payloads import CASE, PLACE, submission
from tests.unit.slack.test_desk import NOW, opened

__all__ = ["desk"]
SAID = Exchange("ドローンを\n公園で飛ばせますか", "許可が要ります。", "ja")
CLOSED = replace(OPEN, open=False, ended_by="U0SUZUKI")


def filled(title: str | None = "ドローン") -> dict[str, Any]:
    payload = submission(f"proposal_form:{PLACE}")
    words = {"title": title, "question": "公園で飛ばせますか。", "answer": "許可が要ります。"}
    payload["view"]["state"]["values"] = {name: {"typed": {"value": text}} for name, text in words.items()}
    return payload


def test_it_opens_with_the_masked_words_also_when_the_case_is_over(desk: Desk) -> None:
    desk.case, desk.said = CLOSED, SAID
    assert desk.press("propose_answer").status == 200
    view = opened(desk)
    assert check_view(view) == []
    values = {
        block["block_id"]: block["element"].get("initial_value") for block in view["blocks"] if "element" in block
    }
    assert values == {"title": None, "question": "ドローンを 公園で飛ばせますか", "answer": "許可が要ります。"}
    assert desk.stored == []


def test_what_is_filled_in_is_stored(desk: Desk) -> None:
    desk.case, desk.said = CLOSED, SAID
    assert json.loads(desk.interact(filled()).body or "{}") == {}
    event = parse(desk.stored[0], NOW)
    assert (event.action, event.text) == ("propose_answer", "許可が要ります。")
    assert {**event.arguments, "room": "", "ts": ""} == {
        "title": "ドローン",
        "question": "公園で飛ばせますか。",
        "case": CASE,
        "room": "",
        "ts": "",
    }


def test_an_empty_title_is_named_at_its_field(desk: Desk) -> None:
    desk.case, desk.said = OPEN, SAID
    assert "title" in json.loads(desk.interact(filled(" ")).body)["errors"]
    assert desk.stored == []


def test_a_case_is_proposed_once_and_not_without_a_reply(desk: Desk) -> None:
    desk.case, desk.said = OPEN, replace(SAID, proposed=True)
    desk.press("propose_answer")
    assert "already" in desk.notice()
    assert "already" in shown(json.loads(desk.interact(filled()).body)["view"])
    assert desk.stored == []


def test_without_a_reply_there_is_nothing_to_propose(desk: Desk) -> None:
    desk.case, desk.said = OPEN, None
    desk.press("propose_answer")
    assert "Nobody has replied" in desk.notice()


def test_who_may_not_work_on_the_case_may_not_propose_it(desk: Desk) -> None:
    desk.case, desk.said = replace(CLOSED, yours=False), SAID
    desk.press("propose_answer")
    assert "Sorry" in desk.notice()
