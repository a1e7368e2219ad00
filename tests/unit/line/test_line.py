"""LINE: what is verified, read, drawn; the sending is tested against the simulator in tests/contract."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linebot.v3.messaging import Message

from bot.domain.buttons import Button
from bot.domain.errors import MalformedRequest, SignatureRejected
from bot.domain.events import EventKind
from bot.domain.formatting import plain
from bot.domain.long_texts import LONGEST_MESSAGE, split, utf16_length
from bot.domain.messages import AnswerCard, Choice, ChoiceList, Note
from channels.line import limits
from channels.line.parse import parse_event, read
from channels.line.render import render
from channels.line.verify import verify
from channels.simulator.line_limits import check_messages

# The platform's own vector: docs, "Verify webhook signature".
SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def raw(**changes: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": 1_764_000_000_000,
        "source": {"type": "user", "userId": "U1"},
        "webhookEventId": "01HZX",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "r1",
        "message": {"type": "text", "id": "4611", "text": "住民票"},
        **changes,
    }


def test_readings_are_drawn_where_they_are_wanted_and_the_whole_fits_into_a_bubble() -> None:
    card = AnswerCard(
        "引っ越し", "市民課へ。" + "国民健康保険。" * 280, "市の ページを 見る", "https://city.example/", readings=True
    )
    [drawn] = render((card,), (), "")
    title, body, *_ = drawn["contents"]["body"]["contents"]
    assert title["text"] == "引（ひ）っ越（こ）し"
    assert body["text"].startswith("市民課（しみんか）へ。国民健康保険（こくみんけんこうほけん）。")
    assert drawn["altText"].startswith("引（ひ）っ越（こ）し\n市民課（しみんか）")
    assert len(json.dumps(drawn["contents"], ensure_ascii=False).encode()) < 30 * 1024  # LINE's limit


def test_the_platforms_own_signature_is_accepted() -> None:
    assert verify(BODY, SIGNATURE, SECRET).startswith('{"destination"')


@pytest.mark.parametrize(
    "signature", [None, "", "wrong", "ｘ", SIGNATURE[:-2]], ids=["none", "empty", "bad", "wide", "cut"]
)
def test_any_other_signature_is_refused(signature: str | None) -> None:
    with pytest.raises(SignatureRejected):
        verify(BODY, signature, SECRET)


def test_a_body_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(MalformedRequest):
        verify(b"\xff\xfe", SIGNATURE, SECRET)


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"events": 3}', "{"])
def test_a_body_without_events_is_malformed(body: str) -> None:
    with pytest.raises(MalformedRequest):
        read(body)


def test_one_bad_event_does_not_spoil_the_good_ones() -> None:
    events = [raw(), {"type": "message"}, "odd", raw(webhookEventId="2", message={"type": "hologram", "id": "9"})]
    good, bad, odd, new = read(json.dumps({"events": events}))
    assert good.event is not None
    assert good.event.text == "住民票"
    assert (bad.event, odd.event) == (None, None)
    assert bad.problem
    assert new.event is not None
    assert new.event.kind is EventKind.MEDIA


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"type": "follow", "follow": {"isUnblocked": False}}, EventKind.FOLLOW),
        ({"type": "unsend", "unsend": {"messageId": "4611"}}, EventKind.UNSEND),
        ({"type": "messageEdited"}, EventKind.UNKNOWN),
        ({"type": "teleport"}, EventKind.UNKNOWN),
        ({"message": {"type": "sticker", "id": "1"}}, EventKind.STICKER),
    ],
)
def test_events_have_our_names(changes: dict[str, Any], kind: EventKind) -> None:
    assert parse_event(raw(**changes)).kind is kind


def test_a_press_carries_its_action_and_arguments() -> None:
    event = parse_event(raw(type="postback", postback={"data": "do=choose&intent=seal-registration"}))
    assert (event.action, event.arguments) == ("choose", {"intent": "seal-registration"})


def test_a_group_is_the_contact_of_what_happens_in_it() -> None:
    event = parse_event(raw(source={"type": "group", "groupId": "C1", "userId": "U1"}))
    assert (event.address, event.in_group) == ("C1", True)


def test_standby_and_a_missing_source_are_not_active() -> None:
    assert not parse_event(raw(mode="standby")).active
    assert not parse_event(raw(source=None)).active


CHOICES = (Choice("この回答は役に立ちましたか、それとも立ちませんでしたか", "helpful", {"value": "yes"}, "はい"),) * 20
CARD = AnswerCard(
    "住民票の写し", "窓口で取れます。" * 100, "市のページを見る", "https://city.example/証明", ("担当：市民課",), "注意"
)


def test_every_drawing_is_one_the_sdk_accepts() -> None:
    listed = ChoiceList("どれですか", CHOICES[:4])
    for drawn in render((Note("はい"), CARD, listed), CHOICES, "とても長い名前の担当課とても長い名前の担当課"):
        assert Message.from_dict(drawn)


def test_an_address_in_an_answer_can_be_touched_and_no_word_is_lost() -> None:
    body = "窓口で取れます。\n\n詳しくは（https://city.example/a?x=1）。\n地図：https://map.example/a.\n以上です。"
    [drawn] = render((replace(CARD, body=body),), (), "")
    assert Message.from_dict(drawn)
    [said] = [part for part in drawn["contents"]["body"]["contents"] if part["type"] == "box"]
    assert "\n".join(part["text"] for part in said["contents"]) == body
    touched = [part["action"]["uri"] for part in said["contents"] if "action" in part]
    assert touched == ["https://city.example/a?x=1", "https://map.example/a"]


def test_a_telephone_number_in_an_answer_can_be_touched_where_it_stands() -> None:
    body = "粗大ごみ受付センター（0000-00-1210、月〜土）へ。\n10,800円です。"
    [drawn] = render((replace(CARD, body=body, lines=("担当：市民課 0000-00-1101",)),), (), "")
    assert Message.from_dict(drawn)
    [said] = [part for part in drawn["contents"]["body"]["contents"] if part["type"] == "box"]
    line, price = said["contents"]
    assert line["action"]["uri"] == "tel:0000001210"
    assert "".join(span["text"] for span in line["contents"]) == line["text"]
    assert [span["text"] for span in line["contents"] if span.get("decoration") == "underline"] == ["0000-00-1210"]
    assert "action" not in price
    assert drawn["contents"]["body"]["contents"][-1]["action"]["uri"] == "tel:0000001101"


def test_a_second_number_of_a_line_stands_again_below_it() -> None:
    body = "・迷ったとき：#7119（24時間）。こどもは#8000（19:00〜翌朝8:00）。#7119も"
    [drawn] = render((replace(CARD, body=body),), (), "")
    assert Message.from_dict(drawn)
    [said] = [part for part in drawn["contents"]["body"]["contents"] if part["type"] == "box"]
    assert [(part["text"], part["action"]["uri"]) for part in said["contents"]] == [
        (body, "tel:%237119"),
        ("#8000", "tel:%238000"),
    ]


def test_an_address_that_line_would_refuse_is_only_read() -> None:
    body = f"地図：https://map.example/{'a' * 1000}"
    [drawn] = render((replace(CARD, body=body),), (), "")
    [said] = [part for part in drawn["contents"]["body"]["contents"] if part.get("text") == body]
    assert "action" not in said


def test_drawings_stay_within_the_platforms_limits() -> None:
    drawn = render((CARD,), CHOICES, "あ" * 30)
    assert utf16_length(drawn[0]["altText"]) <= limits.ALT_TEXT
    assert len(drawn[0]["quickReply"]["items"]) == limits.QUICK_REPLIES
    assert all(len(item["action"]["label"]) <= 20 for item in drawn[0]["quickReply"]["items"])
    assert len(drawn[0]["sender"]["name"]) <= 20
    assert drawn[0]["contents"]["footer"]["contents"][0]["action"]["uri"].isascii()


@given(st.text(max_size=12_000))
def test_long_texts_are_split_and_nothing_but_line_ends_is_lost(text: str) -> None:
    parts = split(text)
    assert all(utf16_length(part) <= LONGEST_MESSAGE for part in parts)
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")


def test_a_text_is_cut_between_people_not_through_them() -> None:
    family = "👨‍👩‍👧‍👦"
    assert limits.cut_graphemes(family * 30, 20) == family * 19 + "…"


def test_an_answers_own_buttons_stand_above_the_source_and_are_read_aloud() -> None:
    own = (Button("収集日カレンダー", "https://city.example/カレンダー"), Button("電話する", "tel:0000-00-1100"))
    [drawn] = render((replace(CARD, body="短い答え", buttons=own),), (), "")
    assert Message.from_dict(drawn)
    actions = [button["action"] for button in drawn["contents"]["footer"]["contents"]]
    assert [action["label"] for action in actions] == ["収集日カレンダー", "電話する", "市のページを見る"]
    assert [action["uri"] for action in actions][1] == "tel:0000001100"
    assert all(action["uri"].isascii() for action in actions)
    assert "収集日カレンダー https://city.example/カレンダー\n電話する tel:" in drawn["altText"]


@pytest.mark.parametrize("target", ["tel:", "javascript:alert(1)", "", "https://", f"https://x.example/{'a' * 990}"])
def test_a_button_that_line_would_refuse_is_left_out_and_the_answer_goes_out(target: str) -> None:
    [drawn] = render((replace(CARD, buttons=(Button("押す", target),)),), (), "")
    [only] = drawn["contents"]["footer"]["contents"]
    assert only["action"]["label"] == "市のページを見る"


def test_a_picture_stands_above_the_answer_and_is_said_in_words() -> None:
    picture = {"picture_url": "https://c.example/p.png", "picture_ratio": "4:3", "picture_alt": "袋の色"}
    card = replace(CARD, body="短い答え", **picture)  # type: ignore[arg-type]
    [drawn] = render((card,), (), "")
    assert Message.from_dict(drawn)
    hero = drawn["contents"]["hero"]
    assert (hero["url"], hero["aspectRatio"], hero["action"]["uri"]) == (card.picture_url, "4:3", card.picture_url)
    assert "短い答え\n🖼 袋の色\n" in drawn["altText"]


def texts_of(part: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(span["text"], span.get("weight") == "bold") for span in part["contents"]]


def test_bold_words_are_drawn_bold_and_an_address_beside_them_can_be_touched() -> None:
    marked = "**持ち物**\n・印鑑と**<b>申請書</b>**\n地図：**https://map.example/a**へ\n以上です。"
    [drawn] = render((replace(CARD, body=plain(marked), formatted=marked),), (), "")
    assert Message.from_dict(drawn)
    [said] = [part for part in drawn["contents"]["body"]["contents"] if part["type"] == "box"]
    first, touched, last = said["contents"]
    assert texts_of(first) == [("持ち物", True), ("\n・印鑑と", False), ("<b>申請書</b>", True)]
    assert texts_of(touched) == [("地図：", False), ("https://map.example/a", True), ("へ", False)]
    assert touched["action"]["uri"] == "https://map.example/a"
    assert last["text"] == "以上です。"
    assert "**" not in drawn["altText"]


def test_bold_words_keep_their_readings() -> None:
    [drawn] = render((replace(CARD, body="窓口へ", formatted="**窓口**へ", readings=True),), (), "")
    [said] = [part for part in drawn["contents"]["body"]["contents"] if "contents" in part]
    assert texts_of(said) == [("窓口（まどぐち）", True), ("へ", False)]


@pytest.mark.parametrize("words", ["**国**の", "**国民健康保険**の", "**国民健康保険の手続きは市民課の窓口**で。"])
def test_the_longest_answer_fits_into_a_bubble_however_much_of_it_is_bold(words: str) -> None:
    marked = words * (2000 // len(words))
    [drawn] = render((replace(CARD, body=plain(marked), formatted=marked, readings=True),), (), "")
    assert len(json.dumps(drawn["contents"], ensure_ascii=False).encode()) < 30 * 1024  # LINE's limit


@pytest.mark.parametrize("scheme", ["https://counter.example", "http://127.0.0.1:8000"])
def test_all_that_an_answer_may_have_is_taken_by_what_stands_in_for_line(scheme: str) -> None:
    marked = "**持ち物**\n・印鑑\n地図：**https://map.example/a**"
    card = replace(
        CARD,
        body=plain(marked),
        formatted=marked,
        buttons=(
            Button("予約", "https://x.example/予約"),
            Button("電話", "tel:0000-00-1100"),
            Button("壊れた", "tel:"),
        ),
        picture_url=f"{scheme}/pictures/{'0' * 64}-1024x600.png",
        picture_ratio="1024:600",
        picture_alt="袋の色の表" * 20,
    )
    assert check_messages(render((card,), CHOICES, "市民課")) == []
