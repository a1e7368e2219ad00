"""What the index needs of a model, and the weights of its pieces."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        """For each of the poolings one vector a text: (poolings, texts, size). A text is read once for all of them.

        `asked` says that the texts are utterances, or like them, and not what the city tells.
        """
        ...


# Of a model behind an API nothing is known but its vectors.
NO_PIECES = PieceWeights(np.zeros(0, dtype=np.float32))


def even_weights(encoder: Encoder) -> PieceWeights:
    return _even(len(encoder.vocabulary))


@lru_cache(maxsize=8)
def _even(pieces: int) -> PieceWeights:
    values = np.ones(pieces, dtype=np.float32)
    values.flags.writeable = False  # kept for all who ask
    return PieceWeights(values)
