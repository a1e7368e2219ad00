import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.domain.words import Unwritten
from channels.simulator.slack_limits import check_message_blocks, check_view
from channels.slack.app import handle
from channels.slack.forms import CaseView
from channels.slack.parse import parse
from tests import city
from tests.unit.slack.conftest import DROP, error
from tests.unit.slack.desk import MINE, OPEN, PREVIEW, REASON, WRITE, Desk, desk, shown
from tests.unit.slack.payloads import CASE, TANAKA, press, submission

__all__ = ["desk"]


@pytest.mark.parametrize("action", ["claim", "give_back"])
def test_a_press_is_stored_and_acknowledged(desk: Desk, action: str) -> None:
    assert desk.press(action).status == 200
    assert [payload["actions"][0]["action_id"] for payload in desk.stored] == [action]
    assert desk.slack.requests == [], "no call to Slack, auth.test neither, stands before the answer"


@pytest.mark.parametrize("payload", [press("claim"), submission(PREVIEW, metadata="はい")], ids=["press", "reply"])
def test_nothing_is_acknowledged_that_was_not_stored(desk: Desk, payload: Mapping[str, Any]) -> None:
    desk.broken = True
    assert desk.interact(payload).status == 500


def test_reply_opens_the_form_with_what_staff_need_to_know(desk: Desk) -> None:
    assert desk.press("reply").status == 200
    (call,) = desk.slack.of("views.open")
    view = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert call["trigger_id"] == "12466734323.1395872398.abc"
    assert check_view(view) == []
    assert view["callback_id"] == WRITE
    for words in ("English", "Residents' Section", "How do I <b>move</b>? :x:"):
        assert words in shown(view)
    element = view["blocks"][-2]["element"]
    assert (element["multiline"], element["max_length"]) == (True, 3000)
    assert desk.stored == []


@pytest.mark.parametrize(
    "answer", [error("expired_trigger_id"), DROP, (200, {}, "<html>")], ids=["late", "dropped", "html"]
)
def test_a_form_that_does_not_open_is_told_to_the_person(desk: Desk, answer: Any) -> None:
    desk.slack.answers = [answer]
    assert desk.press("reply").status == 200
    assert "could not be opened" in desk.notice()
    assert len(desk.slack.of("views.open")) == 1


@pytest.mark.parametrize("action", ["claim", "give_back", "close", "reply"])
def test_a_case_that_is_gone_or_closed_is_told_politely(desk: Desk, action: str) -> None:
    desk.case = None
    assert desk.press(action).status == 200
    assert "cannot be found" in desk.notice()
    desk.slack.requests.clear()
    desk.case = replace(OPEN, open=False)
    assert desk.press(action).status == 200
    assert "already closed" in desk.notice()
    assert desk.stored == []


def test_somebody_elses_case_is_not_answered(desk: Desk) -> None:
    desk.case = replace(OPEN, owner="U0SUZUKI")
    desk.press("reply")
    assert "<@U0SUZUKI>" in desk.notice()
    assert desk.slack.of("views.open") == []


@pytest.mark.parametrize(
    "changes", [{"value": "case-1"}, {"value": "{}"}, {"value": "[]"}], ids=["word", "empty", "list"]
)
def test_a_card_of_an_older_version_is_told_politely(desk: Desk, changes: dict[str, str]) -> None:
    assert desk.press("claim", **changes).status == 200
    assert "cannot be found" in desk.notice()


def test_a_button_that_no_longer_exists_is_told_politely(desk: Desk) -> None:
    assert desk.press("assign").status == 200
    assert "no longer in use" in desk.notice()


def test_the_written_text_comes_back_as_the_citizen_will_see_it(desk: Desk) -> None:
    answer = desk.interact(submission(WRITE, "Please come to <https://example.lg.jp|counter 2> :pray:\nA &amp; B"))
    body = json.loads(answer.body)
    text = "Please come to counter 2 (https://example.lg.jp) 🙏\nA & B"
    assert body["response_action"] == "push"
    assert check_view(body["view"]) == []
    assert body["view"]["callback_id"] == PREVIEW
    assert body["view"]["private_metadata"] == text
    assert body["view"]["blocks"][-1]["text"] == {"type": "plain_text", "text": text, "emoji": False}
    assert "Residents' Section" in shown(body["view"])
    assert desk.stored == []


