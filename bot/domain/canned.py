"""Texts that staff use again and again."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.answers import Texts

VARIABLES = ("city_hall_phone", "department.name", "department.hours", "case.number")
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_VARIABLE = re.compile(r"\{([^{}]*)\}")


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


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """With the variables replaced. What is no variable stays as it is."""
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_variables(text: str) -> list[str]:
    """What stands in braces and is none of `VARIABLES`."""
    return [name for name in _VARIABLE.findall(text) if name not in VARIABLES]
