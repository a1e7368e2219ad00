"""A citizen's picture itself in the thread of its case, where the city has set that, over real processes."""

from typing import Any

from tests.rig import Rig, wait_until
from tests.scenario.test_desk import card_again, waiting_case

LAST = "files.completeUploadExternal"


def shown(counter: Rig, card: dict[str, Any]) -> list[dict[str, Any]]:
    return [file for reply in card_again(counter, card)["replies"] for file in reply["files"]]


def test_a_picture_is_shown_once_though_slack_broke_and_goes_when_it_is_unsent(counter: Rig) -> None:
    user, card = waiting_case(counter)
    counter.faults("slack", LAST, {"kind": "drop_after"})
    sent = counter.control("/control/line/send", {"user_id": user, "message": {"type": "image"}})
    wait_until(lambda: shown(counter, card), what="the picture in the thread")
    counter.settle()
    (file,) = shown(counter, card)
    assert (file["mimetype"], file["title"]) == ("image/jpeg", "市民から届いた画像")
    assert "/files/" in str(card_again(counter, card)["replies"]), "the link stays: the whole picture is there"
    last_calls = [entry.get("fault") for entry in counter.ledger("slack") if entry["endpoint"] == LAST]
    assert last_calls[-1:] == ["drop_after"], "looked up, not said again"

    counter.control("/control/line/unsend", {"user_id": user, "message_id": sent["message_id"]})
    wait_until(lambda: not shown(counter, card), what="the picture is gone from Slack")
    wait_until(lambda: "/files/" not in str(card_again(counter, card)["replies"]), what="its address is gone too")
    assert counter.rows("SELECT count(*) FROM store_filerow WHERE message_id = ?", sent["message_id"]) == [(0,)]
    counter.say(user, "やっぱりいいです")
