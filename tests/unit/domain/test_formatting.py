import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.formatting import Piece, pieces, plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("窓口は**8時30分**から。", [Piece("窓口は"), Piece("8時30分", bold=True), Piece("から。")]),
        ("**持ち物**\n・印鑑", [Piece("持ち物", bold=True), Piece("\n・印鑑")]),
        ("**a****b**", [Piece("**a****b**")]),
        ("**a** and **b c**", [Piece("a", bold=True), Piece(" and "), Piece("b c", bold=True)]),
    ],
)
def test_words_between_two_asterisks_are_bold(text: str, found: list[Piece]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "**",
        "****",
        "** a **",
        "**a",
        "a**",
        "*a*",
        "***a***",
        "__a__",
        "2 ** 3 ** 4",
        "**a\nb**",
        "# a",
        "[a](https://x.example/)",
        "<b>a</b>",
        "`a`",
    ],
)
def test_everything_else_is_text_as_it_was_written(text: str) -> None:
    assert plain(text) == text
    assert not any(piece.bold for piece in pieces(text))


@given(st.text(alphabet="*a あ\n", max_size=40))
def test_no_word_is_lost_and_pieces_say_what_the_plain_text_says(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == plain(text)
    assert plain(text).replace("*", "") == text.replace("*", "")
