"""What citizens cause: signed webhooks that LINE's own SDK understands, choices, unsent messages."""

from __future__ import annotations

import base64
import time
from typing import Any

import pytest
from linebot.v3 import WebhookParser
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import ApiException, MessagingApiBlob
from linebot.v3.models import UnknownEvent

from channels.simulator.control_errors import Impossible
from channels.simulator.serving import Simulator, running
from channels.simulator.settings import DEMO_LINE_CHANNEL_SECRET

from .conftest import Bot, Received
from .web import line_post

MESSAGES = [
    {"type": "text", "text": "こんにちは🍎"},
    {"type": "sticker", "packageId": "1", "stickerId": "2"},
    {"type": "image"},
    {"type": "video", "duration": 1000},
    {"type": "audio", "duration": 1000},
    {"type": "file", "fileName": "a.pdf", "fileSize": 3},
    {"type": "location", "title": "a", "address": "b", "latitude": 35.0, "longitude": 139.0},
]
CHOICE = {"type": "postback", "label": "はい", "data": "answer=yes", "displayText": "はい、お願いします"}


def parsed(received: Received) -> Any:
    parser = WebhookParser(DEMO_LINE_CHANNEL_SECRET)
    (event,) = parser.parse(received.body.decode(), received.headers["x-line-signature"])
    return event


def push(simulator: Simulator, user: str, *messages: dict[str, Any]) -> str:
    return line_post(simulator.url, "message/push", {"to": user, "messages": list(messages)}).json["sentMessages"][-1][
        "id"
    ]


def with_choices(*actions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "text",
        "text": "?",
        "quickReply": {"items": [{"type": "action", "action": one} for one in actions]},
    }


def drawn(simulator: Simulator) -> list[dict[str, Any]]:
    return simulator.snapshot()["line"]["citizens"][0]["messages"]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["type"])
def test_the_sdk_understands_every_message(simulator: Simulator, bot: Bot, message: dict[str, Any]) -> None:
    user = simulator.citizen()
    said = simulator.do("line/send", user_id=user, message=message)
    event = parsed(bot.last)
    assert not isinstance(event, UnknownEvent)
    assert (event.message.id, event.reply_token) == (said["message_id"], said["reply_token"])
    assert (event.source.user_id, event.webhook_event_id, event.mode.value) == (user, said["event_id"], "active")
    assert len(said["event_id"]) == 26
    assert event.delivery_context.is_redelivery is False
    assert hasattr(event.message, "quote_token") == (message["type"] not in ("audio", "file", "location"))


