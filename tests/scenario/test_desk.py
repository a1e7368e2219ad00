"""What staff do with a case in Slack, from press to message, over real processes."""

import base64
from threading import Thread
from typing import Any
from urllib.request import urlopen

from tests.rig import Rig, manage, wait_until
from tests.unit.made_files import jpeg

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


def test_a_picture_for_people_is_kept_for_the_desk_and_a_program_is_refused(counter: Rig) -> None:
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


def test_a_picture_from_slack_reaches_the_citizen_once_it_was_looked_at(counter: Rig) -> None:
    user, card = waiting_case(counter)
    counter.open_form(card, "reply")
    first = counter.views()[-1]
    data = "data:image/jpeg;base64," + base64.b64encode(jpeg(place=True)).decode()
    file = counter.control("/control/slack/upload", {"user": "U0TANAKA", "name": "地図.jpg", "data": data})
    values = {
        "reply": {"text": {"type": "plain_text_input", "value": "地図をお送りします。"}},
        "files": {"chosen": {"type": "file_input", "files": [file]}},
    }
    counter.control("/control/slack/submit", {"user": "U0TANAKA", "view_id": first["id"], "values": values})
    preview = wait_until(lambda: [v for v in counter.views() if v["id"] != first["id"]], what="a preview")[-1]
    assert file["id"] in str(preview["view"]["blocks"])

    def sent() -> bool:
        """Send says that it waits, as long as the file is being fetched."""
        if counter.views():
            counter.control("/control/slack/submit", {"user": "U0TANAKA", "view_id": preview["id"], "values": {}})
        return not counter.views()

    wait_until(sent, what="the form is gone")
    wait_until(lambda: "地図をお送りします。" in counter.words_read_by(user), what="the citizen reads the reply")
    (picture,) = [read for read in counter.read_by(user) if read["type"] == "image"]
    with urlopen(picture["originalContentUrl"], timeout=10) as answer:
        content = answer.read()
    assert content.startswith(b"\xff\xd8")
    assert b"Hanako" not in content
    wait_until(lambda: "📎 地図.jpg" in str(card_again(counter, card)["replies"]), what="the thread tells it")


_WITH_A_MARK = """
from intents.models import Department
from intents.publishing import save_row
for row in Department.objects.all():
    row.reply_mark = ">>"
    save_row(row, author=None, note="the mark of thread replies")
"""


def test_a_marked_message_in_the_thread_is_sent_after_a_look_and_an_edit_changes_nothing(counter: Rig) -> None:
    manage(counter.environment, "shell", "-c", _WITH_A_MARK)
    user, card = waiting_case(counter)
    counter.press(card, "claim")
    wait_until(lambda: "give_back" in str(card_again(counter, card)["blocks"]), what="the card shows the claim")
    who = {"user": "U0TANAKA", "room": GENERAL}
    counter.control("/control/slack/talk", {**who, "text": "課長に確認します", "thread_ts": card["ts"]})
    said = counter.control("/control/slack/talk", {**who, "text": ">> 窓口は2階です。", "thread_ts": card["ts"]})

    def offers() -> list[dict[str, Any]]:
        return [each for each in counter.state()["slack"]["notices"] if "send_marked" in str(each["blocks"])]

    (offer,) = wait_until(offers, what="the preview, to its writer alone")
    assert offer["user"] == "U0TANAKA"
    assert "窓口は2階です。" not in counter.words_read_by(user)
    button = offer["blocks"][-1]["elements"][0]
    counter.control("/control/slack/press", {**who, "ts": offer["ts"], "action": button})
    wait_until(lambda: "窓口は2階です。" in counter.words_read_by(user), what="the citizen reads it")

    counter.control("/control/slack/edit", {**who, "ts": said["ts"], "text": ">> 窓口は3階です。"})
    told = "市民に届いた文は変わっていません"
    wait_until(lambda: told in str(card_again(counter, card)["replies"]), what="the thread tells that it stays")
    counter.settle()
    words = "".join(counter.words_read_by(user))
    assert words.count("窓口は2階です。") == 1
    assert "3階" not in words
    assert "課長" not in words
    counter.close(card_again(counter, card))
