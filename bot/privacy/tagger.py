"""Names, addresses and dates of birth by what is said around them, as a language encoder of this machine reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol, runtime_checkable

import numpy as np

from bot.domain.personal_data import Kind
from bot.privacy.network import TAGS, Floats, Network
from bot.privacy.plain import Finding, Plain, read

_NOTHING = TAGS.index(None)
_DOUBT = 1.0  # by so much more must speak for personal data than for nothing, as a logarithm of chances
_CERTAIN = 0.8  # the chance that it is nothing, from which a name that a rule has found is none
# The chance from which a word beside personal data is a part of it: an address goes on through names of buildings.
_ENOUGH_BESIDE = {Kind.NAME: 0.2, Kind.ADDRESS: 0.05, Kind.BIRTH: 0.05}
_UNREAD = np.eye(len(TAGS) + 1, dtype=np.float32)[_NOTHING]
# What is too little to be somebody's.
_TOO_LITTLE = {
    Kind.NAME: re.compile("[ぁ-ん]|[^A-Za-zÀ-ɏḀ-ỿぁ-ヶ一-龠々]+"),
    Kind.ADDRESS: re.compile("[0-9 .,]+|[^0-9一二三四五六七八九十〇]+"),
    Kind.BIRTH: re.compile("[0-9一二三四五六七八九十〇]{1,4}[年月日]?|[^0-9一二三四五六七八九十〇]+"),
}
# What may stand between two words of one finding.
_BETWEEN = {
    Kind.NAME: re.compile("[ ・]?"),
    Kind.ADDRESS: re.compile(r"[ \n、,・\-]{0,2}"),
    Kind.BIRTH: re.compile("[ /.,]{0,2}"),
}


@runtime_checkable
class TokenEncoder(Protocol):
    """`name` changes whenever the vectors would.

    `tokens` gives from where up to where in the text each token stands, and a row of numbers each.
    """

    name: str

    def tokens(self, text: str) -> tuple[list[tuple[int, int]], Floats]: ...


@dataclass(frozen=True, eq=False)
class Tagger:
    """May be shared by threads."""

    encoder: TokenEncoder
    network: Network

    def read(self, text: str) -> "Tagged":
        plain = read(text)
        letters = np.full((len(plain.letters), len(TAGS) + 1), np.nan, dtype=np.float32)
        places, vectors = self.encoder.tokens(plain.letters)
        tokens = self.network.scores(vectors)
        tokens[:, 1 : len(TAGS)] -= _DOUBT
        for (start, end), scores in zip(places, tokens, strict=True):
            letters[start:end] = scores
        return Tagged(plain, letters)


@dataclass(frozen=True)
class Tagged:
    """`letters` are the scores of the letters of `plain`: (letters, tags), nothing a number where no token stands."""

    plain: Plain
    letters: Floats

    @cached_property
    def findings(self) -> list[Finding]:
        """In the places of the text that was read."""
        trimmed = (_trimmed(run, self.plain.letters) for run in self._runs())
        return [self.plain.original(each) for each in trimmed if each and _is_meant(each, self.plain.letters)]

    def refutes(self, finding: Finding) -> bool:
        """Whether a name that a rule has found is hardly one, by all that is said around it."""
        inside = [
            place
            for place in range(len(self.letters))
            if self.plain.starts[place] >= finding.start and self.plain.ends[place] <= finding.end
        ]
        nothing = self.letters[inside, _NOTHING]
        known = nothing[~np.isnan(nothing)]
        return finding.kind is Kind.NAME and bool(len(known)) and float(np.exp(known).mean()) > _CERTAIN

    def _runs(self) -> Iterator[Finding]:
        """Words side by side that are of one kind."""
        run: Finding | None = None
        for word, kind in zip(self.plain.words, self._kinds(), strict=True):
            if run and kind is run.kind and _BETWEEN[kind].fullmatch(self.plain.letters, run.end, word.start):
                run = Finding(kind, run.start, word.end)
                continue
            if run:
                yield run
            run = Finding(kind, word.start, word.end) if kind else None
        if run:
            yield run

    def _kinds(self) -> list[Kind | None]:
        """Of each word what is likeliest; beside a word of some kind, that kind if it is likely enough."""
        chances = [self._chances(word.start, word.end) for word in self.plain.words]
        tags = [int(chance.argmax()) for chance in chances]
        kinds = [TAGS[tag] if tag < len(TAGS) else None for tag in tags]
        for order in (range(len(tags)), range(len(tags) - 1, -1, -1)):
            for before, place in pairwise(order):
                kind = kinds[before]
                if kind and tags[place] == _NOTHING and chances[place][TAGS.index(kind)] > _ENOUGH_BESIDE[kind]:
                    kinds[place] = kinds[place] or kind
        return kinds

    def _chances(self, start: int, end: int) -> Floats:
        letters = self.letters[start:end]
        known = letters[~np.isnan(letters[:, 0])]
        chances: Floats = np.exp(known.mean(axis=0)) if len(known) else _UNREAD
        return chances


def _is_meant(run: Finding, text: str) -> bool:
    return not _TOO_LITTLE[run.kind].fullmatch(text, run.start, run.end)


def _trimmed(run: Finding, text: str) -> Finding | None:
    """Without signs before and after it; None if there is nothing else."""
    start, end = run.start, run.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Finding(run.kind, start, end) if start < end else None
