"""Which language a short chat text is in."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.languages.detect import detect

TABLE: list[dict[str, Any]] = yaml.load(Path(__file__).with_name("languages.yaml").read_text(), Loader=yaml.CSafeLoader)
OURS = [row for row in TABLE if row["language"] in ("ja", "en")]


@pytest.mark.parametrize("row", OURS, ids=lambda row: f"{row['text']}-{row['hint']}")
def test_japanese_and_english_are_always_told_apart(row: dict[str, Any]) -> None:
    assert detect(row["text"], row["hint"]) == row["language"]


def test_nearly_every_text_of_the_table_is_told_rightly() -> None:
    wrong = [row for row in TABLE if detect(row["text"], row["hint"]) != row["language"]]
    assert len(wrong) <= len(TABLE) * 0.05, wrong


def test_the_table_holds_every_language() -> None:
    assert min(Counter(row["language"] for row in TABLE).values()) >= 17


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("住民票", "en", "en"),
        ("住民票", "ja-easy", "ja-easy"),
        ("住民票の写し", "en", "ja"),
        ("123", "en", "en"),
        ("123", None, None),
        ("", None, None),
        ("OK", "ja-easy", "ja-easy"),
        ("年金", "zh-Hant", "zh-Hant"),
    ],
)
def test_what_could_be_either_stays_in_the_language_of_the_conversation(
    text: str, before: str | None, language: str | None
) -> None:
    assert detect(text, before) == language


@pytest.mark.parametrize("text", ["公的年金", "知的障害者手帳", "終了後", "感想文", "有効期限", "電力需要", "没収"])
def test_japanese_words_of_characters_that_chinese_uses_as_grammar_stay_japanese(text: str) -> None:
    assert detect(text) == "ja"
