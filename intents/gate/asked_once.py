"""An encoder that encodes each question once: a trial asks the same of what is live and of what would be."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from intents.encoders.port import Encoder, PieceWeights, Vectors
from intents.knowledge import PublishedKnowledge


def encoding_once(both: tuple[PublishedKnowledge, PublishedKnowledge]) -> Iterator[PublishedKnowledge]:
    encoders = {each.name: AskedOnce(each) for side in both if side.matcher for each in side.matcher.encoders}
    for side in both:
        own = [encoders[each.name] for each in side.matcher.encoders] if side.matcher else []
        yield replace(side, matcher=side.matcher and replace(side.matcher, encoders=own))


class AskedOnce:
    """For one trial, which ends: what it has encoded is never forgotten."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.size, self.pieces = encoder.name, encoder.size, encoder.pieces
        self._encoder = encoder
        self._known: dict[tuple[str, bool, str], Vectors] = {}

    @property
    def vocabulary(self) -> Sequence[str]:
        return self._encoder.vocabulary

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        return np.stack([self._one(text, poolings, asked) for text in texts], axis=1)

    def _one(self, text: str, poolings: Sequence[PieceWeights], asked: bool) -> Vectors:
        keys = {(weights.key, asked, text): weights for weights in poolings}
        missing = {key: weights for key, weights in keys.items() if key not in self._known}
        if missing:
            self._known.update(
                zip(missing, self._encoder.encode([text], [*missing.values()], asked=asked)[:, 0], strict=True)
            )
        return np.stack([self._known[weights.key, asked, text] for weights in poolings])
