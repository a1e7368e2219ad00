"""The helper for staff over real processes: pressed in Slack, answered by a worker, sent by nobody but the staff."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.model_server import ModelServer, Mood
from tests.rig import Rig, wait_until

TANAKA, ROOM = "U0TANAKA", "C0MADOGUCHI"
CITIZENS_ROOM = "C0GENERAL"  # of the department that answers about certificates


@pytest.fixture
def counter(modelled: Rig) -> Rig:
    return modelled


@pytest.fixture
def case(counter: Rig, server: ModelServer) -> Iterator[tuple[str, dict[str, Any]]]:
    """A citizen who asked something and then for a person, and the card of their case."""
    server.usual = Mood()
    user = counter.citizen()
    counter.say(user, "住民票はどこで取れますか")
    wait_until(lambda: counter.words_read_by(user), what="the bot's answer")
    before = len(counter.room(CITIZENS_ROOM))
    counter.say(user, "職員と話したい")
    wait_until(lambda: len(counter.room(CITIZENS_ROOM)) > before, what="a card in the room")
    card = counter.room(CITIZENS_ROOM)[-1]
    counter.open_form(card, "helper", room=CITIZENS_ROOM)
    yield user, card
    counter.close(card, room=CITIZENS_ROOM)
    wait_until(lambda: "対応を終了しました" in counter.words_read_by(user)[-1])


def top(counter: Rig) -> dict[str, Any]:
    view: dict[str, Any] = wait_until(lambda: counter.state()["slack"]["views"], what="an open form")[-1]
    return view


def press(counter: Rig, action: str, typed: str | None = None) -> None:
    view = top(counter)
    body = {"user": TANAKA, "view_id": view["id"], "action": {"action_id": action}, "values": _values(view, typed)}
    counter.control("/control/slack/press", body)


def submit(counter: Rig, typed: str | None = None) -> None:
    view = top(counter)
    body = {"user": TANAKA, "view_id": view["id"], "values": _values(view, typed)}
    counter.control("/control/slack/submit", body)


def _values(view: dict[str, Any], typed: str | None) -> dict[str, Any]:
    if typed is None:
        return {}
    value = {"text": {"type": "plain_text_input", "value": typed}}
    return {
        block["block_id"]: value for block in view["view"]["blocks"] if str(block.get("block_id")).startswith("reply")
    }


def shows(counter: Rig, *words: str) -> str:
    wait_until(lambda: all(word in str(top(counter)["view"]) for word in words), 15, f"{words}")
    return str(top(counter)["view"])


def test_a_draft_is_made_checked_sent_by_staff_and_read_once(counter: Rig, case: tuple[str, dict[str, Any]]) -> None:
    user, _ = case
    before = counter.words_read_by(user)
    press(counter, "want_draft")
    drafted = shows(counter, "AIが承認済みの回答から作った下書き", "small.example/residence")
    assert "300円" in drafted
    [field] = [block for block in top(counter)["view"]["blocks"] if str(block.get("block_id")).startswith("reply")]
    draft = field["element"]["initial_value"]

    press(counter, "want_wording", f"{draft}\n証明書をご持参願います。")
    shows(counter, "お持ちください", "この文を使う")
    press(counter, "help_use", f"{draft}\n証明書をご持参願います。")
    shows(counter, "前の文に戻す")
    assert counter.words_read_by(user) == before, "nothing is sent by itself"

    submit(counter)
    shows(counter, "送信する")
    submit(counter)
    wait_until(lambda: len(counter.words_read_by(user)) > len(before), what="the reply")
    counter.settle()
    [reply] = counter.words_read_by(user)[len(before) :]
    assert "証明書をお持ちください。" in reply
    assert "https://small.example/residence" in reply
    asked = counter.rows("SELECT purpose, outcome FROM store_modelcallrow WHERE staff = ? AND tokens_in > 0", TANAKA)
    assert asked == [("draft", "answered"), ("check_wording", "answered")]
    assert counter.rows("SELECT count(*) FROM store_helprow") == [(0,)]


def test_a_lying_model_and_one_that_is_down_leave_the_approved_answers(
    counter: Rig, server: ModelServer, case: tuple[str, dict[str, Any]]
) -> None:
    server.usual = Mood("lying")
    press(counter, "want_draft")
    told = shows(counter, "承認済みの回答を、原文のまま示します", "300円")
    assert "9,999" not in told
    assert "evil" not in told
    press(counter, "help_menu")
    shows(counter, "要約する")
    server.usual = Mood("server_error")
    press(counter, "want_summary")
    shows(counter, "いまAIを使えませんでした", "返信を書く")
    press(counter, "help_write")
    shows(counter, "市民が読む文")


def test_the_citys_knowledge_is_told_to_the_one_who_asks_with_and_without_the_model(
    counter: Rig, server: ModelServer
) -> None:
    server.usual = Mood()
    for mood, words in ((Mood(), "AIが市の承認済みの回答からまとめました"), (Mood("hung_up"), "原文のまま示します")):
        server.usual = mood
        question = {"user": TANAKA, "room": ROOM, "command": "/madoguchi", "text": "ask 住民票の手数料は？"}
        counter.control("/control/slack/command", question)
        notice = wait_until(lambda expected=words: _notice(counter, expected), 15, words)
        assert "300円" in str(notice)
        assert "https://small.example/residence" in str(notice)
    assert all("住民票の手数料" not in str(message) for message in counter.room()), "nobody else sees it"


def _notice(counter: Rig, words: str) -> Any:
    return [each for each in counter.state()["slack"]["notices"] if words in str(each) and each["user"] == TANAKA]
