"""What the gate says of texts that citizens do not read yet. The rules of it are brought by whoever knows them all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A `grave` one needs a reason to publish all the same."""

    told: str
    grave: bool = False


Examine = Callable[[str, Sequence[str]], Iterable[Finding]]
"""Of a part of an answer (title, question, answers, examples, …) and its new lines."""


def new_lines(before: Iterable[str], after: str) -> list[str]:
    """Those of `after` that stand in none of the texts before: what is live was looked at then."""
    known = {line for text in before for line in text.splitlines()}
    return [line for line in after.splitlines() if line.strip() and line not in known]


def find_nothing(part: str, lines: Sequence[str]) -> Iterable[Finding]:
    """Where nobody reads what is found."""
    return ()
