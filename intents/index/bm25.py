"""BM25 over sparse postings, with every share of a score kept apart so that it can be explained.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), eq. 3.15, with idf in the form
that cannot become negative, log(1 + (N - n + 0.5) / (n + 0.5)). N and n count intents, not texts: a word that stands in
twenty examples of one intent is still a rare word.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.5  # texts here are a line or a screen long: length says less about them than about web pages

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Postings:
    """For each token the documents it stands in, with its saturated frequency: those at `starts[t]:starts[t + 1]`."""

    starts: Ints
    documents: Ints
    weights: Floats
    size: int

    def scores(self, tokens: Sequence[int], idf: Floats) -> Floats:
        found = np.zeros(self.size, dtype=np.float32)
        for token in tokens:
            documents, weights = self.of(token)
            found[documents] += idf[token] * weights  # a document stands once at a token: no share is lost
        return found

    def of(self, token: int) -> tuple[Ints, Floats]:
        here = slice(self.starts[token], self.starts[token + 1])
        return self.documents[here], self.weights[here]

    def share(self, token: int, document: int, idf: Floats) -> float:
        documents, weights = self.of(token)
        return float(idf[token] * weights[documents == document].sum())


def build_postings(documents: Sequence[Sequence[int]], usual_length: Sequence[float], vocabulary: int) -> Postings:
    """`usual_length[d]` is the mean length of documents like `d`: titles are compared with titles."""
    rows = [
        (token, document, _saturated(count, len(tokens) / usual_length[document]))
        for document, tokens in enumerate(documents)
        for token, count in Counter(tokens).items()
    ]
    rows.sort(key=lambda row: row[:2])
    token_column = np.array([row[0] for row in rows], dtype=np.int64)
    return Postings(
        starts=np.searchsorted(token_column, np.arange(vocabulary + 1)).astype(np.int32),
        documents=np.array([row[1] for row in rows], dtype=np.int32),
        weights=np.array([row[2] for row in rows], dtype=np.float32),
        size=len(documents),
    )


def idf(intents_with_token: NDArray[np.float64], intents: int) -> Floats:
    rare = np.log1p((intents - intents_with_token + 0.5) / (intents_with_token + 0.5))
    return rare.astype(np.float32)


def _saturated(count: int, length: float) -> float:
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length))
