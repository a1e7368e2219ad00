"""The groups of the lexicon as the console lists them: what ships and what the city made of it, to be searched."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bot.web.console.words import WORD_KINDS, WORD_ORIGINS, word
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import OFF, Group, folded, merged, sharing, shipped
from intents.models import LexiconRevision


@dataclass(frozen=True)
class Row:
    """`origin` is shipped, own, changed (a city's group in place of a shipped one) or off."""

    group: Group
    origin: str

    @property
    def key(self) -> str:
        """Names the group in addresses; another state of the group has another key."""
        said = "\0".join((self.group.kind, *self.group.ja, "", *self.group.en))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def kind(self) -> str:
        return word(WORD_KINDS, self.group.kind)

    @property
    def origin_word(self) -> str:
        return word(WORD_ORIGINS, self.origin)

    @property
    def is_own(self) -> bool:
        return self.origin != "shipped"


def all_rows() -> list[Row]:
    """The city's own groups first."""
    own = groups_of(latest_lexicon())
    shipping = (group for group in merged(shipped(), own) if group not in own)
    return [*(Row(group, _origin(group)) for group in own), *(Row(group, "shipped") for group in shipping)]


def row_of(key: str) -> Row | None:
    return next((row for row in all_rows() if row.key == key), None)


def found(rows: Iterable[Row], words: str, origin: str) -> list[Row]:
    """Rows of that origin (all where it is empty) of which some form holds the words."""
    sought = folded(words)
    return [
        row
        for row in rows
        if origin in ("", row.origin) and any(sought in folded(form) for form in (*row.group.forms, ""))
    ]


def readable_words(revision: LexiconRevision | None) -> dict[str, str]:
    """Label → text of a city's own groups, a line each, to be compared."""
    return {_("Lexicon"): "\n".join(_lines(groups_of(revision)))}


def _lines(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield f"{' / '.join((*group.ja, *group.en))} ({word(WORD_KINDS, group.kind)})"


def _origin(group: Group) -> str:
    if group.kind == OFF:
        return "off"
    return "changed" if sharing(shipped(), group) else "own"
