"""chat.* and conversations.* with slack_sdk."""

from __future__ import annotations

import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from channels.simulator.serving import Simulator
from channels.simulator.settings import DEMO_SLACK_BOT_TOKEN
from channels.simulator.slack_limits import check_message_blocks, check_view

from .conftest import Bot
from .web import request

ROOM = "C0MADOGUCHI"


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*texts: str, **more: Any) -> dict[str, Any]:
    elements = [{"type": "button", "text": {"type": "plain_text", "text": text}, **more} for text in texts]
    return {"type": "actions", "elements": elements}


def refused(call: Any, *args: Any, **more: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        call(*args, **more)
    return caught.value.response.data


def test_a_thread_is_posted_and_read(simulator: Simulator, slack: WebClient) -> None:
    parent = slack.chat_postMessage(channel=ROOM, text="親")["ts"]
    slack.chat_postMessage(channel=ROOM, text="子", thread_ts=parent)
    thread = slack.conversations_replies(channel=ROOM, ts=parent)["messages"]
    assert [one["text"] for one in thread] == ["親", "子"]
    assert (thread[0]["reply_count"], thread[1]["thread_ts"]) == (1, parent)
    assert [one["text"] for one in slack.conversations_history(channel=ROOM)["messages"]] == ["親"]
    room = next(one for one in simulator.snapshot()["slack"]["rooms"] if one["id"] == ROOM)
    assert [one["text"] for one in room["messages"][0]["replies"]] == ["子"]


def test_metadata_only_when_asked_for(slack: WebClient) -> None:
    metadata = {"event_type": "case", "event_payload": {"key": "k1"}}
    ts = slack.chat_postMessage(channel=ROOM, text="a", metadata=metadata)["ts"]
    assert "metadata" not in slack.conversations_replies(channel=ROOM, ts=ts)["messages"][0]
    found = slack.conversations_replies(channel=ROOM, ts=ts, include_all_metadata=True)["messages"][0]
    assert found["metadata"] == metadata
    assert slack.conversations_history(channel=ROOM, include_all_metadata=True)["messages"][0]["metadata"] == metadata
    wrong = {"event_type": "a"}
    assert refused(slack.chat_postMessage, channel=ROOM, text="a", metadata=wrong)["error"] == "invalid_metadata_format"


def test_update_keeps_what_is_left_out(slack: WebClient) -> None:
    ts = slack.chat_postMessage(channel=ROOM, text="a", blocks=[section("b")])["ts"]
    slack.chat_update(channel=ROOM, ts=ts, text="c")
    message = slack.conversations_history(channel=ROOM)["messages"][0]
    assert (message["text"], message["blocks"][0]["text"]["text"], "edited" in message) == ("c", "b", True)
    slack.chat_update(channel=ROOM, ts=ts, text="c", blocks=[])
    assert "blocks" not in slack.conversations_history(channel=ROOM)["messages"][0]


def test_delete(slack: WebClient, simulator: Simulator) -> None:
    ts = slack.chat_postMessage(channel=ROOM, text="a")["ts"]
    slack.chat_delete(channel=ROOM, ts=ts)
    assert refused(slack.chat_delete, channel=ROOM, ts=ts)["error"] == "message_not_found"
    written = simulator.talk("U0TANAKA", ROOM, "a")["ts"]
    assert refused(slack.chat_update, channel=ROOM, ts=written, text="b")["error"] == "cant_update_message"


def test_refusals(slack: WebClient, simulator: Simulator) -> None:
    assert refused(slack.chat_postMessage, channel="C0NOWHERE", text="a")["error"] == "channel_not_found"
    assert refused(slack.chat_postMessage, channel=ROOM, text="")["error"] == "no_text"
    assert refused(slack.chat_postMessage, channel=ROOM, text="a", thread_ts="1.1")["error"] == "thread_not_found"
    assert refused(slack.conversations_replies, channel=ROOM, ts="1.1")["error"] == "thread_not_found"
    assert refused(slack.api_call, "chat.sing")["error"] == "unknown_method"
    away = simulator.do("slack/rooms", name="離れ", joined=False)["id"]
    assert refused(slack.chat_postMessage, channel=away, text="a")["error"] == "not_in_channel"
    slack.conversations_join(channel=away)
    slack.chat_postMessage(channel=away, text="a")


@pytest.mark.parametrize("wrong", [{"limit": "many"}, {"oldest": "yesterday"}])
def test_arguments_that_are_no_numbers(slack: WebClient, wrong: dict[str, str]) -> None:
    slack.chat_postMessage(channel=ROOM, text="a")
    assert refused(slack.conversations_history, channel=ROOM, **wrong)["error"] == "invalid_arguments"


JUNK: list[Any] = [None, 1, "x", [], {}, [None], [[]], {"type": []}]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_is_refused_in_slacks_words(junk: Any) -> None:
    """Whatever an app sends, the judge answers instead of failing."""
    for name in ("text", "fields", "accessory", "block_id", "type"):
        check_message_blocks([section("a") | {name: junk}])
    for name in ("type", "text", "confirm", "options", "option_groups", "action_id", "max_length"):
        for kind in ("static_select", "plain_text_input", "button"):
            check_message_blocks([{"type": "actions", "elements": [{"type": kind} | {name: junk}]}])
    assert check_message_blocks([junk])
    assert check_view(junk)


def test_the_token(simulator: Simulator) -> None:
    client = WebClient("xoxb-wrong", base_url=f"{simulator.url}/api/")
    assert refused(client.auth_test)["error"] == "invalid_auth"
    assert request(f"{simulator.url}/api/auth.test", b"").json == {"ok": False, "error": "not_authed"}


def test_a_form_is_as_good_as_json(simulator: Simulator) -> None:
    body = f"token={DEMO_SLACK_BOT_TOKEN}&channel={ROOM}&text=a&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = request(f"{simulator.url}/api/chat.postMessage", body.encode(), form).json
    assert answer["message"]["blocks"][0]["type"] == "divider"
    assert "token" not in simulator.ledger()[0]["body"]


def test_a_long_text_is_cut(slack: WebClient) -> None:
    assert len(slack.chat_postMessage(channel=ROOM, text="a" * 40_001)["message"]["text"]) == 40_000


GOOD_BLOCKS = [
    [section("あ" * 3000)],
    [{"type": "divider"}] * 50,
    [{"type": "header", "text": {"type": "plain_text", "text": "a" * 150}}],
    [actions("a" * 75, value="v" * 2000)],
    [{"type": "context", "elements": [{"type": "mrkdwn", "text": "a"}] * 10}],
]
BAD_BLOCKS = [
    ([section("あ" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([{"type": "header", "text": {"type": "plain_text", "text": "a" * 151}}], "must be less than 151 characters"),
    ([{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}], "must be one of: plain_text"),
    ([actions("a" * 76)], "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"),
    ([actions("a", value="v" * 2001)], "must be less than 2001 characters"),
    ([actions(*"abcdefghijklmnopqrstuvwxyz")], "no more than 25 items allowed"),
    ([actions("a", "b", action_id="same")], "already exists"),
    ([section("")], "must be more than 0 characters"),
    ([{"type": "section"}], "missing required field: text"),
    ([{"type": "sections"}], "unsupported type: sections"),
    ([section("a") | {"block_id": "x"}] * 2, "duplicate block_id"),
    ([{"type": "context", "elements": [{"type": "mrkdwn", "text": "a"}] * 11}], "no more than 10 items"),
]


@pytest.mark.parametrize("blocks", GOOD_BLOCKS)
def test_blocks_within_the_limits(slack: WebClient, blocks: list[dict[str, Any]]) -> None:
    assert slack.chat_postMessage(channel=ROOM, text="a", blocks=blocks)["ok"]


@pytest.mark.parametrize(("blocks", "message"), BAD_BLOCKS)
def test_blocks_beyond_the_limits(slack: WebClient, blocks: list[dict[str, Any]], message: str) -> None:
    answer = refused(slack.chat_postMessage, channel=ROOM, text="a", blocks=blocks)
    assert answer["error"] == "invalid_blocks"
    assert any(message in one for one in answer["response_metadata"]["messages"]), answer


def test_too_much_text_in_blocks(slack: WebClient) -> None:
    answer = refused(slack.chat_postMessage, channel=ROOM, text="a", blocks=[section("a" * 2900)] * 5)
    assert answer["error"] == "msg_blocks_too_long"


def test_the_pace_is_counted_and_can_be_enforced(simulator: Simulator, slack: WebClient) -> None:
    slack.chat_postMessage(channel=ROOM, text="1")
    slack.chat_postMessage(channel="C0GENERAL", text="another room")
    assert simulator.snapshot()["slack"]["pace_violations"] == 0
    slack.chat_postMessage(channel=ROOM, text="2")
    assert simulator.snapshot()["slack"]["pace_violations"] == 1
    simulator.settings(slack_pace_enforced=True)
    with pytest.raises(SlackApiError) as caught:
        slack.chat_postMessage(channel=ROOM, text="3")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    simulator.advance(1)
    slack.chat_postMessage(channel=ROOM, text="3")


def test_ephemeral_messages_are_notices(simulator: Simulator, slack: WebClient) -> None:
    slack.chat_postEphemeral(channel=ROOM, user="U0TANAKA", text="a")
    (notice,) = simulator.snapshot()["slack"]["notices"]
    assert (notice["user"], notice["room"], notice["text"]) == ("U0TANAKA", ROOM, "a")
    assert slack.conversations_history(channel=ROOM)["messages"] == []


def test_reading(slack: WebClient, simulator: Simulator) -> None:
    assert slack.users_info(user="U0TANAKA", include_locale=True)["user"]["locale"] == "ja-JP"
    assert slack.conversations_info(channel=ROOM)["channel"]["name"] == "窓口"
    assert ROOM in [room["id"] for room in slack.conversations_list()["channels"]]
    simulator.advance(100)
    all_ts = [slack.chat_postMessage(channel=ROOM, text=str(number))["ts"] for number in range(5)]
    page = slack.conversations_history(channel=ROOM, limit=2)
    assert ([one["text"] for one in page["messages"]], page["has_more"]) == (["4", "3"], True)
    following = slack.conversations_history(channel=ROOM, limit=2, cursor=page["response_metadata"]["next_cursor"])
    assert [one["text"] for one in following["messages"]] == ["2", "1"]
    newer = slack.conversations_history(channel=ROOM, oldest=all_ts[3], inclusive=True)["messages"]
    assert [one["ts"] for one in newer] == [all_ts[4], all_ts[3]]


def test_own_messages_come_back_when_switched_on(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    simulator.settings(slack_echo_own_messages=True)
    ts = slack.chat_postMessage(channel=ROOM, text="a")["ts"]
    end = time.monotonic() + 3
    while not bot.received and time.monotonic() < end:
        time.sleep(0.01)
    assert (bot.last.event["ts"], bot.last.event["bot_id"]) == (ts, "B0MADOGUCHI")
