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
        ("サントスです、娘の学校のことで", "[氏名]です、娘の学校のことで"),
        ("夫はサントスです", "夫は[氏名]です"),
        ("夫はフリーターです", "夫はフリーターです"),
        ("お隣のMr. Costaが", "お隣のMr. [氏名]が"),
        ("My name is Trần Văn Đức.", "My name is [氏名]."),
        ("I'm John F. Kern and", "I'm [氏名] and"),
        ("Ines Costaの在留カード", "[氏名]の在留カード"),
        ("We named her Ines.", "We named her [氏名]."),
        ("add Ines to my insurance", "add [氏名] to my insurance"),
        ("the applicant is Ines.", "the applicant is [氏名]."),
        ("the applicant is Portuguese.", "the applicant is Portuguese."),
        ("im Ines, how do I pay", "im [氏名], how do I pay"),
        ("Maple Court #305, Kitano 2-chome 3-4", "[住所]"),
        ("at 3-chome 5-6 Minami-Kitano", "at [住所]"),
    ],
)
def test_names_from_abroad_are_told_from_things(text: str, masked: str) -> None:
    assert mask_text(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("さっき電話した栂野です", "さっき電話した[氏名]です"),
        ("さっき電話した件です", "さっき電話した件です"),
        ("先日相談した水道課です", "先日相談した水道課です"),
        ("予約した林です", "予約した[氏名]です"),
        ("お世話になります、谷です。", "お世話になります、[氏名]です。"),
        ("大丈夫です。", "大丈夫です。"),
        ("栂野（とがの）です", "[氏名]（[氏名]）です"),
        ("納付書（のうふしょ）です", "納付書（のうふしょ）です"),
        ("宛名が畔蒜になっています", "宛名が[氏名]になっています"),
        ("世帯主変更です", "世帯主変更です"),
        ("横山姓に戻したい", "[氏名]姓に戻したい"),
        ("横山の奥さんに", "[氏名]の奥さんに"),
        ("横山 リナと横山ひなたです", "[氏名]と[氏名]です"),
        ("春日町の信号", "春日町の信号"),
    ],
)
def test_who_says_what_he_did_says_who_he_is(text: str, masked: str) -> None:
    assert mask_text(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("次男の岳（5歳）です", "次男の[氏名]（5歳）です"),
        ("弟の岳に頼みます", "弟の[氏名]に頼みます"),
        ("娘ひなたの予防接種", "娘[氏名]の予防接種"),
        ("孫のもみじちゃんを", "孫の[氏名]ちゃんを"),
        ("名前は岳にします", "名前は[氏名]にします"),
        ("うちのねこちゃんが", "うちのねこちゃんが"),
        ("娘の本を返したい", "娘の本を返したい"),
        ("父母のみなのか", "父母のみなのか"),
        ("0歳から18歳（18歳になった後）まで", "0歳から18歳（18歳になった後）まで"),
    ],
)
def test_a_child_is_told_from_a_thing_by_what_is_done_to_it(text: str, masked: str) -> None:
    assert mask_text(text) == masked
