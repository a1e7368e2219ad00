"""What was sent from a thread stays as the citizen got it: an edit or deletion in Slack is told there, once."""

import json
from typing import Any

import pytest

from bot import wiring
from bot.store.models import CaseRow
from bot.web import thread_replies
from bot.web.receiving import take_in
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import waiting_for

ROOM, THREAD, MESSAGE = "C0MADOGUCHI", "1700000000.000100", "1700000300.000200"


@pytest.fixture
def case(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> CaseRow:
    monkeypatch.setattr(thread_replies, "ring_delivery", lambda destination: None)
    case = counter.case()
    CaseRow.objects.update(room=ROOM, thread=THREAD)
    return case


def send(case: CaseRow, text: str) -> None:
    value = json.dumps({"case": str(case.pk), "ts": MESSAGE, "text": text})
    payload: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": "U0SATO", "name": "sato"},
        "container": {"channel_id": ROOM, "message_ts": "1.2", "thread_ts": THREAD, "is_ephemeral": True},
        "actions": [{"action_id": "send_marked", "action_ts": "1790000000.1", "value": value}],
    }
    take_in("slack", [wiring.read_slack(payload)])


def test_a_press_sends_it_once_and_later_changes_are_told_once_each(case: CaseRow) -> None:
    for _ in range(2):
        send(case, "窓口は2階です。")
    assert len(waiting_for("line", "staff")) == 1
    for change, deleted in (("1.7", False), ("1.7", False), ("1.8", True)):
        thread_replies.note_change(ROOM, THREAD, MESSAGE, change, deleted)
    told = "".join(waiting_for("slack", "desk"))
    assert told.count("Slackで編集されました") == 1
    assert told.count("Slackで削除されました") == 1
    assert len(waiting_for("line", "staff")) == 1


def test_what_was_never_sent_may_change_in_silence(case: CaseRow) -> None:
    before = waiting_for("slack", "desk")
    thread_replies.note_change(ROOM, THREAD, MESSAGE, "1.7", False)
    assert waiting_for("slack", "desk") == before


def test_without_a_mark_no_thread_is_looked_at(case: CaseRow) -> None:
    assert thread_replies.find(ROOM, THREAD) is None
