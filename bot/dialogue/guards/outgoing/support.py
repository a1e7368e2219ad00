"""Whether the approved answers say everything that a reworded text says. It fails closed.

Rules cannot prove a meaning; they hold every value against the place it came from, and refuse what turns a meaning
round. What they refuse is answered word for word instead.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.dialogue.guards.facts import Fact, Kind, agree
from bot.dialogue.guards.facts.names import OtherForms, names, stands_in
from bot.dialogue.guards.facts.plain import plain
from bot.dialogue.guards.outgoing.alignment import Place, Sources, alike_in_sort, copied
from bot.dialogue.guards.outgoing.signs import BOUNDS, INVENTED, LIMITS, OPPOSITES, Sign, contradicts
from bot.dialogue.guards.outgoing.statements import Bounded, Part, Statement, in_japanese, statements
from bot.dialogue.guards.outgoing.verdict import Objection, Verdict

_UNFOUNDED = 0.6
_ENOUGH_WORDS = 3


def no_other_forms(name: str) -> Collection[str]:
    return ()


def supported(
    text: str, answers: Sequence[str], beside: Sequence[str] = (), other_forms: OtherForms = no_other_forms
) -> Verdict:
    """`answers` are the approved ones that were used; `beside` what may be said with them: titles, the department's
    name, number and place, links, dates of validity."""
    known = _known(tuple(answers), tuple(beside))
    said = plain("\n".join(line for line in text.splitlines() if line.strip() not in known.lines))
    translate = other_forms if len(known.languages) == 1 else no_other_forms
    unnamed = [name for name in names(said) if not stands_in(name, known.named, translate)]
    found = (*(Objection(name.kind, name.written) for name in unnamed), *_unsaid(statements(said), known))
    return Verdict(tuple(dict.fromkeys(found)))


@lru_cache(maxsize=128)
def _known(answers: tuple[str, ...], beside: tuple[str, ...]) -> Sources:
    return Sources.of(answers, beside)


def _unsaid(said: Sequence[Statement], known: Sources) -> Iterator[Objection]:
    word_for_word = {statement.text for statement in known.all}
    for statement in said:
        if statement.text in word_for_word:
            continue
        for passage in statement.passages:
            yield from filter(None, (_value(value, passage, statement, known) for value in passage.values))
            yield from _apart(passage, known)
        for clause in statement.clauses:
            if _turned_round(clause, statement, known):
                yield Objection("turned round", clause.text)
        if _changed(statement, known):
            yield Objection("changed", statement.text)
        if _unfounded(statement, known):
            yield Objection("unfounded", statement.text)


def _value(value: Bounded, passage: Part, statement: Statement, known: Sources) -> Objection | None:
    """The value must stand in the sources, on the same side; where its words were copied from, if they were."""
    fact = value.fact
    everywhere = [other for source in known.all for other in source.values if agree(fact, other.fact)]
    if not everywhere:
        return Objection(fact.kind, fact.written)
    for part, places in ((statement, known.wholes), (passage, known.passages)):
        copies = [other for place in places if copied(part, place.part) for other in place.part.values]
        there = [other for other in copies if agree(fact, other.fact)]
        if not there and any(alike_in_sort(fact, other.fact) for other in copies):
            return Objection("misplaced", f"{fact.written} ({passage.text})")
        if all(contradicts(value.bounds, other.bounds) for other in there or everywhere):
            return Objection("bound", passage.text)
    return None


def _apart(passage: Part, known: Sources) -> Iterator[Objection]:
    """Values that are said together must stand together somewhere: 300円 of one line is no price of another."""
    values = [value for value in passage.values if not _says_where(value.fact)]
    groups = pairwise(values) if passage.words else [tuple(values)]  # without words, nothing else tells them apart
    for group in groups:
        if all(value.fact.kind is Kind.WEEKDAY for value in group):
            continue  # a list of days says nothing of one another
        if not any(_used_up(group, statement.values) is not None for statement in known.all):
            yield Objection("apart", " … ".join(value.fact.written for value in group))


def _says_where(fact: Fact) -> bool:
    places = {reading[2] for reading in fact.readings if reading[0] == "number"} & {"floor", "counter"}
    return bool(places) or fact.kind in (Kind.PHONE, Kind.URL, Kind.EMAIL)


def _used_up(values: Sequence[Bounded], sources: Sequence[Bounded]) -> list[Bounded] | None:
    """The sources that are left when each value has taken one of its own; None where they do not suffice."""
    left = list(sources)
    for value in values:
        fitting = [other for other in left if _covers(other, value)]
        if not fitting:
            return None
        left.remove(next((other for other in fitting if other.fact.readings == value.fact.readings), fitting[0]))
    return left


def _covers(source: Bounded, said: Bounded) -> bool:
    return agree(said.fact, source.fact) and not contradicts(said.bounds, source.bounds)


def _turned_round(clause: Part, statement: Statement, known: Sources) -> bool:
    """Held against the clauses that are about the same, else against the statements, else against everything."""
    if not clause.signs:
        return False
    everywhere = frozenset(sign for source in known.statements for sign in source.signs)
    if clause.signs & INVENTED - everywhere and not any(fact.kind is Kind.AMOUNT for fact in clause.facts):
        return True
    said = clause.signs - BOUNDS if clause.values else clause.signs
    near = known.near(clause) or known.closest(statement)
    told = [signs for place in near for signs in _deciding(place, said)] if near else [everywhere]
    return bool(told) and all(contradicts(said, signs) for signs in told)


def _deciding(place: Place, said: frozenset[Sign]) -> list[frozenset[Sign]]:
    """The small words that say the same or the opposite: of the clause, else of the list that it belongs to."""
    matter = {*said, *(other for sign in said for other in OPPOSITES.get(sign, ()))}
    return [signs for signs in (place.part.signs, place.shared) if signs & matter][:1]


def _changed(statement: Statement, known: Sources) -> bool:
    """Whether words were copied, but not what the small words make of them."""
    copies = [place for place in known.wholes if copied(statement, place.part)]
    if copies and not any(_faithful(statement, place) for place in copies):
        return True
    for clause in statement.clauses:
        copies = [place for place in known.clauses if _copied_within(clause, statement, place)]
        if copies and not any(_faithful(clause, place) for place in copies):
            return True
    return False


def _unfounded(statement: Statement, known: Sources) -> bool:
    """Whether it is about something else; nothing can be told where the sources are in another language only."""
    if statement.values or len(statement.words) < _ENOUGH_WORDS or in_japanese(statement.text) not in known.languages:
        return False
    return len(statement.words & known.words) < _UNFOUNDED * len(statement.words)


def _copied_within(clause: Part, statement: Statement, place: Place) -> bool:
    """One word alone is a copy only where the sentence around it is one too."""
    return (len(clause.words) > 1 or copied(statement, place.around)) and copied(clause, place.part)


def _faithful(part: Part, place: Place) -> bool:
    """No negation more or less, nothing turned round, no limit lost, no value used more often."""
    source = place.part
    shared = [value for value in part.values if any(_covers(other, value) for other in source.values)]
    if _used_up(shared, source.values) is None:
        return False
    for value in shared:
        if all(other.bounds & LIMITS - value.bounds for other in source.values if _covers(other, value)):
            return False
    same = part.words == source.words
    negations = {source.negations % 2, place.around.negations % 2}
    return (
        part.negations % 2 in negations
        and not contradicts(part.signs, source.signs)
        and not (source.signs - part.signs) & (LIMITS if same else {Sign.ONLY})
    )
