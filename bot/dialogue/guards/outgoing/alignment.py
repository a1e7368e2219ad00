"""Which parts of the sources a part of the reworded text was made from."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from bot.dialogue.guards.facts import Fact, agree
from bot.dialogue.guards.facts.fact import same_unit
from bot.dialogue.guards.facts.names import fold
from bot.dialogue.guards.facts.plain import plain
from bot.dialogue.guards.outgoing.signs import Sign
from bot.dialogue.guards.outgoing.statements import Part, Statement, in_japanese, statements

_AGREEING_FACT = 3.0  # as much as three rare words
_NEARLY = 0.8  # of the best
_GOOD_PART = 0.4
_COPIED = 0.75
_ENOUGH_WORDS = 3
_ALIKE = 0.7  # of the characters, where the words are too few to tell


@dataclass(frozen=True)
class Place:
    """A part of the sources, with the statement around it."""

    part: Part
    around: Statement
    shared: frozenset[Sign] = frozenset()  # small words of a list, said once for all of it


def _clauses(statement: Statement) -> Iterator[Place]:
    """The word that decides a list stands at its end in Japanese, at its beginning in English, or in its label:
    土日、祝日は休み; closed on weekends, holidays; 休み：土日、祝日."""
    clauses, english = statement.clauses, not in_japanese(statement.text)
    label = clauses[:1] if ":" in clauses[0].text else ()
    for at, clause in enumerate(clauses):
        others = (*(clauses[:at][::-1] if english else clauses[at + 1 :]), *label)
        yield Place(clause, statement, next((other.signs for other in others if other.signs), frozenset()))


@dataclass(frozen=True)
class Sources:
    """All that the approved answers state; rare words tell more than those in every line. `beside` are statements that
    only bring values along: the office with its number and its place. `named` is everything, for looking up names."""

    statements: tuple[Statement, ...]
    beside: tuple[Statement, ...]
    weights: Mapping[str, float]
    languages: frozenset[bool]  # of the answers: whether Japanese
    lines: frozenset[str]
    named: str

    @classmethod
    def of(cls, answers: Sequence[str], beside: Sequence[str]) -> "Sources":
        stated, brought = ([each for text in texts for each in statements(plain(text))] for texts in (answers, beside))
        spread = Counter(word for statement in stated for word in statement.words)
        weights = {word: math.log((len(stated) + 1) / count) for word, count in spread.items()}
        texts = (*answers, *beside)
        lines = frozenset(line.strip() for text in texts for line in text.splitlines())
        languages = frozenset(map(in_japanese, answers))
        named = fold("\n".join((*texts, *map(plain, texts))))
        return cls(tuple(stated), tuple(brought), weights, languages, lines, named)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for statement in self.all for word in statement.words)

    @property
    def all(self) -> tuple[Statement, ...]:
        return (*self.statements, *self.beside)

    @cached_property
    def clauses(self) -> tuple[Place, ...]:
        return tuple(place for statement in self.statements for place in _clauses(statement))

    @cached_property
    def passages(self) -> tuple[Place, ...]:
        return tuple(Place(passage, statement) for statement in self.statements for passage in statement.passages)

    @cached_property
    def wholes(self) -> tuple[Place, ...]:
        return tuple(Place(statement, statement) for statement in self.statements)

    def closest(self, part: Part) -> list[Place]:
        """The statements that are nearly as like as the likest; none where nothing is alike."""
        return _best([(self._likeness(part, place.part), place) for place in self.wholes])

    def near(self, part: Part) -> list[Place]:
        """The clauses that share the most words and values, if that is a good part of them."""
        least = max(_GOOD_PART * self._weight(part.words), 0.1)
        scored = [(self._likeness(part, place.part), place) for place in self.clauses]
        return _best([(score * (overlap(part, place.part) + 0.5), place) for score, place in scored if score >= least])

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self.weights.get(word, 0.0) for word in words)

    def _likeness(self, part: Part, source: Part) -> float:
        shared = self._weight(part.words & source.words)
        if not part.values:
            return shared
        return shared + _AGREEING_FACT * sum(any(agree(fact, each) for each in source.facts) for fact in part.facts)


def overlap(one: Part, other: Part) -> float:
    """Of all words of the two, the share that both have; 0 where neither has any."""
    shared = len(one.words & other.words)
    return shared / (len(one.words) + len(other.words) - shared or 1)


def copied(part: Part, source: Part) -> bool:
    """Nearly the same words: then the small words and the values must be the same too."""
    if part.words.isdisjoint(source.words):
        return False
    if len(part.words) >= _ENOUGH_WORDS:
        return len(source.words) >= _COPIED * len(part.words) and overlap(part, source) >= _COPIED
    if part.words != source.words:
        return False
    likeness = SequenceMatcher(None, part.text, source.text)
    return likeness.real_quick_ratio() >= _ALIKE and likeness.ratio() >= _ALIKE


def _best(scored: list[tuple[float, Place]]) -> list[Place]:
    best = max((score for score, _ in scored), default=0.0)
    return [place for score, place in scored if best > 0 and score >= _NEARLY * best]


def alike_in_sort(fact: Fact, other: Fact) -> bool:
    """Both amounts, both weekdays, both numbers of days: what could have been put in the place of the other."""
    return any(
        one[0] == two[0] and (one[0] != "number" or (bool(one[2]) == bool(two[2]) and same_unit(one[2], two[2])))
        for one in fact.readings
        for two in other.readings
    )
