"""Where a setting is made small so that a test need not wait for it: old reply tokens, the limit of a citizen."""

import time
from datetime import UTC, datetime

import pytest

from tests.faults.verdict import Asked
from tests.rig import Rig, wait_until

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"REPLY_TOKEN_SECONDS": "1", "MESSAGES_A_MINUTE": "10", "RATE_WINDOW_SECONDS": "6"}


@pytest.mark.long
def test_a_push_whose_worker_died_is_recognised_by_its_retry_key(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.kill("worker-inbound")
    asked.ask(user)
    time.sleep(1.2)
    rig.faults("line", "push", {"kind": "delay", "seconds": 1.5})
    rig.start("worker-inbound")
    wait_until(lambda: [entry for entry in rig.ledger() if entry["endpoint"] == "push"])
    rig.kill("worker-delivery")
    rig.start("worker-delivery")
    asked.verify()


def test_a_push_accepted_whose_answer_was_lost_is_recognised(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.kill("worker-inbound")
    asked.ask(user)
    time.sleep(1.2)
    rig.faults("line", "push", {"kind": "drop_after"})
    rig.start("worker-inbound")
    asked.verify()
    assert [entry["status"] for entry in rig.ledger() if entry["endpoint"] == "push"][-1] == 409


def test_thirty_messages_in_a_minute_get_ten_answers_one_notice_and_then_the_newest(rig: Rig) -> None:
    before = datetime.now(UTC).isoformat(sep=" ")
    flooder, other = rig.citizen("速い人"), rig.citizen("ふつうの人")
    for _ in range(29):
        rig.say(flooder, "ごみの日")
    rig.say(flooder, "住民票とりたい")
    rig.say(other, "駐車場ある")
    wait_until(lambda: rig.read_by(other))
    words = wait_until(lambda: len(w := rig.words_read_by(flooder)) >= 12 and w, 30)
    rig.settle()
    assert len(rig.read_by(flooder)) == 12
    assert "短い時間に" in words[10]
    assert "300円" in words[11]
    kept = rig.rows("SELECT count(*) FROM store_messagerow WHERE speaker = 'citizen' AND at > ?", before)[0][0]
    assert kept == 31
