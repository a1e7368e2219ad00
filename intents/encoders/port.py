"""What the index needs of a model, and the weights of its pieces."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Vectors = NDArray[np.float32]  # one row a text, each of length 1


@dataclass(frozen=True)
class PieceWeights:
    """How much each piece of an encoder's vocabulary counts when a text is pooled; none is negative."""

    values: Floats

    @cached_property
    def key(self) -> str:
        """Vectors made with other weights are other vectors."""
        return hashlib.sha256(self.values.tobytes()).hexdigest()[:16]


class Encoder(Protocol):
    """`name` changes whenever the same text and weights would get another vector.

    Safe to share by threads, and to load before a fork. `vocabulary` are the pieces by their number, with the mark of
    SentencePiece ("▁") where a word begins.
    """

    name: str
    size: int

    @property
    def vocabulary(self) -> Sequence[str]: ...

    def pieces(self, text: str) -> list[int]:
        """The numbers of the pieces of a text, without marks for its beginning and end."""
        ...

    def encode(self, texts: Sequence[str], weights: PieceWeights, *, asked: bool = False) -> Vectors:
        """`asked` says that the texts are utterances and not the city's own."""
        ...


# Of a model behind an API nothing is known but its vectors.
NO_PIECES = PieceWeights(np.zeros(0, dtype=np.float32))


def even_weights(encoder: Encoder) -> PieceWeights:
    return PieceWeights(np.ones(len(encoder.vocabulary), dtype=np.float32))
