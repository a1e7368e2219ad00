"""Utterances that ask nothing, and those that only begin like one."""

import pytest

from bot.languages.courtesies import Courtesy, recognise


@pytest.mark.parametrize(
    "text",
    [
        "ありがとう",
        "ありがとー😊",
        "助かりました🙏✨",
        "了解です👍",
        "thank you so much!",
        "thx 👍",
        "OK",
        "こんにちは、ありがとうございました",
    ],
)
def test_thanks(text: str) -> None:
    assert recognise(text) is Courtesy.THANKS


@pytest.mark.parametrize(
    "text",
    [
        "こんにちは！",
        "おはようございます",
        "あなたは誰ですか",
        "Hello",
        "are you a robot?",
        "Hi there :)",
    ],
)
def test_small_talk(text: str) -> None:
    assert recognise(text) is Courtesy.SMALL_TALK


@pytest.mark.parametrize(
    "text",
    [
        "職員の態度が悪い",
        "窓口でたらい回しにされて頭にきた",
        "役に立たない！",
        "Your staff was so rude to me",
        "useless",
    ],
)
def test_complaints(text: str) -> None:
    assert recognise(text) is Courtesy.COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        "ありがとう、あと粗大ごみは？",
        "こんにちは。住民票がほしいです",
        "thanks, and where is the library",
        "Hello, how do I pay the tax",
        "city hall",
        "近所の騒音に苦情を言いたい",
        "職員の態度が悪いのですが、どこに言えばいいですか",
        "最低賃金",
        "わかりません",
        "はい",
        "",
    ],
)
def test_what_asks_for_something_is_no_courtesy(text: str) -> None:
    assert recognise(text) is None
