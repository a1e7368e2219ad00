"""What staff do with a case in Slack, from press to message, over real processes."""

from threading import Thread
from typing import Any

from tests.rig import Rig, wait_until

GENERAL, CITIZENS = "C0MADOGUCHI", "C0GENERAL"


def cards(counter: Rig, room: str = GENERAL) -> list[dict[str, Any]]:
    return [message for message in counter.room(room) if message.get("blocks")]


def waiting_case(counter: Rig) -> tuple[str, dict[str, Any]]:
    """A citizen who waits, and the card."""
    user, before = counter.citizen(), len(cards(counter))
    counter.say(user, "職員と話したい")
    wait_until(lambda: len(cards(counter)) > before, what="a card in the room")
    return user, cards(counter)[-1]


def card_again(counter: Rig, card: dict[str, Any], room: str = GENERAL) -> dict[str, Any]:
    return next(each for each in counter.room(room) if each["ts"] == card["ts"])


def second_was_told(counter: Rig, card: dict[str, Any]) -> bool:
    """In the form, or in the thread where both were stored before the first was handled."""
    forms = [counter.views(staff) for staff in ("U0TANAKA", "U0SUZUKI")]
    return "さんが市民課に引き継ぎました" in str(card_again(counter, card)["replies"]) or "引き継がれました" in str(
        forms
    )


def test_two_people_pass_a_case_on_at_once_and_it_goes_to_the_other_room_once(counter: Rig) -> None:
    user, card = waiting_case(counter)
    before = len(cards(counter, CITIZENS))
    for staff in ("U0TANAKA", "U0SUZUKI"):
        counter.open_form(card, "transfer", staff)
    fill_in = [
        Thread(target=counter.fill_in, args=(staff,), kwargs={"department": "citizens", "note": f"{staff}より"})
        for staff in ("U0TANAKA", "U0SUZUKI")
    ]
    for thread in fill_in:
        thread.start()
    for thread in fill_in:
        thread.join()

    wait_until(lambda: len(cards(counter, CITIZENS)) > before, what="a card in the other room")
    wait_until(lambda: second_was_told(counter, card), what="the second is told")
    counter.settle()
    assert len(cards(counter, CITIZENS)) == before + 1
    new, old = cards(counter, CITIZENS)[-1], card_again(counter, card)
    assert "引き継ぎ元" in str(new["blocks"])
    assert "引き継ぎました" in str(new["replies"])
    assert "引き継ぎ済み" in str(old["blocks"])
    assert "actions" not in [block["type"] for block in old["blocks"]]
    told = [text for text in counter.words_read_by(user) if "お答えする課が変わりました" in text]
    assert len(told) == 1
    assert "市民課" in told[0]

    counter.say(user, "まだ待っています")
    wait_until(lambda: "まだ待っています" in str(card_again(counter, new, CITIZENS)["replies"]))
    assert "まだ待っています" not in str(counter.room(GENERAL))
    counter.close(new, outcome="referred", room=CITIZENS)
    wait_until(lambda: "ほかの窓口を案内" in str(card_again(counter, new, CITIZENS)["blocks"]))
    assert counter.rows("SELECT outcome FROM store_caserow WHERE state = 'closed' AND outcome <> ''")


def test_a_picture_for_people_waits_where_only_staff_see_it(counter: Rig) -> None:
    user, card = waiting_case(counter)
    counter.control("/control/line/send", {"user_id": user, "message": {"type": "image"}})
    wait_until(lambda: "/files/" in str(card_again(counter, card)["replies"]), what="its address in the thread")
    wait_until(lambda: counter.rows("SELECT state FROM store_filerow") == [("kept",)], what="the file")
    program = "data:application/octet-stream;base64,TVqQAAMAAAAEAAAA"
    told = {"type": "file", "fileName": "申請書.pdf", "data_url": program}
    counter.control("/control/line/send", {"user_id": user, "message": told})
    wait_until(lambda: "受け取れない種類" in str(counter.words_read_by(user)), what="the refusal")
    wait_until(lambda: "受け付けられない種類" in str(card_again(counter, card)["replies"]))
    counter.close(card)
