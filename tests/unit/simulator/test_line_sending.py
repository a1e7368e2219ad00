"""Reply tokens, retry keys, quota, and who gets a push: with LINE's own SDK where it lets the request through."""

from __future__ import annotations

import uuid

import pytest
from linebot.v3.messaging import (
    ApiException,
    ErrorResponse,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
    TextMessage,
)

from channels.simulator.serving import Simulator

from .conftest import Bot
from .web import line_post


def reply_with(token: str, text: str = "はい") -> ReplyMessageRequest:
    return ReplyMessageRequest(reply_token=token, messages=[TextMessage(text=text)])


def push_to(user: str, text: str = "お知らせ") -> PushMessageRequest:
    return PushMessageRequest(to=user, messages=[TextMessage(text=text)])


def messages(simulator: Simulator) -> list[dict]:
    return simulator.snapshot()["line"]["citizens"][0]["messages"]


def test_a_reply_is_drawn_and_answers_ids(simulator: Simulator, line: MessagingApi) -> None:
    said = simulator.say(simulator.citizen(), "こんにちは")
    sent = line.reply_message(reply_with(said["reply_token"]))
    drawn = messages(simulator)[-1]
    assert (drawn["id"], drawn["from"], drawn["how"]) == (sent.sent_messages[0].id, "bot", "reply")
    assert sent.sent_messages[0].quote_token


def test_a_reply_token_is_used_once(simulator: Simulator, line: MessagingApi) -> None:
    said = simulator.say(simulator.citizen(), "a")
    line.reply_message(reply_with(said["reply_token"]))
    with pytest.raises(ApiException) as caught:
        line.reply_message(reply_with(said["reply_token"]))
    assert caught.value.status == 400
    assert ErrorResponse.from_json(caught.value.body).message == "Invalid reply token"


@pytest.mark.parametrize(("age", "good"), [(59, True), (61, False)])
def test_a_reply_token_lives_a_minute(simulator: Simulator, line: MessagingApi, age: float, good: bool) -> None:
    said = simulator.say(simulator.citizen(), "a")
    simulator.advance(age)
    if good:
        line.reply_message(reply_with(said["reply_token"]))
    else:
        with pytest.raises(ApiException, match="Invalid reply token"):
            line.reply_message(reply_with(said["reply_token"]))


@pytest.mark.parametrize(("age", "good"), [(19 * 60, True), (21 * 60, False)])
def test_a_redelivered_event_renews_its_token(simulator: Simulator, line: MessagingApi, age: float, good: bool) -> None:
    said = simulator.say(simulator.citizen(), "a")
    simulator.advance(age)
    simulator.do("line/webhook", event_ids=[said["event_id"]])
    if good:
        line.reply_message(reply_with(said["reply_token"]))
    else:
        with pytest.raises(ApiException):
            line.reply_message(reply_with(said["reply_token"]))


def test_an_invalid_message_does_not_use_the_token(simulator: Simulator, line: MessagingApi) -> None:
    said = simulator.say(simulator.citizen(), "a")
    with pytest.raises(ApiException):
        line.reply_message(reply_with(said["reply_token"], "あ" * 5001))
    line.reply_message(reply_with(said["reply_token"]))


def test_a_reply_refuses_the_retry_key(simulator: Simulator) -> None:
    said = simulator.say(simulator.citizen(), "a")
    body = {"replyToken": said["reply_token"], "messages": [{"type": "text", "text": "a"}]}
    answer = line_post(simulator.url, "message/reply", body, x_line_retry_key=str(uuid.uuid4()))
    assert answer.status == 400
    assert line_post(simulator.url, "message/reply", body).status == 200


def test_the_same_retry_key_again_is_a_409(simulator: Simulator, line: MessagingApi) -> None:
    user, key = simulator.citizen(follow=True), str(uuid.uuid4())
    first = line.push_message_with_http_info(push_to(user), x_line_retry_key=key)
    with pytest.raises(ApiException) as caught:
        line.push_message(push_to(user), x_line_retry_key=key)
    assert caught.value.status == 409
    assert caught.value.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    again = ErrorResponse.from_json(caught.value.body)
    assert [sent.id for sent in again.sent_messages] == [sent.id for sent in first.data.sent_messages]
    assert len(messages(simulator)) == 1


def test_a_retry_key_is_forgotten_after_a_day(simulator: Simulator, line: MessagingApi) -> None:
    user, key = simulator.citizen(follow=True), str(uuid.uuid4())
    line.push_message(push_to(user), x_line_retry_key=key)
    simulator.advance(24 * 3600 + 1)
    line.push_message(push_to(user), x_line_retry_key=key)
    assert len(messages(simulator)) == 2


