"""Finding words that a city does not write, and what it writes instead."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.words import FindUnwritten, Unwritten, write_anything
from intents.lexicon.groups import FORBIDDEN, Group, folded, merged
from intents.lexicon.shipped import shipped


def forbidding(own: Sequence[Group]) -> FindUnwritten:
    """By all groups of a city. In Latin letters whole words only; the better word is that by which the lexicon calls
    what the forbidden one means.
    """
    forms = dict.fromkeys(form for group in own if group.kind == FORBIDDEN for form in group.forms)
    if not forms:
        return write_anything
    patterns = {form: re.compile(_whole(folded(form))) for form in forms}
    understood = merged(shipped(), own)
    better = {form: next(_others(form, understood, patterns), "") for form in forms}

    def find(text: str) -> list[Unwritten]:
        said = folded(text)
        return [Unwritten(form, better[form]) for form, pattern in patterns.items() if pattern.search(said)]

    return find


def _others(form: str, groups: Sequence[Group], patterns: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """Of the same language and allowed."""
    for written in (written for group in groups for written in (group.ja, group.en)):
        if folded(form) in map(folded, written):
            yield from (each for each in written if not any(no.search(folded(each)) for no in patterns.values()))


def _whole(form: str) -> str:
    before, after = (r"(?<![a-z0-9])" if form[0].isascii() else "", r"(?![a-z0-9])" if form[-1].isascii() else "")
    return f"{before}{re.escape(form)}{after}"
