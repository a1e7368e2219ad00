"""Vectors of many texts, none computed twice: the cache is asked first."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from intents.encoders.port import Encoder, PieceWeights, Vectors
from intents.index.both_cores import encode_many
from intents.index.normalise import normalise
from intents.index.tokens import without_readings

_ASKED = "/asked"  # encoded as utterances are


class VectorCache(Protocol):
    """Where vectors live by the hash of their text. It may forget; it must not mix up models."""

    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]: ...
    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None: ...
    def forget(self, model: str) -> None: ...


def prepared(text: str) -> str:
    return without_readings(normalise(text))


def hash_of(text: str) -> str:
    """By what the vector of a text is kept, also where the model was given the text as it stands."""
    return _hash(prepared(text))


def encode_cached(
    encoder: Encoder,
    weights: PieceWeights,
    texts: Sequence[str],
    cache: VectorCache | None,
    *,
    asked: bool = False,
) -> Vectors:
    """One row a text, of length 1. Only texts that the cache does not know are computed, each once."""
    plain = [prepared(text) for text in texts]
    hashes = [_hash(text) for text in plain]
    model = f"{encoder.name}/{weights.key}{_ASKED if asked else ''}"
    known = dict(cache.get(model, set(hashes))) if cache else {}
    missing = {digest: text for digest, text in zip(hashes, plain, strict=True) if digest not in known}
    if missing:
        fresh = dict(zip(missing, encode_many(encoder, weights, list(missing.values()), asked=asked), strict=True))
        known |= fresh
        if cache:
            cache.put(model, fresh)
    if not texts:
        return np.zeros((0, encoder.size), dtype=np.float32)
    return np.stack([known[digest] for digest in hashes])


def _hash(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()
