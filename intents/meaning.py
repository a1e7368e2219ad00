"""What a citizen's question means, as one vector: that of the index, in which both languages meet."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from intents.encoders.port import Vectors
from intents.index.build import together
from intents.index.normalise import has_words
from intents.matcher import Matcher
from intents.ranking import Ranker

_STORED_AS = np.dtype("<f2")  # half precision: likenesses stay the same to three digits


@dataclass(frozen=True)
class Meaning:
    """Without the vectors of an embedding API: what is grouped stays on this machine."""

    matcher: Matcher

    @cached_property
    def space(self) -> str:
        """Names what makes the vectors; those of different spaces are not to be compared."""
        digest = hashlib.sha256()
        for name, adaptation in sorted(self.matcher.index.adaptations.items()):
            digest.update(f"{name} {adaptation.weights.key}".encode())
            digest.update(adaptation.means.tobytes() + adaptation.head.tobytes())
        return digest.hexdigest()[:32]

    def of(self, text: str) -> Vectors | None:
        """Of length 1; None where there is nothing to compare. Some hundredths of a second."""
        if not has_words(text):
            return None
        views = Ranker(self.matcher.index, tuple(self.matcher.encoders)).query(text).views
        found: Vectors = together({view: vector[None, :] for view, vector in views.items()})[0]
        return found


def packed(vector: Vectors) -> bytes:
    return vector.astype(_STORED_AS).tobytes()


def unpacked(data: bytes) -> Vectors:
    return np.frombuffer(data, _STORED_AS).astype(np.float32)
