"""Numbered identifiers are masked, dates and prices are not."""

import pytest

from bot.privacy.numbers import drop_my_number, mask
from bot.privacy.payloads import without_my_number

MASKED = [
    ("電話は０９０－１２３４－５６７８です", "電話は[電話番号]です"),
    ("tel 03-1234-5678 please", "tel [電話番号] please"),
    ("フリーダイヤル0120-123-456", "フリーダイヤル[電話番号]"),
    ("マイナンバーは1234 5678 9018", "マイナンバーは[マイナンバー]"),
    ("番号は１２３４５６７８９０１８", "番号は[マイナンバー]"),
    ("〒100-0001に住んでいます", "[郵便番号]に住んでいます"),
    ("mail: taro.yamada@example.jp", "mail: [メール]"),
    ("4111-1111-1111-1111で払いたい", "[カード番号]で払いたい"),
]
LEFT = [
    "2026-11-24に届けを出したい",
    "月曜の8:30-17:15は開いていますか",
    "123456789012 は届出番号です",  # 12 digits, wrong check digit
    "手数料は300円ですか",
    "3丁目12-5",
    "令和8年4月1日から",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_identifiers_are_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize("text", LEFT)
def test_other_numbers_are_left(text: str) -> None:
    assert mask(text) == text


def test_a_my_number_is_gone_before_anything_is_stored_and_the_rest_is_untouched() -> None:
    event = {"type": "message", "message": {"id": "123456789018", "text": "私は１２３４－５６７８－９０１８、ﾃﾞｽ"}}
    assert without_my_number(event)["message"] == {"id": "123456789018", "text": "私は[マイナンバー]、ﾃﾞｽ"}


def test_a_text_without_a_number_is_the_same_text() -> None:
    text = "ﾊﾝｺはＡでも㍿でも"
    assert drop_my_number(text) is not None
    assert drop_my_number(text) == text