@pytest.mark.parametrize("text", ["あ" * 3_000, "🍎" * 1_500], ids=["kana", "emoji"])
def test_the_longest_reply_keeps_every_character_within_slacks_limits(desk: Desk, text: str) -> None:
    view = json.loads(desk.interact(submission(WRITE, text)).body)["view"]
    assert check_view(view) == []
    assert view["private_metadata"] == text
    assert "".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section") == text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("", "Please write", id="empty"),
        pytest.param(" \n　\u200b", "Please write", id="blank"),
        pytest.param("あ" * 5_001, "Too long (5,001", id="too long"),
        pytest.param("🍎" * 3_000, "Too long (6,000", id="UTF-16 units count"),
    ],
)
def test_a_text_that_cannot_be_sent_is_marked_at_the_input(desk: Desk, text: str, complaint: str) -> None:
    body = json.loads(desk.interact(submission(WRITE, text)).body)
    assert body["response_action"] == "errors"
    assert complaint in body["errors"]["reply"]
    assert desk.stored == []


@pytest.mark.parametrize(
    ("case", "words"),
    [
        pytest.param(None, "cannot be found", id="gone"),
        pytest.param(replace(OPEN, open=False), "already closed", id="closed"),
        pytest.param(replace(OPEN, owner="U0SUZUKI"), "another member", id="taken"),
    ],
)
def test_what_changed_while_staff_wrote_is_told_and_their_text_is_kept(
    desk: Desk, case: CaseView | None, words: str
) -> None:
    desk.case = case
    assert words in json.loads(desk.interact(submission(WRITE, "text")).body)["errors"]["reply"]
    late = json.loads(desk.interact(submission(PREVIEW, metadata="my words")).body)
    assert late["response_action"] == "update"
    assert check_view(late["view"]) == []
    assert words in shown(late["view"])
    assert "my words" in shown(late["view"])
    assert desk.stored == []


def test_only_the_confirmed_preview_is_stored_and_closes_the_forms(desk: Desk) -> None:
    desk.case = replace(OPEN, owner=TANAKA)
    answer = desk.interact(submission(PREVIEW, metadata="はい"))
    assert (answer.status, json.loads(answer.body)) == (200, {"response_action": "clear"})
    assert [payload["view"]["private_metadata"] for payload in desk.stored] == ["はい"]


def test_the_owner_of_a_case_is_asked_for_a_reason_before_anything_is_shown(desk: Desk) -> None:
    desk.case = MINE
    assert desk.choose("reveal").status == 200
    (call,) = desk.slack.of("views.open")
    view = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert check_view(view) == []
    assert view["callback_id"] == REASON
    assert "2 message" in shown(view)
    assert "audit log" in shown(view)
    assert (desk.reasons, desk.stored) == ([], [])


@pytest.mark.parametrize(
    ("case", "words"),
    [
        pytest.param(replace(OPEN, masked=2), "press Claim first", id="nobody's"),
        pytest.param(replace(MINE, owner="U0SUZUKI"), "<@U0SUZUKI>", id="somebody else's"),
        pytest.param(replace(MINE, open=False), "already closed", id="closed"),
        pytest.param(None, "cannot be found", id="gone"),
        pytest.param(replace(MINE, masked=0), "Nothing is masked", id="nothing masked"),
    ],
)
def test_whoever_cannot_see_the_originals_is_told_politely(desk: Desk, case: CaseView | None, words: str) -> None:
    desk.case = case
    assert desk.choose("reveal").status == 200
    assert words in desk.notice()
    assert desk.slack.of("views.open") == []


def test_the_originals_are_shown_in_the_same_form_once_the_reason_is_given(desk: Desk) -> None:
    body = json.loads(desk.interact(submission(REASON, "折り返しの電話のため")).body)
    assert desk.reasons == [(CASE, TANAKA, "折り返しの電話のため")]
    assert body["response_action"] == "update"
    assert check_view(body["view"]) == []
    assert "電話は090-1234-5678です" in shown(body["view"])
    assert "no longer kept" in shown(body["view"])
    assert "submit" not in body["view"]
    assert desk.stored == [], "nothing of it is stored but the entry of the audit log"
    assert desk.slack.requests == [], "no room and no thread sees it"


def test_many_and_long_originals_stay_within_slacks_limits(desk: Desk) -> None:
    desk.originals = ("あ" * 5_000,) * 60
    view = json.loads(desk.interact(submission(REASON, "確認")).body)["view"]
    assert check_view(view) == []


def test_without_a_reason_nothing_is_revealed(desk: Desk) -> None:
    body = json.loads(desk.interact(submission(REASON, " \u200b")).body)
    assert body["response_action"] == "errors"
    assert "write a reason" in body["errors"]["reply"]
    assert desk.reasons == []


def test_who_lost_the_case_meanwhile_sees_nothing(desk: Desk) -> None:
    desk.originals = None
    body = json.loads(desk.interact(submission(REASON, "確認")).body)
    assert body["response_action"] == "errors"
    assert "Only the owner" in body["errors"]["reply"]


