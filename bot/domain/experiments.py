"""Asking the counter without a citizen: a single question, or again what citizens asked before."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bot.domain.answers import Certainty, Match


class Kind(StrEnum):
    TRY = "try"
    REPLAY = "replay"
    WORDS = "words"  # of the lexicon


class Change(StrEnum):
    """How a question ends otherwise. Nobody says which ending is right: a person looks."""

    OTHER = "other"  # another answer
    UNANSWERED = "unanswered"
    ASKED_BACK = "asked_back"
    ANSWERED = "answered"  # at once, what was asked back or unanswered before


@dataclass(frozen=True)
class Ending:
    certainty: str
    intent: str = ""  # the first one; empty where there is none


@dataclass(frozen=True)
class Replayed:
    """A masked utterance, and how it ended with either content."""

    text: str
    language: str
    before: Ending
    after: Ending

    @property
    def change(self) -> Change | None:
        """None where it makes no difference: what was offered may differ in the second place."""
        before, after = self.before, self.after
        if after.certainty == before.certainty:
            other = after.certainty == Certainty.CERTAIN and after.intent != before.intent
            return Change.OTHER if other else None
        kinds = {Certainty.CERTAIN: Change.ANSWERED, Certainty.UNSURE: Change.ASKED_BACK}
        return kinds.get(Certainty(after.certainty), Change.UNANSWERED)


def ending(match: Match) -> Ending:
    first = match.candidates[0].key if match.candidates and match.certainty is not Certainty.NONE else ""
    return Ending(match.certainty.value, first)


def report(replayed: Iterable[Replayed]) -> dict[str, Any]:
    """As JSON: how many were asked, in each language how many flip and how, and those that do."""
    asked: dict[str, int] = {}
    flips: list[dict[str, Any]] = []
    for each in replayed:
        asked[each.language] = asked.get(each.language, 0) + 1
        if each.change:
            flips.append({**asdict(each), "change": each.change.value})
    flips.sort(key=lambda flip: (list(Change).index(Change(flip["change"])), flip["text"]))
    return {"asked": asked, "flips": flips}
