"""The city's own name in an utterance, which says nothing: everybody who writes here means this city.

Some of its answers name the city and others do not, so that the name alone would draw towards the ones.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from bot.domain.answers import Certainty, Match
from bot.languages import ENGLISH

_KINDS = "市区町村"
_KINDS_IN_ENGLISH = r"\s+(?:city|ward|town|village)"
_SHORTEST = 2  # letters: 港 of 港区 is a word of its own


def without_name(utterance: str, names: Mapping[str, str]) -> str:
    """With "the city" in the place of its name; `names` are the city's, by language."""
    for pattern, instead in _patterns(tuple(names.items())):
        utterance = pattern.sub(instead, utterance)
    return utterance


def agreed(named: Match, nameless: Match) -> Match:
    """Nothing is certain by the name alone, and nothing unsure by it alone."""
    if named.certainty is not Certainty.CERTAIN:
        return nameless if nameless.certainty is Certainty.CERTAIN else named
    if [each.key for each in named.candidates[:1]] == [each.key for each in nameless.candidates[:1]]:
        return named
    return replace(named, certainty=Certainty.UNSURE)


@lru_cache(maxsize=4)
def _patterns(names: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    return [_pattern(language, name.strip()) for language, name in names if name.strip()]


def _pattern(language: str, name: str) -> tuple[re.Pattern[str], str]:
    if language == ENGLISH:
        bare = re.sub(f"{_KINDS_IN_ENGLISH}$", "", name, flags=re.IGNORECASE)
        return re.compile(rf"\b(?:the\s+)?{re.escape(bare)}(?:{_KINDS_IN_ENGLISH})?\b", re.IGNORECASE), "the city"
    bare, kind = (name[:-1], name[-1]) if name[-1] in _KINDS else (name, "市")
    optional = "?" if len(bare) >= _SHORTEST else ""
    return re.compile(f"{re.escape(bare)}{kind}{optional}"), kind
