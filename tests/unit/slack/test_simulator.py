"""The adapter against the project's Slack: posted once whatever breaks, and a reply from the button to the store."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from bot.domain.delivery import Parcel
from bot.domain.errors import AmbiguousError, RetryableError, RoomClosed, SignatureRejected
from bot.domain.messages import Amendment, CaseCard, Choice, Message, Removal, RoomNote, ThreadNote, TranscriptLine
from channels.simulator.serving import Simulator, running
from channels.simulator.settings import DEMO_SLACK_BOT_TOKEN, DEMO_SLACK_SIGNING_SECRET
from channels.slack.app import build_app, handle
from channels.slack.forms import CaseView
from channels.slack.parse import parse
from channels.slack.send import SlackSender
from channels.slack.settings import SlackSettings
from channels.slack.verify import verify
from tests.unit.slack.behind import inside

ROOM, TANAKA, CASE = "C0MADOGUCHI", "U0TANAKA", "0b6f2c1e"
BUTTONS = tuple(Choice(name, name, {"case": CASE}) for name in ("claim", "reply", "give_back", "close"))
CARD = CaseCard(
    CASE, "相談 A1", (("担当者", "未定"),), (TranscriptLine("市民", "<!channel> " * 900),) * 20, BUTTONS, "相談 A1"
)


@dataclass
class Web:
    """Our side of the webhook: verifies, hands on, and keeps what was to be stored."""

    slack: Simulator
    stored: list[Mapping[str, Any]] = field(default_factory=list)
    case: CaseView | None = field(default_factory=lambda: CaseView(CASE, True, "", "en", "市民課", "How?"))

    @property
    def settings(self) -> SlackSettings:
        url = f"{self.slack.url}/api/"
        return SlackSettings(DEMO_SLACK_BOT_TOKEN, DEMO_SLACK_SIGNING_SECRET, api_url=url, timeout=2)

    def send(self, *messages: Message, **changes: Any) -> str:
        parcel = Parcel(changes.pop("key", uuid4()), ROOM, messages, **changes)
        return SlackSender(self.settings).deliver(parcel, datetime.now(UTC)).message_ids[0]

    def press(self, ts: str, action: str) -> dict[str, Any]:
        return self.slack.press(TANAKA, ROOM, ts, {"action_id": action})

    def room(self) -> list[dict[str, Any]]:
        rooms = self.slack.snapshot()["slack"]["rooms"]
        messages: list[dict[str, Any]] = next(room["messages"] for room in rooms if room["id"] == ROOM)
        return messages

    def views(self) -> list[dict[str, Any]]:
        views: list[dict[str, Any]] = self.slack.snapshot()["slack"]["views"]
        return views


@pytest.fixture
def web() -> Iterator[Web]:
    made: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, text = _answer(made[0], made[1], dict(self.headers), body)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(text.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    with running(target=f"http://127.0.0.1:{server.server_port}") as slack:
        web = Web(slack)
        case = lambda case_id, user: web.case  # noqa: E731
        made += [
            web,
            build_app(web.settings, inside(receive=web.stored.append, view_case=case)),
        ]
        yield web
    server.shutdown()
    server.server_close()


def _answer(web: Web, app: Any, headers: dict[str, str], body: bytes) -> tuple[int, Mapping[str, str], str]:
    lower = {name.lower(): value for name, value in headers.items()}
    stamp, signature = lower.get("x-slack-request-timestamp"), lower.get("x-slack-signature")
    try:
        verify(body, stamp, signature, [web.settings.signing_secret], time.time())
    except SignatureRejected:
        return 401, {}, ""
    answer = handle(app, headers, body)
    return answer.status, answer.headers, answer.body


def test_the_longest_card_is_accepted_and_updated(web: Web) -> None:
    ts = web.send(CARD)
    web.send(CaseCard(CASE, "相談 A1：終了", (), (), (), "終了"), thread=ts)
    (message,) = web.room()
    assert (message["ts"], message["text"]) == (ts, "終了")
    assert [block["type"] for block in message["blocks"]] == ["header"]


def test_notes_go_into_the_thread_and_can_be_amended(web: Web) -> None:
    ts = web.send(CARD)
    note = web.send(ThreadNote(CASE, "市民：番号は甲乙丙です"), thread=ts)
    web.send(Amendment("（市民が送信を取り消しました）"), thread=note)
    (message,) = web.room()
    assert [reply["text"] for reply in message["replies"]] == ["（市民が送信を取り消しました）"]
    assert "甲乙丙" not in str(message["replies"])


def test_the_copies_of_an_erased_citizen_are_deleted_and_a_second_time_is_no_trouble(web: Web) -> None:
    ts = web.send(CARD)
    note = web.send(ThreadNote(CASE, "市民：番号は甲乙丙です"), thread=ts)
    for posted in (note, ts, ts):
        web.send(Removal(posted))
    assert "甲乙丙" not in str(web.room())
    assert "replies" not in str(web.room())


FAULTS = [
    pytest.param({"kind": "drop_after"}, id="dropped after it was accepted"),
    pytest.param({"kind": "drop_before"}, id="dropped before"),
    pytest.param({"kind": "status", "status": 500, "accept": True}, id="accepted, then 500"),
    pytest.param({"kind": "status", "status": 502, "body": "<html>"}, id="a gateway's 502"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_after_an_ambiguous_end_a_note_is_in_the_room_once(web: Web, fault: dict[str, Any]) -> None:
    web.slack.fault("slack", "chat.postMessage", fault)
    key = uuid4()
    with pytest.raises(AmbiguousError):
        web.send(RoomNote("お知らせ"), key=key)
    ts = web.send(RoomNote("お知らせ"), key=key, repeated=True)
    assert [message["ts"] for message in web.room()] == [ts]


@pytest.mark.parametrize("fault", FAULTS)
def test_after_an_ambiguous_end_a_note_is_in_the_thread_once(web: Web, fault: dict[str, Any]) -> None:
    card, key = web.send(CARD), uuid4()
    web.slack.fault("slack", "chat.postMessage", fault)
    with pytest.raises(AmbiguousError):
        web.send(ThreadNote(CASE, "市民：こんにちは"), key=key, thread=card)
    ts = web.send(ThreadNote(CASE, "市民：こんにちは"), key=key, thread=card, repeated=True)
    assert [reply["ts"] for reply in web.room()[0]["replies"]] == [ts]


def test_an_answer_that_comes_too_late_is_ambiguous(web: Web) -> None:
    web.slack.fault("slack", "chat.postMessage", {"kind": "delay", "seconds": 3})
    key = uuid4()
    with pytest.raises(AmbiguousError):
        web.send(RoomNote("お知らせ"), key=key)
    web.send(RoomNote("お知らせ"), key=key, repeated=True)
    assert len(web.room()) == 1


def test_too_many_messages_wait_as_long_as_slack_says(web: Web) -> None:
    web.slack.fault("slack", "chat.postMessage", {"kind": "status", "status": 429, "headers": {"Retry-After": "3"}})
    with pytest.raises(RetryableError) as caught:
        web.send(RoomNote("お知らせ"))
    assert caught.value.after == 3.0


def test_a_room_that_does_not_exist_is_closed(web: Web) -> None:
    with pytest.raises(RoomClosed, match="channel_not_found"):
        SlackSender(web.settings).deliver(Parcel(uuid4(), "C0NOWHERE", (RoomNote("…"),)), datetime.now(UTC))


def test_a_reply_is_written_confirmed_and_stored_once(web: Web) -> None:
    assert web.press(web.send(CARD), "reply")["status"] == 200
    (form,) = web.views()
    web.slack.submit(TANAKA, form["id"], typed("<https://example.lg.jp|市役所>へどうぞ :pray:"))
    preview = web.views()[-1]
    assert not web.stored
    assert web.slack.submit(TANAKA, preview["id"], {})["status"] == 200
    assert web.views() == []
    event = parse(web.stored[0], datetime.now(UTC))
    assert (event.text, event.arguments["case"]) == ("市役所 (https://example.lg.jp)へどうぞ 🙏", CASE)
    assert event.event_id == f"view:{preview['id']}"
    assert len(web.stored) == 1


def test_an_empty_reply_is_marked_at_the_input(web: Web) -> None:
    web.press(web.send(CARD), "reply")
    (form,) = web.views()
    told = web.slack.submit(TANAKA, form["id"], typed("　\u200b"))
    assert "reply" in told["errors"]
    assert web.stored == []


def test_the_buttons_are_stored_as_events_of_their_case(web: Web) -> None:
    ts = web.send(CARD)
    for action in ("claim", "give_back"):
        assert web.press(ts, action)["status"] == 200
    events = [parse(payload, datetime.now(UTC)) for payload in web.stored]
    assert [event.action for event in events] == ["claim", "give_back"]
    assert {event.arguments["ts"] for event in events} == {ts}
    assert len({event.event_id for event in events}) == 2


def test_a_form_that_slack_refuses_is_told_to_the_person(web: Web) -> None:
    ts = web.send(CARD)
    web.slack.fault("slack", "views.open", {"kind": "drop_before"})
    assert web.press(ts, "reply")["status"] == 200
    deadline = time.monotonic() + 5
    while not (notices := web.slack.snapshot()["slack"]["notices"]) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (notices[0]["user"], "開けません" in notices[0]["text"]) == (TANAKA, True)


def test_what_staff_say_among_themselves_stays_there(web: Web) -> None:
    assert web.slack.talk(TANAKA, ROOM, "これは内緒", web.send(CARD))["status"] == 200
    assert web.stored == []


def test_a_command_shows_the_help_to_one_person(web: Web) -> None:
    told = web.slack.do("slack/command", user=TANAKA, room=ROOM, command="/madoguchi", text="")
    assert "担当する" in told["body"]["text"]


def test_a_wrong_signature_gets_401(web: Web) -> None:
    event = {"type": "message", "user": TANAKA, "channel": ROOM, "text": "x", "ts": "1.1"}
    assert web.slack.do("slack/webhook", event=event, signature="bad")["status"] == 401


def typed(text: str) -> dict[str, Any]:
    return {"reply": {"text": {"type": "plain_text_input", "value": text}}}