def test_a_retry_key_must_be_a_uuid(simulator: Simulator, line: MessagingApi) -> None:
    user = simulator.citizen(follow=True)
    with pytest.raises(ApiException) as caught:
        line.push_message(push_to(user), x_line_retry_key="once")
    assert caught.value.status == 400


def test_a_refused_push_leaves_its_key_free(simulator: Simulator, line: MessagingApi) -> None:
    user, key = simulator.citizen(follow=True), str(uuid.uuid4())
    simulator.fault("line", "push", {"kind": "status", "status": 500})
    with pytest.raises(ApiException):
        line.push_message(push_to(user), x_line_retry_key=key)
    line.push_message(push_to(user), x_line_retry_key=key)
    assert len(messages(simulator)) == 1


def test_the_quota_counts_recipients(simulator: Simulator, line: MessagingApi) -> None:
    user = simulator.citizen(follow=True)
    simulator.settings(line_quota=1)
    line.push_message(PushMessageRequest(to=user, messages=[TextMessage(text="1"), TextMessage(text="2")]))
    assert line.get_message_quota().value == 1
    assert line.get_message_quota_consumption().total_usage == 1
    with pytest.raises(ApiException) as caught:
        line.push_message(push_to(user))
    assert caught.value.status == 429
    assert "You have reached your monthly limit." in caught.value.body


def test_an_unknown_user_is_an_error_and_a_blocking_one_is_not(simulator: Simulator, line: MessagingApi) -> None:
    with pytest.raises(ApiException, match="Failed to send messages"):
        line.push_message(push_to("U" + "0" * 32))
    user = simulator.citizen(follow=True)
    simulator.do("line/unfollow", user_id=user)
    assert line.push_message(push_to(user)).sent_messages
    assert messages(simulator) == []
    assert line.get_message_quota_consumption().total_usage == 0


def test_a_stranger_can_be_written_to_for_a_week(simulator: Simulator, line: MessagingApi) -> None:
    user = simulator.citizen(follow=False)
    line.push_message(push_to(user))
    simulator.say(user, "a")
    line.push_message(push_to(user))
    simulator.advance(8 * 24 * 3600)
    line.push_message(push_to(user))
    assert [drawn["from"] for drawn in messages(simulator)] == ["citizen", "bot"]


def test_profile(simulator: Simulator, line: MessagingApi) -> None:
    user = simulator.citizen("さくら", language=None, follow=True)
    profile = line.get_profile(user)
    assert (profile.display_name, profile.language) == ("さくら", None)
    simulator.do("line/unfollow", user_id=user)
    with pytest.raises(ApiException) as caught:
        line.get_profile(user)
    assert caught.value.status == 404


def test_loading_ends_with_the_next_message(simulator: Simulator, line: MessagingApi) -> None:
    user = simulator.citizen(follow=True)
    started = line.show_loading_animation_with_http_info(ShowLoadingAnimationRequest(chat_id=user, loading_seconds=10))
    assert started.status_code == 202
    assert simulator.snapshot()["line"]["citizens"][0]["loading_until"]
    line.push_message(push_to(user))
    assert simulator.snapshot()["line"]["citizens"][0]["loading_until"] is None
    with pytest.raises(ApiException):
        line.show_loading_animation(ShowLoadingAnimationRequest(chat_id=user, loading_seconds=7))


def test_the_token_is_checked(simulator: Simulator) -> None:
    answer = line_post(simulator.url, "message/push", {}, Authorization="Bearer wrong")
    assert answer.status == 401
    assert answer.headers["x-line-request-id"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"{", "application/json", 400), (b"a=1", "text/plain", 415), (b" " * 2_100_000, "application/json", 413)],
)
def test_bodies_that_line_cannot_read(simulator: Simulator, body: bytes, kind: str, status: int) -> None:
    assert line_post(simulator.url, "message/push", body, Content_Type=kind).status == status


def test_the_ledger_has_everything(simulator: Simulator, line: MessagingApi, bot: Bot) -> None:
    user, key = simulator.citizen(follow=True), str(uuid.uuid4())
    line.push_message(push_to(user), x_line_retry_key=key)
    with pytest.raises(ApiException):
        line.reply_message(reply_with("nothing"))
    line_post(simulator.url, "richmenu", {})
    push, reply, other = simulator.ledger(platform="line")
    assert (push["endpoint"], push["accepted"], push["retry_key"], push["user_id"]) == ("push", True, key, user)
    assert (reply["endpoint"], reply["accepted"], reply["status"]) == ("reply", False, 400)
    assert (reply["reply_token"], other["endpoint"], other["status"]) == ("nothing", "/v2/bot/richmenu", 404)
    assert push["body"]["messages"][0]["text"] == "お知らせ"
