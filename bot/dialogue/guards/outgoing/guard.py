"""The output guard: may a text that a model worded from approved answers be said?"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue.guards.facts.names import OtherForms
from bot.dialogue.guards.outgoing.improper import improper
from bot.dialogue.guards.outgoing.shape import misshapen
from bot.dialogue.guards.outgoing.support import no_other_forms, supported
from bot.dialogue.guards.outgoing.verdict import Objection, Verdict
from bot.domain.answers import City, Department, Entry, Language
from bot.domain.words import FindUnwritten, write_anything

LONGEST = 700  # characters: what is read on a telephone without scrolling twice


@dataclass(frozen=True)
class Approved:
    """What was approved: `answers` in every language they are written in, and what may be said `beside` them.

    All languages count, because all were approved: so English words find the English name of an office.
    """

    answers: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, city: City, entries: Iterable[tuple[Entry, Department]]) -> "Approved":
        answers: list[str] = []
        beside = [*city.name.values()]
        for entry, department in entries:
            answers += [wording.answer for wording in entry.wordings.values() if wording.answer]
            beside += [wording.title for wording in entry.wordings.values()]
            beside += [" ".join((*department.name.values(), department.phone)), *department.place.values()]
            beside += [entry.source_url, entry.valid_from.isoformat()]
            beside += [entry.valid_until.isoformat()] if entry.valid_until else []
        return cls(tuple(answers), tuple(beside))


def judge(
    text: str,
    approved: Approved,
    language: Language,
    *,
    canaries: tuple[str, ...] = (),
    other_forms: OtherForms = no_other_forms,
    unwritten: FindUnwritten = write_anything,
    longest: int = LONGEST,
) -> Verdict:
    """`text` is as it would be sent, links and numbers put back (`sealing`). An error is an objection."""
    if len(text) > longest:
        return Verdict((Objection("too long", f"{len(text)} > {longest}"),))
    try:
        found = (
            *misshapen(text, language),
            *improper(text, approved.answers, canaries),
            *(Objection("word that the city does not write", each.form) for each in unwritten(text)),
            *supported(text, approved.answers, approved.beside, other_forms).objections,
        )
    except (ValueError, KeyError, IndexError, ArithmeticError, RecursionError) as unreadable:
        return Verdict((Objection("unreadable", type(unreadable).__name__),))
    return Verdict(tuple(dict.fromkeys(found)))
