"""Links, addresses and telephone numbers out of a model's hands: tokens take their place and are changed back after.

Amounts, dates and times stay readable: a model that cannot read them cannot choose or combine, and the output guard
holds every one of them against the sources anyway.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.guards.facts.contacts import contacts

_BRACKETS = str.maketrans("⟦⟧", "〔〕")  # whatever the answers hold, only sealing makes tokens
_TOKEN = re.compile(r"⟦\d+⟧")
_REMAINS = re.compile(r".{0,5}[⟦⟧〚〛].{0,15}")


class BrokenToken(Exception):
    """A model changed or made up a token: its whole text is refused, for a sentence without its link may mislead."""


@dataclass(frozen=True)
class Sealed:
    """`texts` for the model; `values` says what each token stands for."""

    texts: tuple[str, ...]
    values: Mapping[str, str]


def sealed(texts: Sequence[str]) -> Sealed:
    """Tokens look like ⟦1⟧; the same value has the same token in all texts."""
    tokens: dict[str, str] = {}
    written = tuple(_without_contacts(text.translate(_BRACKETS), tokens) for text in texts)
    return Sealed(written, {token: value for value, token in tokens.items()})


def unsealed(text: str, values: Mapping[str, str]) -> str:
    """Raises BrokenToken for anything that looks like a token and is none of `values`."""
    opened = _TOKEN.sub(lambda found: values.get(found.group(), found.group()), text)
    if remains := _REMAINS.search(opened):
        raise BrokenToken(remains.group())
    return opened


def _without_contacts(text: str, tokens: dict[str, str]) -> str:
    parts, at = [], 0
    for start, end in _spans(text):
        value = text[start:end]
        parts += [text[at:start], tokens.setdefault(value, f"⟦{len(tokens) + 1}⟧")]
        at = end
    return "".join((*parts, text[at:]))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where one starts inside another, the first one counts."""
    end = 0
    for fact in sorted(contacts(text), key=lambda fact: (fact.start, -fact.end)):
        if fact.start >= end:
            end = fact.start + len(fact.written)
            yield fact.start, end
