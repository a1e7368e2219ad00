from concurrent.futures import ThreadPoolExecutor

import pytest

from intents.index.normalise import has_words, normalise
from intents.index.tokens import reading, stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾊﾟｽﾎﾟｰﾄ", "パスポート"),
        ("マイナンバーカード", "マイナンバ－カード"),
        ("ＭＹ　ＮＵＭＢＥＲ", "my number"),
        ("住民\u200b票", "住民票"),
        ("えええええええ", "えええ"),
    ],
)
def test_many_spellings_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ゴミ", "ごみ"),
        ("引越し", "引っ越し"),
        ("住民票を取りたいのですが", "住民票とりたい"),
        ("ごみを 分（わ）けて 出（だ）して ください", "ごみを分けて出してください"),
        ("moving trucks", "move truck"),
        ("batteries", "battery"),
    ],
)
def test_what_means_the_same_gives_the_same_tokens(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


def test_grammar_gives_no_tokens() -> None:
    assert tokens("はどうしたらいいですか") == []
    assert tokens("how do i do that, please?") == []


def test_a_mixed_text_gives_tokens_of_both_languages() -> None:
    assert tokens("My Number card と住民票") == ["number", "card", "住民", "票"]


@pytest.mark.parametrize(("text", "read"), [("住民票", "じゅうみんひょう"), ("ごみ", "ごみ"), ("xyz", "")])
def test_a_text_is_read_in_hiragana_where_the_dictionary_knows(text: str, read: str) -> None:
    assert reading(text) == read


@pytest.mark.parametrize("text", ["", " \n ", "😀😀", "。。。", "\x00", "\u202e\u200f"])
def test_a_text_without_words_gives_nothing(text: str) -> None:
    assert tokens(text) == []
    assert not has_words(text)


@pytest.mark.parametrize(
    ("word", "stemmed"), [("taxes", "tax"), ("stopped", "stop"), ("gas", "gas"), ("class", "class")]
)
def test_stems_stay_light(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_threads_do_not_mix_up_their_sentences() -> None:
    """A Tagger that is shared by threads silently does."""
    sentences = [f"住民票を{number}枚コンビニで取りたい" for number in range(50)] * 20
    expected = [tokens(sentence) for sentence in sentences]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(tokens, sentences)) == expected
