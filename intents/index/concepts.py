"""Concepts of public services in a text: synonyms, abbreviations and the two languages meet in one token.

"juminhyo", "residence certificate" and 住民票の写し are one concept, whatever the entry was written with. The groups
come from the lexicon (`intents/lexicon`), which administrators edit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from intents.index.normalise import normalise
from intents.index.tokens import reading, tokens

_KANA = re.compile(r"[\u3041-\u309fー]{4,}")  # shorter runs of kana are mostly grammar
_SHORTEST_READING = 4

Numbers = tuple[int, ...]  # of concepts


class Group(Protocol):
    """One concept: its forms, the most official first."""

    @property
    def ja(self) -> Sequence[str]: ...
    @property
    def en(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Concepts:
    """`forms` are the tokens of every form, `readings` the kana of the Japanese ones; `official` is each concept's
    first Japanese form."""

    official: Sequence[str] = field(default=(), repr=False)
    forms: Mapping[tuple[str, ...], Numbers] = field(default_factory=dict, repr=False)
    readings: Mapping[str, Numbers] = field(default_factory=dict, repr=False)

    @classmethod
    def of_groups(cls, groups: Sequence[Group]) -> "Concepts":
        """Takes about a second for the shipped lexicon: an index keeps what comes out."""
        forms: dict[tuple[str, ...], Numbers] = {}
        readings: dict[str, Numbers] = {}
        for number, group in enumerate(groups):
            for form in (*group.ja, *group.en):
                _add(forms, tuple(tokens(form)), number)
            for form in group.ja:
                read = reading(normalise(form))
                _add(readings, read if len(read) >= _SHORTEST_READING else "", number)
        return cls(tuple(group.ja[0] if group.ja else "" for group in groups), forms, readings)

    def of(self, text: str, words: Sequence[str]) -> list[str]:
        """The tokens of the concepts in a text whose tokens are `words`; 住民税 is also about 税."""
        found = [*self._in_words(words), *self._in_kana(text)]
        return [f"§{number}" for number in dict.fromkeys(found)]

    def japanese(self, words: Sequence[str]) -> str:
        """The concepts of an English text in Japanese words, for entries that are written in Japanese only."""
        return " ".join(dict.fromkeys(filter(None, (self.official[number] for number in self._in_words(words)))))

    def as_json(self) -> dict[str, Any]:
        return {
            "official": list(self.official),
            "forms": [[*words, list(numbers)] for words, numbers in self.forms.items()],
            "readings": dict(self.readings),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Concepts":
        forms = {tuple(words): tuple(numbers) for *words, numbers in data["forms"]}
        return cls(data["official"], forms, {read: tuple(numbers) for read, numbers in data["readings"].items()})

    def _in_words(self, words: Sequence[str]) -> Iterator[int]:
        for start in range(len(words)):
            for end in range(min(start + self._longest.get(words[start], 0), len(words)), start, -1):
                yield from self.forms.get(tuple(words[start:end]), ())

    def _in_kana(self, text: str) -> Iterator[int]:
        """Who writes じゅうみんひょう means 住民票: forms by their reading."""
        for run in _KANA.findall(text):
            at = 0
            while at < len(run):
                ends = range(len(run), at + _SHORTEST_READING - 1, -1)
                end = next((end for end in ends if run[at:end] in self.readings), 0)
                yield from self.readings.get(run[at:end], ())
                at = end or at + 1

    @cached_property
    def _longest(self) -> dict[str, int]:
        """How many words the longest of the forms has that begin with a word."""
        longest: dict[str, int] = {}
        for form in self.forms:
            longest[form[0]] = max(len(form), longest.get(form[0], 0))
        return longest


def _add(forms: dict[Any, Numbers], form: Any, number: int) -> None:
    if form and number not in forms.get(form, ()):
        forms[form] = (*forms.get(form, ()), number)
