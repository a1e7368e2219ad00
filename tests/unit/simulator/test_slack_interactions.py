"""Events, buttons, modals and response URLs as an app meets them."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from channels.simulator.control_errors import Impossible
from channels.simulator.serving import Simulator
from channels.simulator.settings import DEMO_SLACK_SIGNING_SECRET
from channels.simulator.slack_typing import written

from .conftest import Bot

ROOM, USER = "C0MADOGUCHI", "U0TANAKA"
BUTTON = {"type": "button", "action_id": "take", "value": "7", "text": {"type": "plain_text", "text": "担当する"}}
QUESTION = {
    "type": "input",
    "block_id": "q",
    "label": {"type": "plain_text", "text": "回答"},
    "element": {"type": "plain_text_input", "action_id": "text", "max_length": 10},
}
ANSWER = {"q": {"text": {"type": "plain_text_input", "value": "はい"}}}


def modal(title: str = "回答", **more: Any) -> dict[str, Any]:
    texts = {name: {"type": "plain_text", "text": text} for name, text in (("title", title), ("submit", "送信"))}
    return {"type": "modal", "blocks": [QUESTION], "callback_id": "answer", "private_metadata": "7", **texts, **more}


def press(simulator: Simulator, slack: WebClient) -> dict[str, Any]:
    ts = slack.chat_postMessage(channel=ROOM, text="a", blocks=[{"type": "actions", "elements": [BUTTON]}])["ts"]
    return simulator.press(USER, ROOM, ts, BUTTON) | {"ts": ts}


def opened(simulator: Simulator, slack: WebClient, **more: Any) -> dict[str, Any]:
    return slack.views_open(trigger_id=press(simulator, slack)["trigger_id"], view=modal(**more))["view"]


def refused(call: Any, **more: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**more)
    return caught.value.response["error"]


def views(simulator: Simulator) -> list[dict[str, Any]]:
    return simulator.snapshot()["slack"]["views"]


def wait_for(done: Any) -> None:
    end = time.monotonic() + 3
    while not done() and time.monotonic() < end:
        time.sleep(0.01)
    assert done()


def test_a_message_event(simulator: Simulator, bot: Bot) -> None:
    said = simulator.talk(USER, ROOM, "a <b> & https://example.jp 🎉")
    assert SignatureVerifier(DEMO_SLACK_SIGNING_SECRET).is_valid_request(bot.last.body, bot.last.headers)
    whole = json.loads(bot.last.body)
    assert (whole["type"], whole["event_id"]) == ("event_callback", said["event_id"])
    event = whole["event"]
    assert (event["type"], event["channel"], event["user"], event["ts"]) == ("message", ROOM, USER, said["ts"])
    assert event["text"] == "a &lt;b&gt; &amp; <https://example.jp> :tada:"


def test_what_is_written_already_stays() -> None:
    already = "a &lt; b &amp; <@U0TANAKA> <https://example.jp>"
    assert written(already, "窓口") == already
    assert written("https://example.jp/?a=1&b=2", "窓口") == "<https://example.jp/?a=1&amp;b=2>"


def test_a_mention_comes_twice(simulator: Simulator, bot: Bot) -> None:
    simulator.talk(USER, ROOM, "@窓口 お願い")
    assert [one.event["type"] for one in bot.received] == ["message", "app_mention"]
    assert bot.last.event["text"] == "<@U0MADOGUCHI> お願い"


def test_a_thread_edit_and_delete(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    parent = slack.chat_postMessage(channel=ROOM, text="a")["ts"]
    said = simulator.talk(USER, ROOM, "b", thread_ts=parent)
    assert (bot.last.event["thread_ts"], bot.last.event["parent_user_id"]) == (parent, "U0MADOGUCHI")
    simulator.do("slack/edit", user=USER, room=ROOM, ts=said["ts"], text="c")
    assert (bot.last.event["subtype"], bot.last.event["message"]["text"]) == ("message_changed", "c")
    simulator.do("slack/delete", user=USER, room=ROOM, ts=said["ts"])
    assert (bot.last.event["subtype"], bot.last.event["deleted_ts"]) == ("message_deleted", said["ts"])


def test_retries_carry_number_and_reason(simulator: Simulator, bot: Bot) -> None:
    bot.statuses = [500, 500]
    simulator.settings(slack_retries=[0.01, 0.01, 0.01])
    simulator.talk(USER, ROOM, "a")
    wait_for(lambda: len(bot.received) == 3)
    told = [(one.headers.get("x-slack-retry-num"), one.headers.get("x-slack-retry-reason")) for one in bot.received]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({one.body for one in bot.received}) == 1


def test_an_app_can_refuse_retries(simulator: Simulator, bot: Bot) -> None:
    bot.status, bot.headers = 500, {"X-Slack-No-Retry": "1"}
    simulator.settings(slack_retries=[0.01])
    simulator.talk(USER, ROOM, "a")
    time.sleep(0.1)
    assert len(bot.received) == 1


def test_the_same_event_again(simulator: Simulator, bot: Bot) -> None:
    said = simulator.talk(USER, ROOM, "a")
    simulator.do("slack/webhook", event_id=said["event_id"], retry_num=1)
    assert bot.received[0].body == bot.received[1].body
    assert bot.last.headers["x-slack-retry-reason"] == "http_timeout"


@pytest.mark.parametrize("signature", ["bad", "stale", "none"])
def test_wrong_signatures(simulator: Simulator, bot: Bot, signature: str) -> None:
    simulator.do("slack/webhook", event={"type": "message"}, signature=signature)
    assert not SignatureVerifier(DEMO_SLACK_SIGNING_SECRET).is_valid_request(bot.last.body, bot.last.headers)


def test_a_button(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    pressed = press(simulator, slack)
    payload = bot.last.payload
    assert (payload["type"], payload["user"]["id"], payload["channel"]["id"]) == ("block_actions", USER, ROOM)
    assert (payload["container"]["message_ts"], payload["message"]["ts"]) == (pressed["ts"], pressed["ts"])
    (action,) = payload["actions"]
    assert (action["action_id"], action["value"], action["action_ts"]) == ("take", "7", pressed["action_ts"])
    assert action["block_id"] == payload["message"]["blocks"][0]["block_id"]


def test_a_button_that_is_gone(simulator: Simulator, slack: WebClient) -> None:
    pressed = press(simulator, slack)
    slack.chat_update(channel=ROOM, ts=pressed["ts"], text="done", blocks=[])
    with pytest.raises(Impossible):
        simulator.press(USER, ROOM, pressed["ts"], BUTTON)


def test_a_trigger_opens_one_view(simulator: Simulator, slack: WebClient) -> None:
    trigger = press(simulator, slack)["trigger_id"]
    slack.views_open(trigger_id=trigger, view=modal())
    assert refused(slack.views_open, trigger_id=trigger, view=modal()) == "exchanged_trigger_id"


def test_a_trigger_lives_three_seconds(simulator: Simulator, slack: WebClient) -> None:
    trigger = press(simulator, slack)["trigger_id"]
    simulator.advance(3.1)
    assert refused(slack.views_open, trigger_id=trigger, view=modal()) == "expired_trigger_id"
    assert refused(slack.views_open, trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (modal("あ" * 25), "/view/title/text"),
        (modal(private_metadata="a" * 3001), "/view/private_metadata"),
        (modal(blocks=[{"type": "divider"}] * 101), "/view/blocks"),
        (modal(submit=None), "/view"),
    ],
)
def test_views_beyond_the_limits(simulator: Simulator, slack: WebClient, wrong: dict[str, Any], pointer: str) -> None:
    trigger = press(simulator, slack)["trigger_id"]
    with pytest.raises(SlackApiError) as caught:
        slack.views_open(trigger_id=trigger, view=wrong)
    assert caught.value.response["error"] == "invalid_arguments"
    assert f"[json-pointer:{pointer}]" in caught.value.response["response_metadata"]["messages"][0]


def test_a_submission_closes_the_view(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    view = opened(simulator, slack)
    result = simulator.submit(USER, view["id"], ANSWER)
    assert (result["closed"], result["errors"], views(simulator)) == (True, {}, [])
    payload = bot.last.payload
    assert (payload["type"], payload["view"]["id"], payload["view"]["hash"]) == (
        "view_submission",
        view["id"],
        view["hash"],
    )
    assert (payload["view"]["private_metadata"], payload["view"]["callback_id"]) == ("7", "answer")
    assert payload["view"]["state"]["values"]["q"]["text"]["value"] == "はい"


def test_errors_keep_the_view(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    view = opened(simulator, slack)
    bot.answer = json.dumps({"response_action": "errors", "errors": {"q": "短すぎます"}}).encode()
    result = simulator.submit(USER, view["id"], ANSWER)
    assert (result["closed"], result["errors"]) == (False, {"q": "短すぎます"})
    assert views(simulator)[0]["errors"] == {"q": "短すぎます"}


def test_the_window_refuses_what_is_required(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    view = opened(simulator, slack)
    count = len(bot.received)
    assert simulator.submit(USER, view["id"], {})["errors"] == {"q": "Please complete this required field."}
    long = {"q": {"text": {"type": "plain_text_input", "value": "a" * 11}}}
    assert "q" in simulator.submit(USER, view["id"], long)["errors"]
    assert len(bot.received) == count


def test_update_push_and_clear(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    view = opened(simulator, slack)
    bot.answer = json.dumps({"response_action": "update", "view": modal("二")}).encode()
    assert not simulator.submit(USER, view["id"], ANSWER)["closed"]
    assert views(simulator)[0]["view"]["title"]["text"] == "二"
    bot.answer = json.dumps({"response_action": "push", "view": modal("三")}).encode()
    for depth in (2, 3, 3):
        simulator.submit(USER, next(one["id"] for one in views(simulator) if one["top"]), ANSWER)
        assert len(views(simulator)) == depth
    bot.answer = json.dumps({"response_action": "clear"}).encode()
    top = next(one["id"] for one in views(simulator) if one["top"])
    assert simulator.submit(USER, top, ANSWER)["closed"]
    assert views(simulator) == []


def test_a_failed_submission_keeps_the_view(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    view = opened(simulator, slack)
    bot.status = 500
    result = simulator.submit(USER, view["id"], ANSWER)
    assert (result["closed"], result["status"], list(result["errors"])) == (False, 500, [""])


def test_a_stale_hash(simulator: Simulator, slack: WebClient) -> None:
    view = opened(simulator, slack)
    updated = slack.views_update(view_id=view["id"], hash=view["hash"], view=modal("二"))["view"]
    assert updated["hash"] != view["hash"]
    assert refused(slack.views_update, view_id=view["id"], hash=view["hash"], view=modal()) == "hash_conflict"
    assert refused(slack.views_update, view_id="V0", view=modal()) == "not_found"


def test_three_views_at_most(simulator: Simulator, slack: WebClient) -> None:
    link = {"type": "actions", "block_id": "b", "elements": [BUTTON]}
    view = opened(simulator, slack, blocks=[link])
    for allowed in (True, True, False):
        top = next(one["id"] for one in views(simulator) if one["top"])
        trigger = simulator.press(USER, ROOM, "", BUTTON, view_id=top)["trigger_id"]
        if allowed:
            pushed = slack.views_push(trigger_id=trigger, view=modal(blocks=[link]))["view"]
            assert (pushed["previous_view_id"], pushed["root_view_id"]) == (top, view["id"])
        else:
            assert refused(slack.views_push, trigger_id=trigger, view=modal()) == "push_limit_reached"


def test_closing_is_told_only_if_asked(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    simulator.do("slack/close", user=USER, view_id=opened(simulator, slack)["id"])
    assert bot.last.payload["type"] == "block_actions"
    simulator.do("slack/close", user=USER, view_id=opened(simulator, slack, notify_on_close=True)["id"])
    assert bot.last.payload["type"] == "view_closed"
    assert views(simulator) == []


def test_a_response_url_has_five_uses(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    pressed = press(simulator, slack)
    client = WebhookClient(bot.last.payload["response_url"])
    for _ in range(4):
        assert client.send(text="内緒").status_code == 200
    client.send(text="済み", replace_original=True)
    assert slack.conversations_replies(channel=ROOM, ts=pressed["ts"])["messages"][0]["text"] == "済み"
    assert len(simulator.snapshot()["slack"]["notices"]) == 4
    assert client.send(text="六").body == '{"ok":false,"error":"used_url"}'


def test_a_response_url_ends_after_half_an_hour(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    press(simulator, slack)
    simulator.advance(30 * 60 + 1)
    assert "expired_url" in WebhookClient(bot.last.payload["response_url"]).send(text="a").body


def test_a_button_in_a_notice(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    blocks = [{"type": "actions", "elements": [BUTTON]}]
    ts = slack.chat_postEphemeral(channel=ROOM, user=USER, text="a", blocks=blocks)["message_ts"]
    simulator.press(USER, ROOM, ts, BUTTON)
    assert bot.last.payload["container"]["is_ephemeral"]
    WebhookClient(bot.last.payload["response_url"]).send(delete_original=True)
    assert simulator.snapshot()["slack"]["notices"] == []


def test_a_command(simulator: Simulator, bot: Bot) -> None:
    bot.answer = json.dumps({"text": "どうぞ"}).encode()
    bot.headers = {"Content-Type": "application/json"}
    done = simulator.do("slack/command", user=USER, room=ROOM, command="/madoguchi", text="help")
    assert (done["status"], simulator.snapshot()["slack"]["notices"][0]["text"]) == (200, "どうぞ")
    assert b"command=%2Fmadoguchi&text=help" in bot.last.body
    bot.status = 500
    simulator.do("slack/command", user=USER, room=ROOM, command="/madoguchi")
    assert "dispatch_failed" in simulator.snapshot()["slack"]["notices"][1]["text"]


def test_options_for_a_menu(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    menu = {"type": "external_select", "action_id": "faq", "placeholder": {"type": "plain_text", "text": "a"}}
    view = opened(simulator, slack, blocks=[QUESTION | {"element": menu}])
    option = {"text": {"type": "plain_text", "text": "住民票"}, "value": "1"}
    bot.answer = json.dumps({"options": [option]}).encode()
    answer = simulator.do("slack/options", user=USER, view_id=view["id"], action_id="faq", value="住民")
    assert answer["options"] == [option]
    assert (bot.last.payload["type"], bot.last.payload["value"]) == ("block_suggestion", "住民")


def test_the_home_tab(simulator: Simulator, slack: WebClient, bot: Bot) -> None:
    simulator.do("slack/home", user=USER)
    assert bot.last.event["type"] == "app_home_opened"
    slack.views_publish(user_id=USER, view={"type": "home", "blocks": [{"type": "divider"}]})
    assert simulator.snapshot()["slack"]["homes"][0]["user"] == USER
