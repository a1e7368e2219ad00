"""Whether a text is whole and in the language it was asked for in."""

import re
from collections.abc import Iterator

from bot.dialogue.guards.outgoing.verdict import Objection
from bot.languages import JAPANESE, PLAIN_JAPANESE
from bot.languages.detect import detect

_LINK = re.compile(r"https?://[\x21-\x7e]+|[\w.+-]+@[\w.-]+", re.ASCII)
_BRACKETED = re.compile(r"[(（「『【][^)）」』】\n]*[)）」』】]")
_JAPANESE_LETTER = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")
_LETTER = re.compile(r"[^\W\d_]")
_FEW = 0.1  # of the letters: a name of a form left in Japanese
_PAIRS = ("()", "（）", "「」", "『』", "【】", '""')
_ENDS_OPEN = re.compile(
    r"[、，,・:：;；(（「『【/-]$|(?<=[一-鿿])[はがの]$|\b(?:and|or|the|an?|to|of|with|for|in|at|by|from|your|is|are)$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[。．.!！?？)）」』】\d円]$|(?:です|ます|ません|ください|ましょう|[へをにもで])$")
_LIST_LINE = re.compile(r"^\s*(?:[・•-]|\d+[.)])")
_LONG_LINE = 40  # a heading or a line of a list may end without a full stop


def misshapen(text: str, language: str) -> Iterator[Objection]:
    bare = text.strip()
    if not bare:
        yield Objection("empty", "")
        return
    if not _is_written_in(bare, language):
        yield Objection("language", bare[:40])
    last = _LINK.sub("。", bare.splitlines()[-1]).strip()  # a link ends a text well
    cut = len(last) > _LONG_LINE and not _CLOSED.search(last) and not _LIST_LINE.match(last)
    if cut or _ENDS_OPEN.search(last) or any(_is_open(bare, *pair) for pair in _PAIRS):
        yield Objection("unfinished", last[-40:])


def _is_written_in(text: str, language: str) -> bool:
    expected = JAPANESE if language == PLAIN_JAPANESE else language
    bare = _BRACKETED.sub(" ", _LINK.sub(" ", text))
    letters, japanese = len(_LETTER.findall(bare)), len(_JAPANESE_LETTER.findall(bare))
    if not letters:
        return True
    if expected == JAPANESE and japanese < letters * (1 - 4 * _FEW):
        return False
    if expected != JAPANESE and not expected.startswith("zh") and japanese > _FEW * letters:
        return False
    return detect(bare if expected == JAPANESE else _JAPANESE_LETTER.sub(" ", bare), expected) == expected


def _is_open(text: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return text.count(opening) % 2 == 1
    return text.count(opening) != text.count(closing)
