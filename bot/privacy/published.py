"""What the city has published itself: its own telephones, mail and street addresses are nobody's secret."""

import re
from collections.abc import Iterable

from bot.privacy import addresses, numbers, roman_addresses
from bot.privacy.masking import comparable
from bot.privacy.plain import read

_LIKE_AN_ADDRESS = re.compile(r"丁目|番地|〒|[a-z]-(?:cho|machi|ku|shi)\b")


def published_in(texts: Iterable[str]) -> frozenset[str]:
    """For `mask_text`. Line by line, and for addresses only where one may stand: a city publishes hundreds of texts."""
    return frozenset(key for text in texts for line in text.splitlines() for key in _keys(line))


def _keys(line: str) -> Iterable[str]:
    plain = read(line)
    found = list(numbers.find(plain))
    if _LIKE_AN_ADDRESS.search(line):
        found += [*addresses.find(plain), *roman_addresses.find(plain)]
    return (comparable(plain.letters[each.start : each.end]) for each in found)
