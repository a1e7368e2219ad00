"""What tells of danger to a life, from a person, from fire, illness or crime: how a language's rules are read.

The rules are patterns, not sentences, so that they hold for what nobody wrote down beforehand. One that fires in vain
costs a person a minute; one that stays silent may cost a life.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Danger(StrEnum):
    """The first one found counts: the texts for most of them name 110 and 119, that for illness only 119."""

    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    VIOLENCE = "violence"
    FIRE = "fire"
    CRIME = "crime"
    ILLNESS = "illness"


@dataclass(frozen=True)
class Signs:
    """`surely` stands whatever else is said; `perhaps` gives way where the same words ask about a service."""

    perhaps: re.Pattern[str]
    surely: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Rules:
    """One language's. `noise` between words becomes `joint` before anything is looked for.

    `news` (talks, posters, plans about a danger) ends every suspicion in its sentence. `about` (insurance, disposal,
    fees) ends those of `perhaps` in its sentence, and `over` (long past, or being settled at a counter) everywhere.
    """

    signs: Mapping[Danger, Signs]
    news: re.Pattern[str]
    about: re.Pattern[str]
    over: re.Pattern[str]
    noise: re.Pattern[str]
    joint: str

    def dangers(self, utterance: str) -> set[Danger]:
        """`utterance` is in NFKC and lower case, without apostrophes."""
        over = bool(self.over.search(self._plain(utterance)))
        sentences = (self._plain(part) for part in _SENTENCE_END.split(utterance))
        return {danger for each in sentences for danger in self._in_sentence(each, over)}

    def _plain(self, text: str) -> str:
        return self.noise.sub(self.joint, text).strip()

    def _in_sentence(self, sentence: str, over: bool) -> set[Danger]:
        if self.news.search(sentence):
            return set()
        calm = over or bool(self.about.search(sentence))
        return {danger for danger, signs in self.signs.items() if _tell(signs, sentence, calm)}


def any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def near(one: str, other: str, most: int) -> str:
    """Both, in either order, with at most so many characters between them."""
    return f"(?:{one}).{{0,{most}}}(?:{other})|(?:{other}).{{0,{most}}}(?:{one})"


def _tell(signs: Signs, sentence: str, calm: bool) -> bool:
    if signs.surely and signs.surely.search(sentence):
        return True
    return not calm and bool(signs.perhaps.search(sentence))


_SENTENCE_END = re.compile(r"[。!?\n]+|\.(?=\s|$)|\.\.+")
