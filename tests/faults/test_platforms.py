"""LINE and Slack in trouble: every answer arrives once, or is listed with the platform's words."""

import time
from itertools import pairwise

import pytest

from tests.faults.verdict import Asked
from tests.rig import Rig, wait_until

pytestmark = pytest.mark.faults


def status(code: int, **headers: str) -> dict:
    return {"kind": "status", "status": code, "headers": headers}


def last_delivery(rig: Rig, state: str, seconds: float = 30) -> dict:
    def look() -> dict | None:
        found = [row for row in rig.deliveries() if row["state"] == state]
        return found[-1] if found else None

    found: dict = wait_until(look, seconds, f"a delivery that is {state}")
    return found


@pytest.mark.parametrize("trouble", [status(429), status(500), {"kind": "drop_before"}], ids=["429", "500", "refused"])
def test_a_reply_that_was_surely_or_perhaps_not_accepted_is_sent_again(rig: Rig, trouble: dict) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.faults("line", "reply", trouble, trouble)
    asked.ask(user, 2)
    asked.verify()
    assert {row["method"] for row in rig.deliveries()} == {"reply"}


def test_a_reply_accepted_whose_answer_was_lost_is_not_said_twice(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.faults("line", "reply", {"kind": "drop_after"})
    asked.ask(user, 2)
    asked.verify()
    assert {row["state"] for row in rig.deliveries()} == {"sent"}


def test_a_dead_reply_token_goes_by_push(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.faults("line", "reply", status(400))
    asked.ask(user)
    asked.verify()
    assert rig.deliveries()[-1]["method"] == "push"


def test_an_ambiguous_reply_whose_token_died_is_uncertain_and_never_pushed(rig: Rig) -> None:
    """Here the token is aged in the database; it would take a minute of real time."""
    user = rig.citizen()
    rig.faults("line", "reply", {"kind": "drop_after"}, *[{"kind": "drop_before"}] * 3)
    rig.say(user, "ごみの日")
    wait_until(lambda: [row for row in rig.deliveries() if row["ambiguous"]])
    rig.execute("UPDATE store_deliveryrow SET reply_token_at = ? WHERE id > ?", "2026-01-01 00:00:00", rig.baseline)
    assert last_delivery(rig, "uncertain")["method"] == ""
    assert [entry for entry in rig.ledger() if entry["endpoint"] == "push"] == []


@pytest.mark.parametrize("code", [401, 403])
def test_a_permanent_refusal_is_not_repeated_and_is_listed_with_the_platforms_words(rig: Rig, code: int) -> None:
    user = rig.citizen()
    rig.faults("line", "reply", status(code), repeat=True)
    rig.say(user, "ごみの日")
    assert last_delivery(rig, "dead")["detail"].startswith(str(code))
    time.sleep(1.5)
    assert len([entry for entry in rig.ledger() if entry["endpoint"] == "reply"]) == 1


def test_a_slow_line_holds_up_nobody_else(rig: Rig) -> None:
    asked = Asked(rig)
    slow, *others = asked.citizens(6)
    rig.faults("line", "reply", {"kind": "delay", "seconds": 30})
    rig.say(slow, "ごみの日")
    wait_until(lambda: rig.ledger())
    for user in others:
        asked.ask(user)
    asked.verify(10)


def test_slack_down_then_back_posts_everything_once_and_in_order(rig: Rig) -> None:
    user = rig.citizen()
    rig.faults("slack", "chat.postMessage", status(503), status(503), {"kind": "drop_after"}, {"kind": "drop_before"})
    rig.say(user, "職員と話したい")
    wait_until(lambda: "おつなぎしました" in "".join(rig.words_read_by(user)))
    for number in range(3):
        rig.say(user, f"続き{number}")
    wait_until(lambda: rig.room() and len(rig.room()[0]["replies"]) == 3, 40, "the card and three notes")
    rig.settle()
    [card] = rig.room()
    assert [note["text"] for note in card["replies"]] == ["市民：続き0", "市民：続き1", "市民：続き2"]


def test_slack_429_waits_as_long_as_slack_says(rig: Rig) -> None:
    user = rig.citizen()
    refused = {
        "kind": "status",
        "status": 429,
        "headers": {"Retry-After": "2"},
        "body": {"ok": False, "error": "ratelimited"},
    }
    rig.faults("slack", "chat.postMessage", refused)
    rig.say(user, "職員と話したい")
    wait_until(lambda: rig.room(), 20)
    first, second = [entry["at"] for entry in rig.ledger("slack") if entry["endpoint"] == "chat.postMessage"]
    assert second - first >= 2000


def test_a_room_that_is_gone_gets_its_card_when_it_is_back_and_the_citizen_is_heard(rig: Rig) -> None:
    user = rig.citizen()
    gone = {"kind": "status", "status": 200, "headers": {}, "body": {"ok": False, "error": "channel_not_found"}}
    rig.faults("slack", "chat.postMessage", gone)
    rig.say(user, "職員と話したい")
    wait_until(lambda: any("channel_not_found" in row["detail"] for row in rig.deliveries()), 20, "Slack's words")
    wait_until(lambda: "おつなぎしました" in "".join(rig.words_read_by(user)), 20, "the citizen is told")
    rig.execute("UPDATE store_deliveryrow SET due_at = created_at WHERE state = 'pending'")
    wait_until(lambda: rig.room(), 20, "the card, when the room is tried again")


def test_a_room_gets_at_most_one_message_a_second(rig: Rig) -> None:
    users = [rig.citizen(f"市民{number}") for number in range(4)]
    for user in users:
        rig.say(user, "職員と話したい")
    wait_until(lambda: len(rig.room()) == 4, 20)
    times = [entry["at"] for entry in rig.ledger("slack") if entry["endpoint"] == "chat.postMessage"]
    assert all(later - earlier >= 950 for earlier, later in pairwise(times))


def test_a_webhook_delivered_twice_and_out_of_order_is_answered_once(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.kill("worker-inbound")
    first = rig.text_event(user, "住民票とりたい", at=1_000)
    second = rig.text_event(user, "ごみの日", at=2_000)
    for event in (second, first, second, first):
        assert rig.control("/control/line/webhook", {"events": [event], "signature": "good"})["status"] == 200
    rig.start("worker-inbound")
    asked.marks[user] = ["300円", "月曜と木曜"]
    asked.verify()
    rig.control("/control/line/webhook", {"events": [first, second], "signature": "good"})
    asked.verify()


def test_an_unsend_that_overtakes_its_message(rig: Rig) -> None:
    user = rig.citizen()
    message = rig.text_event(user, "消した質問", at=1_000)
    unsend = {**message, "type": "unsend", "unsend": {"messageId": message["message"]["id"]}, "webhookEventId": "U1"}
    unsend.pop("message")
    unsend.pop("replyToken")
    for event in (unsend, message):
        rig.control("/control/line/webhook", {"events": [event], "signature": "good"})
    rig.settle(2)
    assert rig.read_by(user) == []
    assert rig.rows("SELECT text_masked FROM store_messagerow WHERE text_masked LIKE ?", "%消した質問%") == []
