"""What each end of a call means. The faithful Slack's side of it is in test_send_simulator.py."""

import socket
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from bot.domain.delivery import Method, Parcel
from bot.domain.errors import AmbiguousError, DeliveryError, PermanentError, RetryableError, RoomClosed, UncertainError
from bot.domain.messages import Amendment, AnswerCard, CaseCard, Message, Removal, RoomNote, ThreadNote
from channels.slack.send import SlackSender
from channels.slack.settings import SlackSettings
from tests.unit.slack.conftest import DROP, TS, Scripted, error, ok

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
KEY = UUID("7d3f9f0e-52a8-4b8e-9d1c-6d2a54a2f9aa")
ROOM, THREAD = "C0MADOGUCHI", "1600000000.000001"
CARD = CaseCard("c1", "相談", (), (), (), "相談があります")


def parcel(*messages: Message, **changes: Any) -> Parcel:
    return Parcel(KEY, ROOM, messages or (RoomNote("お知らせ"),), **changes)


def deliver(slack: Scripted, given: Parcel) -> Any:
    return SlackSender(slack.settings).deliver(given, NOW)


def kept(key: str = str(KEY), ts: str = "1600000000.000007") -> dict[str, Any]:
    return {"ts": ts, "text": "…", "metadata": {"event_type": "madoguchi_parcel", "event_payload": {"key": key}}}


def test_a_note_is_posted_with_its_key_and_nothing_else_in_the_metadata(slack: Scripted) -> None:
    receipt = deliver(slack, parcel())
    (body,) = slack.of("chat.postMessage")
    assert (receipt.method, receipt.message_ids) == (Method.POST, (TS,))
    assert body["metadata"] == {"event_type": "madoguchi_parcel", "event_payload": {"key": str(KEY)}}
    assert (body["channel"], body["unfurl_links"], body["unfurl_media"]) == (ROOM, False, False)
    assert "thread_ts" not in body


def test_a_card_is_posted_once_and_updated_afterwards(slack: Scripted) -> None:
    assert deliver(slack, parcel(CARD)).method is Method.POST
    assert deliver(slack, parcel(CARD, thread=THREAD)).method is Method.UPDATE
    (update,) = slack.of("chat.update")
    assert update["ts"] == THREAD


def test_a_repeated_update_is_not_looked_up(slack: Scripted) -> None:
    deliver(slack, parcel(CARD, thread=THREAD, repeated=True))
    assert [method for method, _ in slack.requests] == ["chat.update"]


def test_an_amendment_replaces_its_note(slack: Scripted) -> None:
    deliver(slack, parcel(Amendment("（取り消し）"), thread=THREAD))
    (update,) = slack.of("chat.update")
    assert (update["ts"], update["text"]) == (THREAD, "（取り消し）")
    assert update["blocks"]


def test_a_removal_deletes_the_message_and_one_that_is_gone_already_is_no_trouble(slack: Scripted) -> None:
    assert deliver(slack, parcel(Removal(THREAD))).method is Method.DELETE
    assert [(body["channel"], body["ts"]) for body in slack.of("chat.delete")] == [(ROOM, THREAD)]
    slack.answers = [error("message_not_found")]
    assert deliver(slack, parcel(Removal(THREAD), repeated=True)).message_ids == (THREAD,)
    slack.answers = [error("cant_delete_message")]
    with pytest.raises(PermanentError):
        deliver(slack, parcel(Removal(THREAD)))


def test_a_reminder_in_a_thread_is_shown_in_the_room_too(slack: Scripted) -> None:
    deliver(slack, parcel(ThreadNote("c1", "まだ担当者がいません", broadcast=True), thread=THREAD))
    (body,) = slack.of("chat.postMessage")
    assert (body["thread_ts"], body["reply_broadcast"]) == (THREAD, True)


@pytest.mark.parametrize("message", [ThreadNote("c1", "…"), Amendment("…"), AnswerCard("t", "b", "l", "u")])
def test_what_has_no_place_in_slack_is_a_permanent_error(slack: Scripted, message: Message) -> None:
    with pytest.raises(PermanentError):
        deliver(slack, parcel(message))
    assert slack.requests == []


