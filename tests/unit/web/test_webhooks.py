"""Webhooks with bad input: refused clearly, never a 500, and nothing of it is stored."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from bot.store.models import InboxEvent
from bot.web import ringing

pytestmark = pytest.mark.django_db

LINE, SLACK = "/webhooks/line", "/webhooks/slack"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no broker here, and these tests end before anything would be rung."""
    monkeypatch.setattr(ringing, "ring", lambda contacts: None)


def text_event(text: str = "住民票", number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": 1_790_000_000_000 + number,
        "source": {"type": "user", "userId": "U1"},
        "webhookEventId": f"01TEST{number}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "r",
        "message": {"type": "text", "id": str(number), "quoteToken": "q", "text": text},
        **changes,
    }


def post_line(client: Client, body: bytes, signature: str | None = None, **headers: str) -> int:
    right = base64.b64encode(hmac.new(b"demo-line-channel-secret", body, hashlib.sha256).digest()).decode()
    sent = {"X-Line-Signature": right if signature is None else signature, **headers}
    return client.post(LINE, body, content_type="application/json", headers=sent).status_code


def webhook(*events: Any) -> bytes:
    return json.dumps({"destination": "U0", "events": list(events)}).encode()


def test_a_good_event_is_stored_sealed_before_it_is_acknowledged(client: Client) -> None:
    assert post_line(client, webhook(text_event("秘密の質問"))) == 200
    [row] = InboxEvent.objects.all()
    assert (row.event_id, row.state, row.kind) == ("01TEST1", "pending", "text")
    assert "秘密".encode() not in bytes(row.payload)


def test_the_same_event_twice_is_one_row(client: Client) -> None:
    for _ in range(3):
        assert post_line(client, webhook(text_event(), text_event())) == 200
    assert InboxEvent.objects.count() == 1


def test_an_empty_list_of_events_is_the_consoles_check(client: Client) -> None:
    assert post_line(client, webhook()) == 200


@pytest.mark.parametrize("signature", ["", "wrong", "ｗ".encode().decode("latin-1")], ids=["none", "wrong", "odd"])
def test_a_wrong_signature_is_401_and_stores_nothing(client: Client, signature: str) -> None:
    assert post_line(client, webhook(text_event()), signature) == 401
    assert not InboxEvent.objects.exists()


def test_a_missing_signature_is_401(client: Client) -> None:
    assert client.post(LINE, webhook(), content_type="application/json").status_code == 401


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[]", b'{"events": "x"}'], ids=["cut", "bytes", "list", "text"])
def test_a_body_that_cannot_be_read_is_400(client: Client, body: bytes) -> None:
    assert post_line(client, body) == 400


def test_a_body_over_a_megabyte_is_413(client: Client) -> None:
    assert post_line(client, b" " * (1024 * 1024 + 1)) == 413


def test_one_bad_event_is_kept_and_the_good_ones_are_handled(client: Client) -> None:
    assert post_line(client, webhook(text_event(), {"type": "message"}, "odd", text_event(number=2))) == 200
    assert InboxEvent.objects.filter(state="pending").count() == 2
    assert InboxEvent.objects.filter(state="bad").count() == 2


def test_a_my_number_is_not_in_what_is_stored(client: Client) -> None:
    from bot.store.sealing import unseal

    post_line(client, webhook(text_event("番号は1234-5678-9018です")))
    stored = unseal(bytes(InboxEvent.objects.get().payload))
    assert "9018" not in stored
    assert "[マイナンバー]" in json.loads(stored)["message"]["text"]


@pytest.mark.parametrize(
    "text", ["あ" * 5000, "\u202eابجد", "\u200b" * 50, "a\x00b"], ids=["long", "rtl", "zero", "nul"]
)
def test_odd_texts_are_taken(client: Client, text: str) -> None:
    assert post_line(client, webhook(text_event(text))) == 200


def sign_slack(body: bytes, stamp: str) -> str:
    return "v0=" + hmac.new(b"demo-slack-signing-secret", f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()


def post_slack(client: Client, body: bytes, stamp: str | None = None, kind: str = "application/json") -> int:
    stamp = stamp or str(int(time.time()))
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": sign_slack(body, stamp)}
    return client.post(SLACK, body, content_type=kind, headers=headers).status_code


@pytest.mark.parametrize("stamp", ["soon", "", "1", -360, 360])
def test_slack_timestamps_that_are_odd_or_old_are_401(client: Client, stamp: str | int) -> None:
    """A number is seconds from now, when the test runs: long after the tests were collected."""
    if isinstance(stamp, int):
        stamp = str(int(time.time()) + stamp)
    body = b"{}"
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": sign_slack(body, stamp)}
    assert client.post(SLACK, body, content_type="application/json", headers=headers).status_code == 401


def test_slacks_challenge_is_answered(client: Client) -> None:
    assert post_slack(client, json.dumps({"type": "url_verification", "challenge": "x"}).encode()) == 200


def test_slack_events_are_acknowledged_and_not_stored(client: Client) -> None:
    body = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "text": "内輪", "channel": "C1"}}
    assert post_slack(client, json.dumps(body).encode()) == 200
    assert not InboxEvent.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", urlencode({"payload": "{"}).encode()])
def test_slack_bodies_that_cannot_be_read_are_400(client: Client, body: bytes) -> None:
    assert post_slack(client, body, kind="application/x-www-form-urlencoded") in (200, 400, 401)
    assert not InboxEvent.objects.exists()


@pytest.mark.parametrize("path", [LINE, SLACK])
def test_webhooks_are_posts_only(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405


def test_the_process_is_alive(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_not_ready_names_what_is_missing(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "broker": False, "answers": False}
