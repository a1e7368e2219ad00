"""Long replies: at most what LINE takes, cut where sentences end, numbered, in order, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.long_texts import LONGEST_MESSAGE, numbered, split, utf16_length

SENTENCE = "転入届は、引っ越した日から14日以内に市民課の窓口へお出しください。"


def test_what_fits_stays_as_it_is() -> None:
    text = "😀" * (LONGEST_MESSAGE // 2)
    assert numbered(text) == [text]
    assert len(numbered(text + "。")) == 2


def test_parts_end_with_sentences_and_are_numbered() -> None:
    parts = numbered(SENTENCE * 400)
    assert [part.partition("\n")[0] for part in parts] == ["（1/3）", "（2/3）", "（3/3）"]
    assert all(part.endswith("。") for part in parts)
    assert all(utf16_length(part) <= LONGEST_MESSAGE for part in parts)
    assert "".join(part.partition("\n")[2] for part in parts) == SENTENCE * 400


@given(st.text(alphabet="あ。😀\n .", max_size=200), st.integers(2, 40))
def test_nothing_but_line_ends_is_lost(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(utf16_length(part) <= most for part in parts)
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")
