"""A case that nobody takes, over real processes: the room, the supervisors' room, the next queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig import ALL, Installation, Rig, rig, wait_until

GENERAL, OTHER = "C0MADOGUCHI", "C0GENERAL"
QUICK = {"CLAIM_MINUTES": "0.02", "ALARM_MINUTES": "0.02", "MOVE_MINUTES": "0.02", "SLACK_SUPERVISOR_ROOM": OTHER}


@pytest.fixture(scope="module")
def impatient(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A counter whose waits are of seconds; the supervisors sit in the other room."""
    folder: Path = tmp_path_factory.mktemp("timers")
    with rig(installation, folder, ALL, **QUICK) as running:
        yield running


def test_a_case_nobody_takes_is_told_to_the_supervisors_and_goes_to_the_next_queue_once(impatient: Rig) -> None:
    user = impatient.citizen()
    impatient.say(user, "職員と話したい")
    wait_until(lambda: "最初の返信は" in str(impatient.room(GENERAL)), what="a card with its promise")
    wait_until(lambda: "分待っても担当者がいません" in str(impatient.room(OTHER)), what="the supervisors are told")
    wait_until(lambda: "引き継ぎ元" in str(impatient.room(OTHER)), what="the next queue has the case")
    wait_until(lambda: "お答えする課が変わりました" in "".join(impatient.words_read_by(user)))

    wait_until(lambda: "自動で引き継ぎました" in str(impatient.room(GENERAL)), what="its room is told")
    [old] = [message for message in impatient.room(GENERAL) if "header" in str(message.get("blocks"))]
    assert "引き継ぎ済み" in str(old["blocks"])
    [new] = [message for message in impatient.room(OTHER) if "引き継ぎ元" in str(message.get("blocks"))]
    wait_until(lambda: "担当者が決まらなかったため" in str(_again(impatient, new)["replies"]))

    impatient.press(_again(impatient, new), "claim", room=OTHER)
    wait_until(lambda: "案内係の職員が担当します" in "".join(impatient.words_read_by(user)))
    impatient.settle()
    moves = impatient.rows("SELECT department, state FROM store_caserow ORDER BY opened_at")
    assert moves == [("general", "transferred"), ("reception", "claimed")]
    told = impatient.words_read_by(user)
    assert len(told) == len(set(told)), "nothing is said twice"


def _again(counter: Rig, card: dict[str, object]) -> dict[str, object]:
    return next(message for message in counter.room(OTHER) if message["ts"] == card["ts"])
