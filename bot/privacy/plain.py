"""A text as recognisers read it, with the way back to the places of the original."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from bot.domain.personal_data import MARK, Kind
from bot.privacy.words import Word, words

MASKED = "\0"  # stands for what was masked before: nothing matches across it, and its words are no context
_UNSEEN = r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
_COMBINING = r"[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"
_INVISIBLE = re.compile(f"{_UNSEEN}|{MASKED}|{MARK.pattern}")
_CLUSTER = re.compile(
    rf"(?s)(?P<masked>(?:{MASKED}|{MARK.pattern})+)|(?P<unseen>{_UNSEEN})"
    rf"|(?P<simple>(?:[\n -Z\\-~ぁ-ゖァ-ヺー一-龠、。](?!{_COMBINING}))+)|.{_COMBINING}*"
)
_NUMBERED = re.compile("(?<![①-⑳⓪])[①-⑳](?![①-⑳⓪])")  # ④080: the number of what follows, not a digit of it
_MOST_WORDS = 20
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_ASCII = str.maketrans("〇零○◯一二三四五六七八九‐‑‒–—―−⁃﹘﹣➖", "0000123456789" + "-" * 11)
_LONG_VOWEL = re.compile(r"(?<=\d)( ?)ー(?= ?\d)")


@dataclass(frozen=True)
class Finding:
    """From `start` up to `end` stands personal data."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Plain:
    """`letters` is NFKC without what cannot be seen; each stands from `starts` up to `ends` in the original.

    `numbers` has the same length: digits of every script and in kanji, and hyphens of every kind, are ASCII there.
    """

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]

    @cached_property
    def numbers(self) -> str:
        digits = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), self.letters)
        return _LONG_VOWEL.sub(r"\1-", digits.translate(_ASCII))

    @cached_property
    def words(self) -> list[Word]:
        return words(self.letters.replace(MASKED, " "))

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words from `start` to `end`, if words begin and end there."""
        inside = self.words[self._nth_word(start) : self._nth_word(end)]
        return inside if inside and inside[0].start == start and inside[-1].end == end else []

    def words_before(self, place: int) -> list[Word]:
        """As many as an address may have."""
        last = self._nth_word(place)
        return self.words[max(0, last - _MOST_WORDS) : last]

    def _nth_word(self, place: int) -> int:
        return bisect_left(self.words, place, key=attrgetter("start"))

    def original(self, finding: Finding) -> Finding:
        """The same finding in the places of the text that was read."""
        return Finding(finding.kind, self.starts[finding.start], self.ends[finding.end - 1])


def read(text: str) -> Plain:
    if unicodedata.is_normalized("NFKC", text) and not _INVISIBLE.search(text):
        return Plain(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        shown = _shown(cluster)
        letters.append(shown)
        if cluster["simple"]:
            starts.extend(range(cluster.start(), cluster.end()))
            ends.extend(range(cluster.start() + 1, cluster.end() + 1))
        else:
            starts.extend([cluster.start()] * len(shown))
            ends.extend([cluster.end()] * len(shown))
    return Plain("".join(letters), starts, ends)


def blank(text: str, findings: Sequence[Finding]) -> str:
    """The text, just as long, with nothing left where the findings are."""
    for finding in findings:
        text = text[: finding.start] + MASKED * (finding.end - finding.start) + text[finding.end :]
    return text


def _shown(cluster: re.Match[str]) -> str:
    if cluster["masked"]:
        return MASKED
    if cluster["unseen"]:
        return ""
    if _NUMBERED.match(cluster.string, cluster.start()):
        return " "
    return cluster["simple"] or unicodedata.normalize("NFKC", cluster[0])
