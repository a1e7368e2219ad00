"""What speaks against new texts, wherever they come from: personal data, leftovers, words not written by the city."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from bot.dialogue.guards.residue import residue
from bot.domain.formatting import plain
from bot.domain.personal_data import Kind
from bot.domain.words import Unwritten
from bot.privacy.masking import find
from bot.privacy.published import published_in
from bot.web.console.words import PERSONAL_DATA, word
from intents.gate.findings import Examine, Finding
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import forbidding
from intents.publishing import current_number
from intents.reading import departments, entries_of

NOT_READ = ("examples", "legal_basis")  # by citizens as the city's own words: theirs, and those of a law
FORMATTED = "answers"  # a sign of formatting is no leftover there
_CONTACT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.POSTAL, Kind.ADDRESS})  # as offices have them too


def examiner() -> Examine:
    """By what is published and forbidden now."""
    published, unwritten = _published(current_number()), forbidding(groups_of(latest_lexicon()))

    def examine(part: str, lines: Sequence[str]) -> Iterator[Finding]:
        yield from _personal_data(lines, published)
        yield from _left_behind([*map(plain, lines)] if part == FORMATTED else lines)
        if part not in NOT_READ:
            yield from (Finding(told_unwritten(each), grave=True) for each in unwritten("\n".join(lines)))

    return examine


def told_unwritten(word: Unwritten) -> str:
    if word.better:
        told = _("the city does not write “%(word)s” but “%(better)s” (lexicon).")
        return told % {"word": word.form, "better": word.better}
    return _("the city does not write “%(word)s” (lexicon).") % {"word": word.form}


def _personal_data(lines: Sequence[str], published: frozenset[str]) -> Iterator[Finding]:
    for kind in dict.fromkeys(kind for line in lines if "://" not in line for kind in _kinds(line, published)):
        told = _("this looks like personal data (%(kind)s).")
        yield Finding(told % {"kind": word(PERSONAL_DATA, kind)}, grave=kind not in _CONTACT)


@lru_cache(maxsize=50_000)
def _kinds(line: str, published: frozenset[str]) -> tuple[Kind, ...]:
    """Kept, because a table is looked at several times and each line takes most of a millisecond."""
    return tuple(found.kind for found in find(line, published))


@lru_cache(maxsize=2)
def _published(publication: int) -> frozenset[str]:
    answers = (text.answer for entry in entries_of(publication) for text in entry.wordings.values())
    return published_in((*answers, *(department.phone for department in departments().values())))


def _left_behind(lines: Sequence[str]) -> Iterator[Finding]:
    for piece in dict.fromkeys(residue("\n".join(lines))):
        told = _("“%(piece)s” looks like something an AI or a template left behind.")
        yield Finding(told % {"piece": piece[:60]}, grave=True)