@pytest.mark.parametrize("event", ["message", "app_mention", "app_uninstalled", "something_new"])
def test_events_are_answered_and_never_stored(desk: Desk, event: str) -> None:
    inner = {"type": event, "channel": "C1", "user": TANAKA, "text": "内緒の話", "thread_ts": "1.2", "ts": "1.3"}
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event_time": 1, "event": inner}
    assert desk.post("application/json", json.dumps(body)).status == 200
    assert not desk.stored
    assert not desk.slack.requests


@pytest.mark.parametrize("kind", ["app_rate_limited", "shortcut", "block_suggestion", "view_closed", "brand_new"])
def test_what_nobody_listens_to_is_answered_too(desk: Desk, kind: str) -> None:
    payload = {
        "type": kind,
        "user": {"id": TANAKA},
        "team": {"id": "T1"},
        "view": {"callback_id": "x", "type": "modal"},
    }
    assert desk.interact(payload).status == 200


def test_the_url_check_is_echoed(desk: Desk) -> None:
    answer = desk.post("application/json", json.dumps({"type": "url_verification", "challenge": "3eZbrw1a"}))
    assert (answer.status, json.loads(answer.body)) == (200, {"challenge": "3eZbrw1a"})


def test_the_command_helps_the_one_who_asked(desk: Desk) -> None:
    form = {
        "command": "/madoguchi",
        "text": "",
        "user_id": TANAKA,
        "team_id": "T1",
        "channel_id": "C1",
        "trigger_id": "1",
    }
    body = json.loads(desk.post("application/x-www-form-urlencoded", urlencode(form)).body)
    assert body["response_type"] == "ephemeral"
    assert "Reply" in body["text"]


def test_the_command_answers_with_what_was_looked_up_for_its_room(desk: Desk) -> None:
    form = {"command": "/madoguchi", "text": "Find  5A3FC2 ", "user_id": TANAKA, "channel_id": "C1"}
    body = json.loads(desk.post("application/x-www-form-urlencoded", urlencode(form)).body)
    assert body == {"response_type": "ephemeral", "text": "C1: 5A3FC2 &lt;!channel&gt; <@U0TANAKA>"}


def test_whoever_goes_away_gives_back_a_case_by_a_button_beside_the_command(desk: Desk) -> None:
    form = {"command": "/madoguchi", "text": "off", "user_id": TANAKA, "channel_id": "C1"}
    body = json.loads(desk.post("application/x-www-form-urlencoded", urlencode(form)).body)
    assert check_message_blocks(body["blocks"]) == []
    assert body["text"] == "away\ncase &lt;!here&gt;"
    accessory = body["blocks"][1]["accessory"]
    desk.case = MINE
    payload = press(accessory["action_id"], f"{desk.slack.url}/response", value=accessory["value"])
    payload["container"]["is_ephemeral"] = True
    assert desk.interact(payload).status == 200
    assert parse(desk.stored[0], city.TUESDAY_NOON).action == "give_back"
    assert desk.notice() == "Taken in. The thread of the case says how it ended."


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("application/json", b"{", id="not JSON"),
        pytest.param("application/json", b"\xff\xfe", id="not UTF-8"),
        pytest.param("application/json", b"[]", id="a list"),
        pytest.param("application/json", b"3", id="a number"),
        pytest.param("application/json", b"", id="empty"),
        pytest.param("application/x-www-form-urlencoded", b"payload=%7B", id="broken payload"),
        pytest.param("application/x-www-form-urlencoded", b"payload=[]", id="payload is a list"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(desk: Desk, content_type: str, body: bytes) -> None:
    assert handle(desk.app, {"content-type": content_type}, body).status == 400


def test_a_failure_is_logged_without_what_was_written(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.broken = True
    desk.interact(submission(PREVIEW, metadata="とても個人的なこと"))
    assert "RuntimeError" in caplog.text
    assert "個人的" not in caplog.text


def test_words_that_the_city_does_not_write_are_named_before_sending_and_can_be_sent(desk: Desk) -> None:
    desk.unwritten = (Unwritten("ゴミ捨て", "ごみ出し"), Unwritten("外人"))
    view = json.loads(desk.interact(submission(WRITE, "ゴミ捨ては朝に。")).body)["view"]
    assert check_view(view) == []
    warning = view["blocks"][0]["text"]["text"]
    assert "“ゴミ捨て” (instead: ごみ出し), “外人”." in warning
    assert view["submit"]["text"] == "Send"
    assert view["private_metadata"] == "ゴミ捨ては朝に。"


def test_a_preview_without_such_words_has_no_warning(desk: Desk) -> None:
    view = json.loads(desk.interact(submission(WRITE, "朝に。")).body)["view"]
    assert "does not write" not in shown(view)
