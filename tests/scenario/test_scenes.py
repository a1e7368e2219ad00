"""The scenes that a person sees, from webhook to message, over real processes."""

from intents.encoders import e5
from tests.rig import Rig, wait_until


def last_card(counter: Rig) -> dict:
    cards = [message for message in counter.room() if message.get("blocks")]
    return cards[-1]


def new_card(counter: Rig, before: int) -> dict:
    wait_until(lambda: len([m for m in counter.room() if m.get("blocks")]) > before, what="a card in the room")
    return last_card(counter)


def cards(counter: Rig) -> int:
    return len([message for message in counter.room() if message.get("blocks")])


def test_a_new_friend_is_greeted(counter: Rig) -> None:
    user = counter.citizen(follow=True)
    [greeting] = wait_until(lambda: counter.words_read_by(user))
    assert "AI" in greeting
    assert "30日間" in greeting


def test_a_question_gets_the_citys_answer_with_source_section_and_date(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "住民票はどこで取れますか")
    [answer] = wait_until(lambda: counter.words_read_by(user))
    assert "手数料は300円です" in answer
    assert "担当：市民課（0000-00-1101）" in answer
    assert "2026年4月1日 時点の内容です" in answer
    [message] = counter.read_by(user)
    assert message["contents"]["footer"]["contents"][0]["action"]["uri"] == "https://small.example/residence"
    assert len(message["quickReply"]["items"]) >= 4


def test_the_phones_language_decides_where_the_words_do_not(counter: Rig) -> None:
    user = counter.citizen(language="en", follow=True)
    [greeting] = wait_until(lambda: counter.words_read_by(user))
    assert "AI" in greeting
    assert "30 days" in greeting
    stranger = counter.citizen(language="en")
    counter.say(stranger, "住民票")
    [answer] = wait_until(lambda: counter.words_read_by(stranger))
    assert "The fee is 300 yen" in answer


def test_english_is_answered_in_english(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "How do I get a certificate of residence?")
    [answer] = wait_until(lambda: counter.words_read_by(user))
    assert "The fee is 300 yen" in answer


def test_what_the_city_wrote_only_in_japanese_says_so_in_english(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "Is there parking at the city hall?")
    [answer] = wait_until(lambda: counter.words_read_by(user))
    assert "地下に80台分" in answer
    assert "Japanese only" in answer


def test_answers_go_out_on_the_free_reply_token(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "ごみの日")
    wait_until(lambda: counter.read_by(user))
    sent = [entry["endpoint"] for entry in counter.ledger() if entry.get("user_id") == user and entry["accepted"]]
    assert sent == ["reply"]


def test_a_person_takes_over_and_hands_back(counter: Rig) -> None:
    user, before = counter.citizen(), cards(counter)
    counter.say(user, "職員と話したい")
    wait_until(lambda: "総合案内の職員におつなぎしました" in "".join(counter.words_read_by(user)))
    card = new_card(counter, before)
    assert "職員との相談を希望" in str(card["blocks"])
    counter.press(card, "claim")
    wait_until(lambda: "職員が担当します" in "".join(counter.words_read_by(user)))

    talk = {"user": "U0TANAKA", "room": "C0MADOGUCHI", "text": "これは内輪の話です", "thread_ts": card["ts"]}
    counter.control("/control/slack/talk", talk)
    counter.open_form(last_card(counter), "reply")
    reply_with(counter, "お待たせしました。確認いたします。")
    wait_until(lambda: "お待たせしました。確認いたします。" in counter.words_read_by(user))
    assert counter.read_by(user)[-1]["sender"]["name"] == "総合案内"

    counter.say(user, "住民票の写しが必要")
    wait_until(lambda: "住民票の写しが必要" in str(last_card(counter)["replies"]))
    counter.close(last_card(counter))
    wait_until(lambda: "対応を終了しました" in "".join(counter.words_read_by(user)))
    everything = "".join(counter.words_read_by(user))
    assert "内輪の話" not in everything
    assert "300円" not in everything, "the bot spoke while people owned the conversation"

    counter.say(user, "住民票の写しが必要")
    wait_until(lambda: "300円" in counter.words_read_by(user)[-1])


def reply_with(counter: Rig, text: str) -> None:
    """Write in the form, look at the preview, send."""
    first = wait_until(lambda: counter.state()["slack"]["views"])[-1]
    [block] = [b for b in first["view"]["blocks"] if str(b.get("block_id")).startswith("reply")]
    typed = {"type": "plain_text_input", "value": text}
    values = {block["block_id"]: {block["element"]["action_id"]: typed}}
    counter.control("/control/slack/submit", {"user": "U0TANAKA", "view_id": first["id"], "values": values})
    preview = wait_until(lambda: [v for v in counter.state()["slack"]["views"] if v["id"] != first["id"]])[-1]
    assert text in str(preview["view"]["blocks"])
    counter.control("/control/slack/submit", {"user": "U0TANAKA", "view_id": preview["id"], "values": {}})


