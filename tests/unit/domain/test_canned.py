"""Finding a canned text by what staff type: in any width, case and kana, in titles before texts."""

import pytest

from bot.domain.canned import matching

OFFERED = (
    ("1", "受付時間", "マドグチは8:30から17:15までです。"),
    ("2", "駐車場のご案内", "Free for 2 hours."),
    ("3", "Parking", "駐車場は北側です。"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", "123"),
        ("駐車場", "23"),
        ("ＰＡＲＫ", "3"),
        ("ﾏﾄﾞｸﾞﾁ", "1"),
        ("まどぐち", "1"),
        ("駐車場　hours", "2"),
        ("北側", "3"),
        ("図書館", ""),
    ],
)
def test_every_word_is_looked_for(typed: str, keys: str) -> None:
    assert "".join(key for key, _, _ in matching(typed, OFFERED)) == keys


def test_titles_come_before_texts() -> None:
    assert [key for key, _, _ in matching("parking", (("a", "Map", "See parking."), ("b", "Parking", "")))] == [
        "b",
        "a",
    ]
