"""A citizen's picture in the thread of its case: posted once whatever breaks, and gone when it is to go."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from bot.domain.delivery import Method, Parcel, Receipt
from bot.domain.errors import AmbiguousError, PermanentError, RetryableError, RoomClosed
from bot.domain.files import FileGone
from bot.domain.messages import CaseCard, CitizensPicture, Message, Removal
from channels.simulator.serving import Simulator
from channels.simulator.settings import DEMO_SLACK_BOT_TOKEN, DEMO_SLACK_SIGNING_SECRET
from channels.slack import pictures
from channels.slack.send import SlackSender
from channels.slack.settings import SlackSettings
from tests.unit.made_files import jpeg
from tests.unit.simulator.conftest import _bot_and_simulator, bot, simulator  # noqa: F401 - fixtures

ROOM, CASE, NAME = "C0MADOGUCHI", "0b6f2c1e", "市民から届いた画像"
PICTURE = CitizensPicture(CASE, "9d1c", NAME)
LAST = "files.completeUploadExternal"


class Sending:
    """One case in a room, and what stands in its thread."""

    def __init__(self, slack: Simulator) -> None:
        self.slack, self.kept = slack, {"9d1c": jpeg()}
        settings = SlackSettings(
            DEMO_SLACK_BOT_TOKEN, DEMO_SLACK_SIGNING_SECRET, api_url=f"{slack.url}/api/", timeout=2
        )
        self._sender = SlackSender(settings, "ja", self._read)
        self.card = self.send(CaseCard(CASE, "相談", (), (), (), "相談")).message_ids[0]

    def _read(self, file_id: str) -> bytes:
        if file_id not in self.kept:
            raise FileGone("the file is no longer kept")
        return self.kept[file_id]

    def send(self, message: Message, *, room: str = ROOM, **changes: Any) -> Receipt:
        return self._sender.deliver(Parcel(changes.pop("key", uuid4()), room, (message,), **changes), datetime.now(UTC))

    def thread(self) -> list[dict[str, Any]]:
        rooms = self.slack.snapshot()["slack"]["rooms"]
        (card,) = next(room["messages"] for room in rooms if room["id"] == ROOM)
        replies: list[dict[str, Any]] = card["replies"]
        return replies

    def calls(self) -> list[str]:
        return [entry["endpoint"] for entry in self.slack.ledger(platform="slack")]


@pytest.fixture
def sending(simulator: Simulator) -> Sending:  # noqa: F811 - the fixture of that name
    return Sending(simulator)


def test_it_stands_in_the_thread_with_words_for_who_cannot_see_it(sending: Sending) -> None:
    key = uuid4()
    receipt = sending.send(PICTURE, thread=sending.card, key=key)
    (message,) = sending.thread()
    (file,) = message["files"]
    assert (receipt.method, receipt.message_ids) == (Method.UPLOAD, (file["id"],))
    assert (file["title"], file["alt_txt"], file["name"]) == (NAME, NAME, f"{key}.jpg")
    assert sending.calls()[-3:] == ["files.getUploadURLExternal", "upload", LAST]


@pytest.mark.parametrize("endpoint", ["files.getUploadURLExternal", "upload"])
@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_until_the_last_call_nothing_was_said(sending: Sending, endpoint: str, kind: str) -> None:
    sending.slack.fault("slack", endpoint, {"kind": kind})
    with pytest.raises(RetryableError):
        sending.send(PICTURE, thread=sending.card)
    sending.send(PICTURE, thread=sending.card)
    assert len(sending.thread()) == 1


@pytest.mark.parametrize(
    "fault", [{"kind": "drop_after"}, {"kind": "drop_before"}, {"kind": "status", "status": 500, "accept": True}]
)
def test_after_an_ambiguous_end_of_the_last_call_it_is_there_once(sending: Sending, fault: dict[str, Any]) -> None:
    key = uuid4()
    sending.slack.fault("slack", LAST, fault)
    with pytest.raises(AmbiguousError):
        sending.send(PICTURE, thread=sending.card, key=key)
    receipt = sending.send(PICTURE, thread=sending.card, key=key, repeated=True)
    assert [message["files"][0]["id"] for message in sending.thread()] == [receipt.message_ids[0]]


def test_an_upload_that_takes_too_long_says_nothing(sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BEFORE", -1.0)
    with pytest.raises(RetryableError, match="too long"):
        sending.send(PICTURE, thread=sending.card)
    assert LAST not in sending.calls()


def test_slack_may_ask_to_wait_and_a_room_may_be_closed(sending: Sending) -> None:
    late = {"kind": "status", "status": 429, "headers": {"Retry-After": "7"}}
    sending.slack.fault("slack", LAST, late)
    with pytest.raises(RetryableError) as caught:
        sending.send(PICTURE, thread=sending.card)
    assert caught.value.after == 7.0
    with pytest.raises(RoomClosed):
        sending.send(PICTURE, room="C0NOWHERE", thread=sending.card)


def test_what_is_kept_no_longer_or_has_no_card_is_not_sent(sending: Sending) -> None:
    with pytest.raises(PermanentError, match="needs the message"):
        sending.send(PICTURE)
    sending.kept.clear()
    with pytest.raises(PermanentError, match="no longer kept"):
        sending.send(PICTURE, thread=sending.card)
    assert sending.thread() == []


def test_it_goes_with_its_message_and_a_second_time_is_no_trouble(sending: Sending) -> None:
    file_id = sending.send(PICTURE, thread=sending.card).message_ids[0]
    for repeated in (False, True):
        receipt = sending.send(Removal(file_id), repeated=repeated)
        assert (receipt.method, receipt.message_ids) == (Method.DELETE, (file_id,))
    assert sending.thread() == []
    assert sending.slack.state.slack.files == {}


def test_a_removal_finds_the_picture_by_the_parcel_that_it_is_about(sending: Sending) -> None:
    file_id = sending.send(PICTURE, thread=sending.card).message_ids[0]
    sending.send(Removal(), thread=file_id)
    assert sending.thread() == []
    with pytest.raises(PermanentError, match="needs the message"):
        sending.send(Removal())


def test_where_the_message_cannot_be_deleted_the_picture_still_is(sending: Sending) -> None:
    file_id = sending.send(PICTURE, thread=sending.card).message_ids[0]
    refusal = {"kind": "status", "status": 200, "body": {"ok": False, "error": "cant_delete_message"}}
    sending.slack.fault("slack", "chat.delete", refusal)
    sending.send(Removal(file_id))
    assert [message["files"] for message in sending.thread()] == [[{"id": file_id, "mode": "tombstone"}]]