def test_a_case_nobody_claims_reminds_the_room_and_tells_the_citizen(counter: Rig) -> None:
    user, before = counter.citizen(), cards(counter)
    counter.say(user, "オペレーターにつないで")
    card = new_card(counter, before)
    wait_until(lambda: "まだ担当者がいません" in str(counter.room()), what="a reminder")
    wait_until(lambda: "お待たせして申し訳ありません" in "".join(counter.words_read_by(user)))
    counter.close(card)


def test_an_unsent_message_disappears_from_the_room(counter: Rig) -> None:
    user, before = counter.citizen(), cards(counter)
    counter.say(user, "人に聞く")
    card = new_card(counter, before)
    said = counter.say(user, "これは間違いです")
    wait_until(lambda: "これは間違いです" in str(counter.room()))
    counter.control("/control/line/unsend", {"user_id": user, "message_id": said["message_id"]})
    wait_until(lambda: "これは間違いです" not in str(counter.room()), what="the copy is replaced")
    counter.close(card)


def test_personal_data_never_reaches_the_room_and_its_owner_sees_it_for_a_reason(counter: Rig) -> None:
    user, before = counter.citizen(), cards(counter)
    counter.say(user, "職員に相談したい。妹あかねは歩けないので。電話は090-1234-5678、番号は1234 5678 9018")
    card = new_card(counter, before)
    assert "[電話番号]" in str(card)
    assert "1234-5678" not in str(card)
    assert e5.available() is ("あかね" not in str(card)), "no rule knows her: the tagger does"
    assert "5678 9018" not in str(card)
    told = wait_until(lambda: "".join(counter.words_read_by(user)))
    assert "おつなぎしました" in told
    assert "マイナンバーが書かれていたようですので、保存せずに消しました" in told

    counter.press(card, "claim")
    wait_until(lambda: "職員が担当します" in "".join(counter.words_read_by(user)))
    claimed = wait_until(lambda: [card for card in [last_card(counter)] if "reveal" in str(card)])
    counter.open_form(*claimed, "reveal")
    shown = originals_shown_for(counter, "折り返しの電話のため")
    assert "妹あかねは歩けないので。電話は090-1234-5678、番号は[マイナンバー]" in shown
    assert "1234-5678" not in str(counter.room())
    assert "5678 9018" not in str(counter.room())
    seen = "SELECT actor FROM store_auditentry WHERE action = 'personal_data.revealed'"
    assert counter.rows(seen) == [("slack:U0TANAKA",)]
    counter.close(last_card(counter))


def originals_shown_for(counter: Rig, reason: str) -> str:
    asked = wait_until(lambda: counter.state()["slack"]["views"])[-1]
    [block] = [b for b in asked["view"]["blocks"] if b["type"] == "input"]
    typed = {"type": "plain_text_input", "value": reason}
    values = {block["block_id"]: {block["element"]["action_id"]: typed}}
    counter.control("/control/slack/submit", {"user": "U0TANAKA", "view_id": asked["id"], "values": values})
    shown = wait_until(lambda: [v for v in counter.state()["slack"]["views"] if "reveal_shown" in str(v["view"])])[-1]
    return str(shown["view"]["blocks"])


def test_a_sticker_is_told_what_the_bot_can_do(counter: Rig) -> None:
    user = counter.citizen()
    sticker = {"type": "sticker", "packageId": "446", "stickerId": "1988"}
    counter.control("/control/line/send", {"user_id": user, "message": sticker})
    [text] = wait_until(lambda: counter.words_read_by(user))
    assert "文字で" in text


def test_a_crisis_reaches_the_citizen_with_hotlines_and_the_room_as_an_urgent_card(counter: Rig) -> None:
    user, before = counter.citizen(), cards(counter)
    counter.say(user, "もう死にたいです")
    [help_text] = wait_until(lambda: counter.words_read_by(user))
    assert "0120-061-338" in help_text
    card = new_card(counter, before)
    assert "【至急】" in str(card["blocks"])
    assert "【至急】" in card["text"]
    assert "もう死にたいです" in str(card["blocks"])
    counter.say(user, "もう消えたい")
    wait_until(lambda: "消えたい" in str(last_card(counter)["replies"]))
    wait_until(lambda: times_read(counter, user, "0120-061-338") == 2, what="the hotlines, though people own it")
    counter.close(card)


def times_read(counter: Rig, user: str, words: str) -> int:
    return sum(words in text for text in counter.words_read_by(user))


def test_a_vietnamese_citizen_is_offered_languages_in_vietnamese(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "tôi mới chuyển nhà")
    [offer] = wait_until(lambda: counter.words_read_by(user))
    assert "tiếng Anh" in offer
    [message] = counter.read_by(user)
    labels = [item["action"]["label"] for item in message["quickReply"]["items"]]
    assert labels == ["日本語", "やさしい日本語", "English", "Hỏi nhân viên"]


def test_thanks_are_answered_and_are_no_question(counter: Rig) -> None:
    user = counter.citizen()
    counter.say(user, "ありがとうございました😊")
    [text] = wait_until(lambda: counter.words_read_by(user))
    assert "いつでもお書きください" in text
