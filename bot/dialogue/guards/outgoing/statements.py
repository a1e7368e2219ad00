"""A text in statements and their clauses, each with its facts, its words and its small words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.guards.facts import Fact, facts
from bot.dialogue.guards.outgoing.bounds import bounds
from bot.dialogue.guards.outgoing.signs import Mark, Sign, marks

_STATEMENT = re.compile(
    r"(?<=[。!?])\s*|\n+|(?<=[a-z\d)%']\.)(?<![ap]\.m\.)(?<!e\.g\.)(?<!\bno\.)\s+(?=(?-i:[A-Z])|[\d(・-])|;\s+|\s・",
    re.IGNORECASE,
)
_BOUND = r"over|more|older|above|under|less|fewer|younger|longer|later|below|up"
_CLAUSE = re.compile(
    rf"[、,()「」『』・]|\s-\s|\b(?:and|or|but)\b(?! (?:{_BOUND})\b)|(?<=[\d円])か(?=\d)", re.IGNORECASE
)
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_SOME = 0.1
_KANJI = re.compile(r"[一-鿿々]+")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_LATIN = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """the and for you your with are can not this that from any all but has have was will its our per each who what
        when where which there they them then than into also may must need needs please city about here only more less
        one get use does did been being both their yen day days week weeks month months year years hour hours minutes
        time""",
    )
)


@dataclass(frozen=True)
class Bounded:
    """A fact with what stands at it."""

    fact: Fact
    bounds: frozenset[Sign]


@dataclass(frozen=True)
class Part:
    text: str
    values: tuple[Bounded, ...]
    words: frozenset[str]
    signs: frozenset[Sign]
    negations: int

    @property
    def facts(self) -> Iterator[Fact]:
        return (value.fact for value in self.values)


@dataclass(frozen=True)
class Statement(Part):
    """`clauses` are as small as they come; `passages` are clauses joined until each has a value and words for it."""

    clauses: tuple[Part, ...]
    passages: tuple[Part, ...]


def statements(plain: str) -> list[Statement]:
    """`plain` as `facts.plain` makes it. Every fact stands in exactly one clause of one statement."""
    found = facts(plain)
    whole = _Text(plain, [Bounded(fact, bounds(fact, plain)) for fact in found], marks(plain))
    return [_statement(whole, start, end) for start, end in whole.spans(_STATEMENT, 0, len(plain))]


def _statement(whole: "_Text", start: int, end: int) -> Statement:
    part, spans = whole.part(start, end), list(whole.spans(_CLAUSE, start, end))
    clauses = tuple(whole.part(*span) for span in spans)
    passages = tuple(whole.part(*span) for span in whole.worded(_joined(spans, part.values)))
    return Statement(part.text, part.values, part.words, part.signs, part.negations, clauses, passages)


@dataclass(frozen=True)
class _Text:
    plain: str
    values: list[Bounded]
    marks: list[Mark]

    def part(self, start: int, end: int) -> Part:
        values = tuple(value for value in self.values if start <= value.fact.start < end)
        small = [mark for mark in self.marks if start <= mark.start < end]
        bare = list(self.plain[start:end])
        read = [(value.fact.start, value.fact.end) for value in values]
        for first, last in (*read, *((mark.start, mark.end) for mark in small)):
            for place in range(first, min(last, end)):
                bare[place - start] = "\0"
        signs = frozenset(mark.sign for mark in small if mark.sign)
        about = words("".join(bare)) or frozenset(map(str, signs))  # 休み：月曜 is about being closed
        return Part(self.plain[start:end].strip(), values, about, signs, sum(not mark.sign for mark in small))

    def worded(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """A span that is nothing but values belongs to the one before: 300円・600円."""
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and not self.part(start, end).words:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def spans(self, border: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """From each part's beginning to that of the next: nothing stands between them, and no value is cut."""
        at = start
        for found in border.finditer(self.plain, start, end):
            cuts = any(
                fact.start < found.end() and found.start() < fact.end for fact in (value.fact for value in self.values)
            )
            if not cuts and self.plain[at : found.end()].strip(" \n・、,:()-"):
                yield at, found.end()
                at = found.end()
        if at < end:
            yield at, end


def _joined(spans: Sequence[tuple[int, int]], values: Sequence[Bounded]) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    for start, end in spans:
        begun = start if begun is None else begun
        if any(start <= value.fact.start < end for value in values):
            yield begun, end
            begun = None


def in_japanese(text: str) -> bool:
    """English answers name forms in Japanese: a few letters of it do not make a text Japanese."""
    return len(_KANA.findall(text)) > _SOME * len(text)


def words(plain: str) -> frozenset[str]:
    """What a text is about, roughly and without any dictionary: pairs of kanji, words in katakana and Latin letters."""
    text = plain.lower()
    kanji = (run[at : at + 2] for run in _KANJI.findall(text) for at in range(max(1, len(run) - 1)))
    latin = (_stem(word) for word in _LATIN.findall(text) if word not in _COMMON)
    return frozenset((*kanji, *_KATAKANA.findall(text), *latin))


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word
