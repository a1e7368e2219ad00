"""A text in the one spelling that all readers of facts work on."""

import re
import unicodedata

from bot.dialogue.guards.facts.numerals import in_digits

_READING = re.compile(r"(?<=[一-鿿々ヶ\d])\([ぁ-ゟー ]+\)")
_BETWEEN_KANA = re.compile(r"(?<=[ぁ-ヺー一-鿿、。]) +(?=[ぁ-ヺー一-鿿\d])|(?<=\d) +(?=[一-鿿])")
_DASHES = re.compile(r"[‐‑‒–—―−〜~～]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MARKER = re.compile(r"^[ \t]*(?:([①-⑳])|(\d{1,2})[.)](?= ))[ \t]*", re.MULTILINE)


def plain(text: str) -> str:
    """NFKC, without the readings of plain Japanese, every dash a hyphen, every number in digits, no list markers."""
    unmarked = without_markers(text)
    one_width = _DASHES.sub("-", unicodedata.normalize("NFKC", unmarked).replace("’", "'"))
    unspaced = _BETWEEN_KANA.sub("", _READING.sub("", one_width))
    return in_digits(_THOUSANDS.sub("", unspaced))


def without_markers(text: str) -> str:
    """Numbers that count the lines of a list are no facts; one that is out of turn stays and must be accounted for."""
    due = 1

    def marker(found: re.Match[str]) -> str:
        nonlocal due
        number = ord(found[1]) - ord("①") + 1 if found[1] else int(found[2])
        if number not in (1, due):
            return found.group()
        due = number + 1
        return "・"

    return _MARKER.sub(marker, text)
