"""The forms that a card's menu opens, and what is stored of them."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.conversation import CaseState, Outcome
from bot.domain.history import Line
from channels.simulator.slack_limits import check_view
from channels.slack.parse import parse, read
from tests import city
from tests.unit.slack.desk import KEPT, OPEN, Desk, desk, shown
from tests.unit.slack.payloads import CASE, PLACE, choose, filled_in, press, submission

__all__ = ["desk"]
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
OTHERS = (("general", "総合案内"), ("tax", "税務課"))
TRANSFER, CLOSE = f"transfer_form:{PLACE}", f"close_form:{PLACE}"


def opened(desk: Desk) -> Mapping[str, Any]:
    (call,) = desk.slack.of("views.open")
    view: Mapping[str, Any] = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert check_view(view) == []
    return view


def test_transfer_asks_for_one_of_the_other_departments_and_a_note(desk: Desk) -> None:
    desk.case = replace(OPEN, other_departments=OTHERS)
    assert desk.choose("transfer").status == 200
    view = opened(desk)
    assert view["callback_id"] == TRANSFER
    assert "総合案内" in shown(view)
    assert "税務課" in shown(view)
    assert desk.stored == []


def test_a_city_with_hundreds_of_departments_can_choose_any(desk: Desk) -> None:
    desk.case = replace(OPEN, other_departments=tuple((f"d{number}", f"第{number}課") for number in range(230)))
    desk.choose("transfer")
    [choice] = [block["element"] for block in opened(desk)["blocks"] if block.get("block_id") == "department"]
    assert sum(len(group["options"]) for group in choice["option_groups"]) == 230


def test_where_there_is_no_other_department_it_says_so(desk: Desk) -> None:
    desk.choose("transfer")
    assert "no other department" in desk.notice()


def test_a_transfer_that_was_filled_in_is_stored_with_its_note(desk: Desk) -> None:
    payload = filled_in(TRANSFER, department="tax", note="See &amp; call <@U0SUZUKI|suzuki> :pray:")
    assert json.loads(desk.interact(payload).body or "{}") == {}
    event = parse(desk.stored[0], NOW)
    assert (event.action, event.text, event.event_id) == ("transfer", "See & call @suzuki 🙏", "view:V0ONE")
    assert (event.arguments["case"], event.arguments["department"]) == (CASE, "tax")
    assert parse(filled_in(TRANSFER, department="tax", note=None), NOW).text == ""


@pytest.mark.parametrize("outcome", Outcome)
def test_closing_asks_what_came_of_it(desk: Desk, outcome: Outcome) -> None:
    assert desk.press("close").status == 200
    view = opened(desk)
    [choice] = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    assert outcome in [option["value"] for option in choice["options"]]
    assert "initial_option" not in choice
    desk.interact(filled_in(CLOSE, outcome=outcome))
    event = parse(desk.stored[0], NOW)
    assert (event.action, event.arguments["outcome"]) == ("close", outcome)


@pytest.mark.parametrize(
    "payload", [filled_in(CLOSE, outcome="won"), filled_in(CLOSE), filled_in(TRANSFER, department=None)]
)
def test_a_form_that_cannot_be_read_is_kept_as_such(payload: dict[str, Any]) -> None:
    received = read(payload, NOW)
    assert received.event is None
    assert received.problem


@pytest.mark.parametrize("action", ["mark_urgent", "unmark_urgent"])
def test_what_a_choice_changes_by_itself_is_stored(desk: Desk, action: str) -> None:
    assert desk.choose(action).status == 200
    assert parse(desk.stored[0], NOW).action == action


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"open": False, "ended_by": "U0SUZUKI"}, "closed by <@U0SUZUKI>"),
        ({"open": False, "ended_by": "U0SUZUKI", "moved_to": "税務課"}, "<@U0SUZUKI> passed this case on to: 税務課"),
        ({"owner": "U0SUZUKI"}, "belongs to <@U0SUZUKI>"),
    ],
    ids=["closed", "passed on", "taken"],
)
def test_who_comes_too_late_is_told_who_was_first(desk: Desk, changes: dict[str, Any], words: str) -> None:
    desk.case = replace(OPEN, other_departments=OTHERS, **changes)
    assert desk.choose("transfer").status == 200
    assert words in desk.notice()
    assert desk.slack.of("views.open") == []


def test_a_note_for_a_case_that_is_gone_meanwhile_stays_readable(desk: Desk) -> None:
    desk.case = replace(OPEN, open=False, ended_by="U0SUZUKI", moved_to="税務課")
    body = json.loads(desk.interact(filled_in(TRANSFER, department="tax", note="my words")).body)
    assert body["response_action"] == "update"
    assert check_view(body["view"]) == []
    assert "my words" in shown(body["view"])
    assert "another department" in shown(body["view"])
    assert desk.stored == []


def test_a_choice_that_no_longer_exists_is_told_politely(desk: Desk) -> None:
    assert desk.interact(choose("dance", f"{desk.slack.url}/response")).status == 200
    assert "no longer in use" in desk.notice()


def conversation(count: int, text: str = "はい") -> tuple[Line, ...]:
    return tuple(
        Line("citizen" if number % 2 else "staff", "text", f"{number}:{text}", city.TUESDAY_NOON)
        for number in range(count)
    )


def in_the_form(desk: Desk, action: str, page: int) -> Mapping[str, Any]:
    """Press a button of the form that shows the conversation, and see it drawn again."""
    payload = press(action, value=json.dumps({"page": page}))
    del payload["channel"], payload["message"]
    payload["container"] = {"type": "view", "view_id": "V0ONE"}
    payload["view"] = submission(f"history_shown:{PLACE}")["view"]
    assert desk.interact(payload).status == 200
    call = desk.slack.of("views.update")[-1]
    view: Mapping[str, Any] = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert check_view(view) == []
    return view


def test_the_whole_conversation_is_read_page_by_page_newest_first(desk: Desk) -> None:
    desk.lines = conversation(45)
    assert desk.choose("conversation").status == 200
    newest = shown(opened(desk))
    assert "44:はい" in newest
    assert "24:はい" not in newest
    assert "page 3 of 3" in newest
    assert "Earlier messages" in newest
    assert "Later messages" not in newest
    oldest = shown(in_the_form(desk, "page:older", 2))
    assert "0:はい" in oldest
    assert "Earlier messages" not in oldest
    assert "Later messages" in oldest
    assert "44:はい" in shown(in_the_form(desk, "page:newer", 0))
    assert "page 1 of 3" in shown(in_the_form(desk, "page:older", 99))


def test_the_longest_conversation_loses_nothing_and_keeps_slacks_limits(desk: Desk) -> None:
    desk.lines = conversation(120, "あ" * 5_000)
    seen = ""
    for page in range(30):
        view = in_the_form(desk, "page:older", page)
        assert len(json.dumps(view)) < 250_000
        seen += shown(view)
    assert all(f"{number}:あ" in seen for number in range(120))


def test_earlier_cases_stand_below_with_what_came_of_them(desk: Desk) -> None:
    desk.lines = conversation(1)
    closed = replace(KEPT, number="OLD111", state=CaseState.CLOSED, outcome=Outcome.REFERRED)
    desk.earlier = (closed, replace(KEPT, number="OLD222", department="general", state=CaseState.CANCELLED))
    desk.choose("conversation")
    text = shown(opened(desk))
    assert "12:00 on Tue 24 November · Citizens · referred elsewhere (OLD111)" in text
    assert "Help Desk · cancelled by the citizen (OLD222)" in text


def test_a_case_that_ended_meanwhile_shows_no_words_any_more(desk: Desk) -> None:
    desk.lines = conversation(1)
    desk.case = replace(OPEN, open=False)
    desk.choose("conversation")
    assert "already closed" in desk.notice()
    assert "already closed" in shown(in_the_form(desk, "page:older", 1))


SNOOZE = f"snooze_form:{PLACE}"


def snoozing(until: str, moment: float | None = None) -> dict[str, Any]:
    payload = filled_in(SNOOZE, until=until)
    payload["view"]["state"]["values"]["moment"] = {"chosen": {"selected_date_time": moment and int(moment)}}
    return payload


def test_snooze_offers_an_hour_the_next_opening_and_a_time_of_ones_own(desk: Desk) -> None:
    desk.case = replace(OPEN, opens_next="8:30 on Wed 25 November")
    assert desk.choose("snooze").status == 200
    words = shown(opened(desk))
    assert "For an hour" in words
    assert "8:30 on Wed 25 November" in words


@pytest.mark.parametrize("until", ["hour", "opening"])
def test_a_snooze_is_stored(desk: Desk, until: str) -> None:
    desk.interact(snoozing(until))
    assert parse(desk.stored[0], NOW).arguments["until"] == until


def test_a_time_of_ones_own_is_stored_as_seconds(desk: Desk) -> None:
    moment = time.time() + 7_200
    desk.interact(snoozing("at", moment))
    assert parse(desk.stored[0], NOW).arguments["until"] == str(int(moment))


@pytest.mark.parametrize("moment", [None, 1.0, 4e9], ids=["none", "past", "in a hundred years"])
def test_a_time_that_is_none_is_marked_at_its_field(desk: Desk, moment: float | None) -> None:
    body = json.loads(desk.interact(snoozing("at", moment)).body)
    assert (body["response_action"], list(body["errors"])) == ("errors", ["moment"])
    assert desk.stored == []
