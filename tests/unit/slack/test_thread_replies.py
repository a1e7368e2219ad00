"""A message in a thread that begins with the department's mark is offered to its writer; only Send sends it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.events import Action
from bot.domain.words import Unwritten
from channels.simulator.slack_limits import check_message_blocks
from channels.slack import parse
from channels.slack.inside import Marked, Threads
from tests.city import TUESDAY_NOON
from tests.unit.slack.conftest import Scripted
from tests.unit.slack.desk import MINE, Desk, wait_for
from tests.unit.slack.payloads import CARD, CASE, ROOM, TANAKA, press


@pytest.fixture
def changes() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def desk(slack: Scripted, changes: list[tuple[Any, ...]]) -> Desk:
    threads = Threads(lambda room, thread: Marked(CASE, ">>"), lambda *change: changes.append(change))
    return Desk(slack, MINE, threads=threads)


def say(desk: Desk, text: str, **more: Any) -> None:
    event = {"type": "message", "channel": ROOM, "user": TANAKA, "text": text, "ts": "1.5", "event_ts": "1.5"}
    event |= {"thread_ts": CARD, **more}
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event_time": 1, "event": event}
    assert desk.post("application/json", json.dumps(body)).status == 200


def offered(desk: Desk) -> list[dict[str, Any]]:
    (call,) = wait_for(lambda: desk.slack.of("chat.postEphemeral"))
    assert (call["user"], call["thread_ts"]) == (TANAKA, CARD)
    blocks: list[dict[str, Any]] = call["blocks"] if isinstance(call["blocks"], list) else json.loads(call["blocks"])
    assert check_message_blocks(blocks) == []
    return blocks


@pytest.mark.parametrize("typed", ["&gt;&gt; 窓口は2階です。", "＞＞窓口は2階です。"])
def test_the_owner_sees_it_as_the_citizen_would_and_nothing_is_stored(desk: Desk, typed: str) -> None:
    say(desk, typed)
    blocks = offered(desk)
    assert blocks[1]["text"]["text"] == "窓口は2階です。"
    assert desk.stored == []


def test_send_is_one_reply_however_often_it_is_pressed(desk: Desk) -> None:
    say(desk, "&gt;&gt; 窓口は2階です。")
    button = offered(desk)[-1]["elements"][0]
    payload = press("send_marked", response_url=f"{desk.slack.url}/response", value=button["value"])
    payload["container"] |= {"is_ephemeral": True, "thread_ts": CARD}
    for _ in range(2):
        assert desk.interact(payload).status == 200
    events = [parse.parse(stored, TUESDAY_NOON) for stored in desk.stored]
    assert {(event.event_id, event.text, event.action) for event in events} == {
        (f"marked:{ROOM}:1.5", "窓口は2階です。", Action.SEND_REPLY)
    }
    assert wait_for(lambda: desk.slack.of("response"))[0]["delete_original"] is True


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("&gt;&gt; お待ちください", {"owner": ""}, "press Claim first"),
        ("&gt;&gt; お待ちください", {"owner": "U0SUZUKI"}, "another member of staff"),
        ("&gt;&gt; ", {}, "Please write a reply"),
        ("&gt;&gt; " + "あ" * 2_000, {}, "too long"),
    ],
)
def test_what_cannot_be_sent_is_told_to_its_writer(desk: Desk, text: str, more: dict[str, str], told: str) -> None:
    desk.case = replace(MINE, **more)
    say(desk, text)
    blocks = offered(desk)
    assert told in str(blocks)
    assert "actions" not in [block["type"] for block in blocks]


def test_files_are_left_to_the_form(desk: Desk) -> None:
    say(desk, "&gt;&gt; 地図です", subtype="file_share", files=[{"id": "F1"}])
    assert "attach them to a reply" in str(offered(desk))


@pytest.mark.parametrize(
    ("text", "more"),
    [("内緒の話", {}), ("&gt;&gt; x", {"thread_ts": None}), ("&gt;&gt; x", {"bot_id": "B1"})],
    ids=["no mark", "no thread", "a bot"],
)
def test_everything_else_stays_among_staff(desk: Desk, text: str, more: dict[str, Any]) -> None:
    say(desk, text, **more)
    desk.press("claim")
    assert desk.slack.of("chat.postEphemeral") == []


def test_edits_and_deletions_are_passed_on_and_links_that_unfold_are_none(
    desk: Desk, changes: list[tuple[Any, ...]]
) -> None:
    before = {"ts": "1.5", "thread_ts": CARD, "text": ">> 2階"}
    for text in (">> 2階", ">> 3階"):
        say(desk, "", subtype="message_changed", message={**before, "text": text}, previous_message=before)
    say(desk, "", subtype="message_deleted", deleted_ts="1.5", previous_message=before)
    assert changes == [(ROOM, CARD, "1.5", "1.5", False), (ROOM, CARD, "1.5", "1.5", True)]


def test_words_that_the_city_does_not_write_are_named_above_send(desk: Desk) -> None:
    desk.unwritten = (Unwritten("ゴミ捨て", "ごみ出し"),)
    say(desk, "&gt;&gt; ゴミ捨ては朝に。")
    blocks = offered(desk)
    assert "instead: ごみ出し" in blocks[0]["text"]["text"]
    assert blocks[-1]["elements"][0]["action_id"] == "send_marked"
