"""What groups must keep to. Whoever shows the mistakes finds the words: pack files in English, the console in both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intents.lexicon.groups import FORBIDDEN, KINDS, OFF, Group, folded

LONGEST = 60  # characters of a form


class Wrong(StrEnum):
    EMPTY = "empty"
    ALONE = "alone"  # one form says nothing: it means the same as itself
    TOO_LONG = "too long"
    TWICE = "twice"
    TAKEN = "taken"
    KIND = "kind"


@dataclass(frozen=True)
class Mistake:
    """`group` is the place of the group, `other` that of the one that has the form already."""

    group: int
    wrong: Wrong
    form: str = ""
    other: int | None = None


def mistakes(groups: Sequence[Group]) -> Iterator[Mistake]:
    """Everything that is wrong with a city's own groups, in their order."""
    owners: dict[tuple[bool, str], int] = {}  # by whether it is forbidden
    for place, group in enumerate(groups):
        yield from _of_one(place, group)
        for form in group.forms:
            owner = owners.setdefault((group.kind == FORBIDDEN, folded(form)), place)
            if owner != place:
                yield Mistake(place, Wrong.TAKEN, form, owner)


def _of_one(place: int, group: Group) -> Iterator[Mistake]:
    forms = [folded(form) for form in group.forms]
    if group.kind not in (*KINDS, OFF):
        yield Mistake(place, Wrong.KIND, group.kind)
    if not all(forms) or not forms:
        yield Mistake(place, Wrong.EMPTY)
    elif len(forms) < 2 and group.kind not in (FORBIDDEN, OFF):
        yield Mistake(place, Wrong.ALONE, group.forms[0])
    for at, form in enumerate(forms):
        if form in forms[:at]:
            yield Mistake(place, Wrong.TWICE, group.forms[at])
        if len(group.forms[at]) > LONGEST:
            yield Mistake(place, Wrong.TOO_LONG, group.forms[at])
