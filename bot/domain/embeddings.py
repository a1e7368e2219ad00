"""What the counter needs of a model behind an API that turns texts into vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass
class NoVectors(Exception):
    """The API gave nothing that can be used; `reason` is a few words for the decision record, without any text."""

    reason: str

    def __str__(self) -> str:
        return self.reason


class Embedder(Protocol):
    """Whatever is given here is masked before it leaves.

    `name` tells this model at this address from every other one, and may stand in the name of a file.
    """

    name: str

    def ask(self, utterance: str, size: int) -> Sequence[float]:
        """One vector of `size` numbers, while a citizen waits: about a second at most, or NoVectors.

        Never to be called before a process forks: the connection is kept.
        """
        ...

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """The vectors of many texts, all of one size; waits and tries again for a while, then raises NoVectors."""
        ...