@pytest.mark.parametrize(
    ("answer", "expected", "detail"),
    [
        pytest.param(error("ratelimited", 429, **{"Retry-After": "7"}), RetryableError, "ratelimited", id="429"),
        pytest.param((429, {}, "slow down"), RetryableError, "HTTP 429", id="429 without a body of Slack's"),
        pytest.param(error("ratelimited"), RetryableError, "ratelimited", id="ratelimited"),
        pytest.param(error("service_unavailable", 503), RetryableError, "service_unavailable", id="503"),
        pytest.param((500, {}, "<html>"), AmbiguousError, "HTTP 500", id="500"),
        pytest.param(error("request_timeout"), RetryableError, "request_timeout", id="request_timeout"),
        pytest.param(error("internal_error"), AmbiguousError, "internal_error", id="internal_error"),
        pytest.param(error("fatal_error", 500), AmbiguousError, "fatal_error", id="fatal_error"),
        pytest.param((504, {}, ""), AmbiguousError, "HTTP 504", id="gateway"),
        pytest.param((200, {}, "<html>login</html>"), AmbiguousError, "HTTP 200", id="200 with HTML"),
        pytest.param((200, {}, ""), AmbiguousError, "HTTP 200", id="200 with nothing"),
        pytest.param((200, {}, "[1]"), AmbiguousError, "no answer", id="200 with a list"),
        pytest.param(ok(), AmbiguousError, "without a ts", id="200 without a ts"),
        pytest.param(DROP, AmbiguousError, "no answer", id="dropped"),
        pytest.param(error("not_in_channel"), RoomClosed, "/invite", id="not_in_channel"),
        pytest.param(error("channel_not_found"), RoomClosed, "does not exist", id="channel_not_found"),
        pytest.param(error("is_archived"), RoomClosed, "archived", id="is_archived"),
        pytest.param(error("invalid_auth"), PermanentError, "SLACK_BOT_TOKEN", id="invalid_auth"),
        pytest.param(error("a_new_error"), PermanentError, "a_new_error", id="unknown"),
        pytest.param((403, {}, "<html>proxy</html>"), PermanentError, "HTTP 403", id="403 of a proxy"),
    ],
)
def test_every_end_is_sorted(slack: Scripted, answer: Any, expected: type[DeliveryError], detail: str) -> None:
    slack.answers = [answer]
    with pytest.raises(expected, match=detail):
        deliver(slack, parcel())
    assert len(slack.requests) == 1, "the SDK must not send again by itself"


def test_the_platforms_wish_to_wait_is_passed_on(slack: Scripted) -> None:
    slack.answers = [error("ratelimited", 429, **{"Retry-After": "7"})]
    with pytest.raises(RetryableError) as caught:
        deliver(slack, parcel())
    assert caught.value.after == 7.0


def test_a_refused_connection_was_surely_not_accepted() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refuses
        settings = SlackSettings("xoxb", "s", api_url=f"http://127.0.0.1:{taken.getsockname()[1]}/api/", timeout=1)
        with pytest.raises(RetryableError):
            SlackSender(settings).deliver(parcel(), NOW)


def test_a_silent_platform_is_ambiguous() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = SlackSettings("xoxb", "s", api_url=f"http://127.0.0.1:{silent.getsockname()[1]}/api/", timeout=1)
        with pytest.raises(AmbiguousError):
            SlackSender(settings).deliver(parcel(), NOW)


def test_a_repetition_finds_the_earlier_post_on_any_page(slack: Scripted) -> None:
    first = ok(messages=[kept("another")], response_metadata={"next_cursor": "next"})
    slack.answers = [first, ok(messages=[{"ts": "1"}, kept()])]
    assert deliver(slack, parcel(repeated=True)).message_ids == ("1600000000.000007",)
    assert [method for method, _ in slack.requests] == ["conversations.history"] * 2
    assert slack.requests[1][1]["cursor"] == "next"
    assert slack.requests[0][1]["include_all_metadata"] == "1"


def test_a_repetition_in_a_thread_looks_there_and_posts_if_nothing_is_found(slack: Scripted) -> None:
    slack.answers = [ok(messages=[{"ts": THREAD}, kept("another")])]
    assert deliver(slack, parcel(ThreadNote("c1", "…"), thread=THREAD, repeated=True)).message_ids == (TS,)
    assert [method for method, _ in slack.requests] == ["conversations.replies", "chat.postMessage"]
    assert slack.requests[0][1]["ts"] == THREAD


def test_a_key_in_another_apps_metadata_is_not_ours(slack: Scripted) -> None:
    foreign = {"ts": "5", "metadata": {"event_type": "other", "event_payload": {"key": str(KEY)}}}
    slack.answers = [ok(messages=[foreign])]
    assert deliver(slack, parcel(repeated=True)).message_ids == (TS,)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(error("ratelimited", 429), AmbiguousError, id="later"),
        pytest.param(DROP, AmbiguousError, id="dropped"),
        pytest.param(error("missing_scope"), UncertainError, id="never"),
    ],
)
def test_nothing_is_posted_while_it_cannot_be_looked_up(
    slack: Scripted, answer: Any, expected: type[DeliveryError]
) -> None:
    slack.answers = [answer]
    with pytest.raises(expected):
        deliver(slack, parcel(repeated=True))
    assert slack.of("chat.postMessage") == []


def test_several_messages_have_a_key_each(slack: Scripted) -> None:
    slack.answers = [ok(ts="1"), ok(ts="2")]
    assert deliver(slack, parcel(RoomNote("a"), RoomNote("b"))).message_ids == ("1", "2")
    keys = [body["metadata"]["event_payload"]["key"] for body in slack.of("chat.postMessage")]
    assert keys == [str(KEY), f"{KEY}:1"]


def test_after_half_of_a_parcel_the_next_attempt_must_look_first(slack: Scripted) -> None:
    slack.answers = [ok(ts="1"), error("ratelimited", 429)]
    with pytest.raises(AmbiguousError):
        deliver(slack, parcel(RoomNote("a"), RoomNote("b")))


def test_secrets_are_not_shown() -> None:
    assert "xoxb" not in repr(SlackSettings("xoxb-secret", "xoxb-signing", "xoxb-app"))
