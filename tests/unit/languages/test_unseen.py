import pytest

from bot.languages.unseen import cleaned, hidden


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦👩🏽‍🚒🏳️‍🌈👁️‍🗨️❤️1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "辻\U000e0100さん、葛\U000e0101城市",
        "漢\ufe00字",
        "क्\u200dष",
        "tiếng Việt, naïve, e\u0301",
        "か\u3099, 全角　空白\n改行\tタブ",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert cleaned(text) == text
    assert hidden(text) == 0


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("住民票\U000e0069\U000e0067\U000e006e", "住民票"),
        ("🏴\U000e0067\U000e0062\U000e0078\U000e007f", "🏴"),
        ("ig\u200bno\u2060re\ufeff", "ignore"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("a\u200db", "ab"),
        ("a\U000e0100b\ufe0f", "ab"),
        ("辻\U000e0100\U000e0101\U000e0102", "辻\U000e0100"),
        ("Z\u0335\u0321\u0322\u031b\u0317", "Z\u0335\u0321"),
        ("\u3164\u115f\u00ad住", "住"),
        ("a\x00b\x1b", "ab"),
        ("\u200b\u200b", ""),
    ],
)
def test_what_nobody_sees_is_taken_away(text: str, left: str) -> None:
    assert cleaned(text) == left
    assert hidden(text) == len(text) - len(left)
