import pytest

from bot.privacy.masking import mask_text
from bot.privacy.roman_names import spellings


@pytest.mark.parametrize(
    ("reading", "written"),
    [
        ("さとう", {"satou", "sato", "satoh"}),
        ("おおの", {"oono", "ono", "ohno"}),
        ("はっとり", {"hattori"}),
        ("しょうじ", {"shouji", "shoji", "shohji"}),
        ("きょうこ", {"kyouko", "kyoko", "kyohko"}),
        ("ゆうじ", {"yuuji", "yuji"}),
    ],
)
def test_readings_are_written_in_the_usual_ways(reading: str, written: set[str]) -> None:
    assert spellings(reading) == written


@pytest.mark.parametrize(
    "text",
    ["i am taro yamada, i lost my card", "tanaka desu. juminhyo wa doko", "yamada here", "Suzuki Ichiro, born 1980"],
)
def test_japanese_names_in_latin_letters_are_masked(text: str) -> None:
    assert "[氏名]" in mask_text(text)


@pytest.mark.parametrize(
    "text", ["I am here", "this is mine", "juminhyo desu", "Where is Kita Ward?", "what name is mine"]
)
def test_other_words_stay(text: str) -> None:
    assert mask_text(text) == text