def test_follow_unfollow_and_return(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen(follow=True)
    simulator.do("line/unfollow", user_id=user)
    simulator.do("line/follow", user_id=user)
    first, left, again = [parsed(received) for received in bot.received]
    assert (first.type, first.follow.is_unblocked, bool(first.reply_token)) == ("follow", False, True)
    assert (left.type, hasattr(left, "reply_token")) == ("unfollow", False)
    assert again.follow.is_unblocked


def test_a_group(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen()
    group = simulator.do("line/groups", name="a", members=[user])["group_id"]
    assert parsed(bot.last).type == "join"
    simulator.do("line/say", user_id=user, group_id=group, text="a")
    assert (parsed(bot.last).source.group_id, parsed(bot.last).source.user_id) == (group, user)


@pytest.mark.parametrize("signature", ["bad", "none"])
def test_wrong_signatures(simulator: Simulator, bot: Bot, signature: str) -> None:
    simulator.do("line/webhook", events=[], signature=signature)
    if signature == "none":
        assert "x-line-signature" not in bot.last.headers
    else:
        with pytest.raises(InvalidSignatureError):
            parsed(bot.last)


def test_the_same_event_again(simulator: Simulator, bot: Bot) -> None:
    said = simulator.say(simulator.citizen(), "a")
    simulator.do("line/webhook", event_ids=[said["event_id"]])
    first, second = bot.received[0].event, bot.received[1].event
    assert second.pop("deliveryContext") == {"isRedelivery": True}
    first.pop("deliveryContext")
    assert first == second


def test_a_raw_event_is_known_afterwards(simulator: Simulator) -> None:
    user = "U" + "a" * 32
    event = {"type": "message", "replyToken": "t", "source": {"type": "user", "userId": user}}
    simulator.do("line/webhook", events=[event | {"message": {"type": "text", "id": "7", "text": "a"}}])
    answer = line_post(simulator.url, "message/reply", {"replyToken": "t", "messages": [{"type": "text", "text": "b"}]})
    assert answer.status == 200
    assert [one["message"]["text"] for one in drawn(simulator)] == ["a", "b"]


def test_a_raw_body(simulator: Simulator, bot: Bot) -> None:
    simulator.do("line/webhook", body="not json")
    assert bot.last.body == b"not json"


def test_redelivery_when_it_is_switched_on(simulator: Simulator, bot: Bot) -> None:
    bot.statuses = [500, 500]
    simulator.settings(line_redelivery=[0.01, 0.01, 0.01])
    assert simulator.say(simulator.citizen(), "a")["status"] == 500
    wait_for(lambda: len(bot.received) == 3)
    time.sleep(0.05)
    assert len(bot.received) == 3
    assert [one.event["deliveryContext"]["isRedelivery"] for one in bot.received] == [False, True, True]


def wait_for(done: Any, seconds: float = 3.0) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.01)
    assert done()


def test_a_slow_bot(simulator: Simulator, bot: Bot) -> None:
    bot.seconds = 0.3
    simulator.settings(line_webhook_seconds=0.1)
    assert simulator.say(simulator.citizen(), "a")["status"] == 0
    assert simulator.snapshot()["webhooks"][-1]["reason"] == "request_timeout"
    wait_for(lambda: bot.received)


def test_no_bot() -> None:
    with running(target="http://127.0.0.1:9") as simulator:
        assert simulator.say(simulator.citizen(), "a")["status"] == 0
        assert simulator.snapshot()["webhooks"][-1]["reason"] == "could_not_connect"


def test_a_tapped_choice(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen(silent=True)
    message = push(simulator, user, {"type": "text", "text": "a"}, with_choices(CHOICE))
    assert [one["quick_replies_live"] for one in drawn(simulator)] == [False, True]
    simulator.tap(user, message, CHOICE)
    assert parsed(bot.last).postback.data == "answer=yes"
    assert drawn(simulator)[-1]["message"] == {"type": "text", "text": "はい、お願いします"}
    with pytest.raises(Impossible):
        simulator.tap(user, message, CHOICE)


def test_only_the_last_message_shows_choices(simulator: Simulator) -> None:
    user = simulator.citizen(silent=True)
    push(simulator, user, with_choices(CHOICE), {"type": "text", "text": "a"})
    assert [one["quick_replies_live"] for one in drawn(simulator)] == [False, False]


def test_a_new_message_ends_the_choices(simulator: Simulator) -> None:
    user = simulator.citizen(silent=True)
    message = push(simulator, user, with_choices(CHOICE))
    push(simulator, user, {"type": "text", "text": "a"})
    with pytest.raises(Impossible, match="disappeared"):
        simulator.tap(user, message, CHOICE)


def test_buttons_of_a_message_stay(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen(silent=True)
    action = {"type": "message", "label": "a", "text": "b"}
    template = {"type": "buttons", "text": "a", "actions": [action]}
    message = push(simulator, user, {"type": "template", "altText": "a", "template": template})
    for _ in range(2):
        simulator.tap(user, message, action)
        assert bot.last.event["message"]["text"] == "b"
    with pytest.raises(Impossible):
        simulator.tap(user, message, action | {"text": "c"})


def test_a_date_is_told(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen(silent=True)
    action = {"type": "datetimepicker", "label": "a", "data": "d", "mode": "date"}
    message = push(simulator, user, with_choices(action))
    simulator.do("line/tap", user_id=user, message_id=message, action=action, params={"date": "2026-12-01"})
    assert parsed(bot.last).postback.params == {"date": "2026-12-01"}


def test_a_link_tells_the_bot_nothing(simulator: Simulator, bot: Bot) -> None:
    user = simulator.citizen(silent=True)
    action = {"type": "uri", "label": "a", "uri": "https://example.jp"}
    simulator.tap(user, push(simulator, user, with_choices(action)), action)
    assert bot.received == []


def test_content_and_unsend(simulator: Simulator, bot: Bot, line_content: MessagingApiBlob) -> None:
    user = simulator.citizen(silent=True)
    data_url = "data:image/png;base64," + base64.b64encode(b"picture").decode()
    said = simulator.do("line/send", user_id=user, message={"type": "image", "data_url": data_url})
    assert bytes(line_content.get_message_content(said["message_id"])) == b"picture"
    simulator.do("line/unsend", user_id=user, message_id=said["message_id"])
    event = parsed(bot.last)
    assert (event.type, event.unsend.message_id, hasattr(event, "reply_token")) == ("unsend", said["message_id"], False)
    assert drawn(simulator)[0]["unsent"]
    with pytest.raises(ApiException) as caught:
        line_content.get_message_content(said["message_id"])
    assert caught.value.status == 410


def test_an_unsent_text_is_gone_from_the_state(simulator: Simulator) -> None:
    user = simulator.citizen(silent=True)
    said = simulator.say(user, "秘密")
    simulator.do("line/unsend", user_id=user, message_id=said["message_id"])
    assert drawn(simulator)[0]["message"] == {"type": "text"}


def test_a_video_takes_a_while(simulator: Simulator, line_content: MessagingApiBlob) -> None:
    simulator.settings(line_content_ready_seconds=5)
    said = simulator.do("line/send", user_id=simulator.citizen(silent=True), message={"type": "video", "duration": 1})
    assert line_content.get_message_content_with_http_info(said["message_id"]).status_code == 202
    simulator.advance(6)
    assert line_content.get_message_content_with_http_info(said["message_id"]).status_code == 200
