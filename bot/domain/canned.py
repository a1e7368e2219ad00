"""Texts that staff use again and again."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.answers import Texts
from bot.domain.variables import OF_THE_CITY

VARIABLES = (*OF_THE_CITY, "case.number")
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True)
class CannedText:
    """`texts` may hold variables in braces: `VARIABLES`."""

    key: str
    title: str
    texts: Texts


Offered = tuple[str, str, str]
"""Key, title, and the text as it goes into a reply."""


def matching(typed: str, offered: Iterable[Offered]) -> list[Offered]:
    """Those that hold every word of what was typed, in whatever width, case or kana; titles that hold them first."""
    words = folded(typed).split()
    found = [each for each in offered if _holds(f"{each[1]} {each[2]}", words)]
    return sorted(found, key=lambda each: not _holds(each[1], words))


def _holds(text: str, words: list[str]) -> bool:
    there = folded(text)
    return all(word in there for word in words)


def folded(text: str) -> str:
    """NFKC joins ﾏﾄﾞｸﾞﾁ and マドグチ; both kana are one, because people search before they convert."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_HIRAGANA)
