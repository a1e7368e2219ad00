"""Words that the city does not write, and what it writes instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Unwritten:
    """`better` is empty where the city's lexicon knows no other word for it."""

    form: str
    better: str = ""


FindUnwritten = Callable[[str], Sequence[Unwritten]]  # in a text, each once


def write_anything(text: str) -> Sequence[Unwritten]:
    """Where nothing is forbidden."""
    return ()
