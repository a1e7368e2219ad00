"""What a token of a text is, by the vectors that a language encoder gives it: a network of one hidden layer.

The file beside this module holds what `training` has learned from examples. Why it stands beside rules: ADR 0030.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.domain.personal_data import Kind

Floats = NDArray[np.float32]

FILE = Path(__file__).parent / "network.npz"
# The columns; one more stands for personal data that rules find by its look.
TAGS = (None, Kind.NAME, Kind.ADDRESS, Kind.BIRTH)


@dataclass(frozen=True)
class Network:
    """`hidden`: (numbers of a token, units), `out`: (units, tags), with their constants; for vectors of `encoder`."""

    hidden: Floats
    hidden_constants: Floats
    out: Floats
    out_constants: Floats
    encoder: str

    @classmethod
    def read(cls, file: Path = FILE) -> "Network":
        with np.load(file) as stored:
            arrays = {name: stored[name].astype(np.float32) for name in stored.files if name != "encoder"}
            return cls(**arrays, encoder=str(stored["encoder"]))

    def write(self, file: Path = FILE) -> None:
        """In half precision: the last digits of what was learned are chance."""
        arrays = {name: value.astype(np.float16) for name, value in vars(self).items() if name != "encoder"}
        np.savez_compressed(file, **arrays, encoder=np.array(self.encoder))

    def scores(self, vectors: Floats) -> Floats:
        """Of each token (rows) the logarithm of the chance of each tag."""
        scores: Floats = np.maximum(vectors @ self.hidden + self.hidden_constants, 0) @ self.out + self.out_constants
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores
