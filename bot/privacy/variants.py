"""Examples for `training`: what is marked in them, filled with names and addresses of other examples and of the lists.

So the words around personal data are learned and not the names; one in four in Latin letters is written small.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.personal_data import Kind
from bot.privacy import listed_names
from bot.privacy.evaluation import Example
from bot.privacy.network import TAGS
from bot.privacy.plain import Finding

_SMALL = 0.25
_SEED = 1
_SCRIPTS = ((re.compile("[一-龠々ヶ]+"), "漢"), (re.compile("[ぁ-んー]+"), "ひ"), (re.compile("[ァ-ヴー]+"), "カ"))
_DIGIT = re.compile("[0-9]")


def variants(examples: Sequence[Example], each: int) -> Iterator[Example]:
    """Every example, and `each` times with other personal data in the marked places."""
    chance = random.Random(_SEED)  # noqa: S311  # nothing is to be kept from anybody
    pool = _Pool.of(examples)
    for example in examples:
        yield example
        if not any(item.kind in TAGS for item in example.items):
            continue
        for _ in range(each):
            other = _filled(example, pool, chance)
            yield _in_small(other) if chance.random() < _SMALL and other.text.isascii() else other


@dataclass(frozen=True)
class _Pool:
    """What may stand for each other: names by how they are built, addresses by their script."""

    names: dict[str, list[str]]
    addresses: dict[bool, list[str]]

    @classmethod
    def of(cls, examples: Iterable[Example]) -> "_Pool":
        names: dict[str, list[str]] = defaultdict(list)
        addresses: dict[bool, list[str]] = defaultdict(list)
        for example in examples:
            for item in example.items:
                text = example.text[item.start : item.end]
                if item.kind is Kind.NAME:
                    names[_build(text)].append(text)
                elif item.kind is Kind.ADDRESS:
                    addresses[text.isascii()].append(text)
        for text in sorted(listed_names.family_names() | listed_names.given_names()):
            names[_build(text)].append(text)
        return cls(names, addresses)


def _build(name: str) -> str:
    """漢 for 山田, 漢 漢 for 山田 太郎, 長 for 山田太郎, Aa Aa for John Smith."""
    if len(name) > 2 and _SCRIPTS[0][0].fullmatch(name):
        return "長"
    for pattern, letter in _SCRIPTS:
        name = pattern.sub(letter, name)
    name = re.sub(r"[A-ZÀ-Ý][^\sA-Z]+", "Aa", name)
    name = re.sub(r"[A-Z]{2,}", "AA", name)
    return re.sub(r"(?<!A)[a-z]{2,}", "aa", name)


def _filled(example: Example, pool: _Pool, chance: random.Random) -> Example:
    """The same name gets the same other one throughout the text."""
    chosen: dict[str, str] = {}
    text, items, at = "", [], 0
    for item in example.items:
        old = example.text[item.start : item.end]
        new = chosen.setdefault(old, _other(item.kind, old, pool, chance))
        text += example.text[at : item.start]
        items.append(Finding(item.kind, len(text), len(text) + len(new)))
        text += new
        at = item.end
    return Example(text + example.text[at:], tuple(items))


def _other(kind: Kind, old: str, pool: _Pool, chance: random.Random) -> str:
    if kind is Kind.NAME:
        return chance.choice(pool.names.get(_build(old), [old]))
    if kind is Kind.ADDRESS:
        old = chance.choice([old, chance.choice(pool.addresses[old.isascii()])])
    if kind in (Kind.ADDRESS, Kind.PHONE):
        return _DIGIT.sub(lambda _: str(chance.randint(1, 9)), old)
    return old


def _in_small(example: Example) -> Example:
    return Example(example.text.lower(), example.items)
