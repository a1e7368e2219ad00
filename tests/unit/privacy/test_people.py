"""People in the frames in which citizens name them: rules carry them, not the names of the examples."""

import pytest

from bot.privacy.masking import mask_text

FRAMES = (
    "すみません、{}です。",
    "夫が{}です",
    "旧姓{}で登録",
    "市民課{}です",
    "{}の母です。",
    "{}課長に言われた",
    "{}と申します",
)
RARE = ("国保の{}さんいますか", "隣の{}さんの犬", "{}様の件で")


@pytest.mark.parametrize("name", ["馬場", "吉野", "佐藤", "川崎"])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_family_name_that_is_a_place_or_a_thing_is_a_person_in_a_frame(frame: str, name: str) -> None:
    assert name not in mask_text(frame.format(name))


@pytest.mark.parametrize("name", ["沓掛", "畔蒜", "五反田"])
@pytest.mark.parametrize("frame", RARE)
def test_a_name_that_no_list_knows_is_a_person_where_it_is_honoured(frame: str, name: str) -> None:
    assert name not in mask_text(frame.format(name))


@pytest.mark.parametrize(
    "text",
    [
        "運送会社さんの車",
        "配達員さんにお礼",
        "マイナ保険証ちゃんと登録できてるか見たい",
        "原付で役所行くんじゃけど",
        "申請書等さまざま",
        "父が九州に住んでいます",
        "夫のスマホが壊れた",
        "原則本人です",
        "ISBN 978-4-12-345678-4",
        "様式3-1-2はどこ",
        "Ask at the counter; sometimes we can check.",
        "Copy of ID (My Number Card: front only)",
        "Tell Immigration within 14 days",
        "My wife is Japanese.",
    ],
)
def test_trades_things_and_rules_are_nobody(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("フィリピンのマリセルです", "フィリピンの[氏名]です"),
        ("ルンバです", "ルンバです"),
        ("張偉です。", "[氏名]です。"),
        ("Sunita Tamangの母です", "[氏名]の母です"),
        ("my kids Liam and Zoe", "my kids [氏名] and [氏名]"),
        ("I'm Linh's mother", "I'm [氏名]'s mother"),
    ],
)
def test_names_from_abroad_are_told_from_things(text: str, masked: str) -> None:
    assert mask_text(text) == masked
