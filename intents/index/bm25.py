"""BM25 over sparse postings, with every share of a score kept apart so that it can be explained.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), eq. 3.15, with idf in the form
that cannot become negative, log(1 + (N - n + 0.5) / (n + 0.5)). N and n count intents, not texts: a word that stands in
twenty examples of one intent is still a rare word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intents.index.counts import Counts, Ints

K1 = 1.2
B = 0.5  # texts here are a line or a screen long: length says less about them than about web pages

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Postings:
    """For each token the documents it stands in, how often, and that saturated: those at `starts[t]:starts[t + 1]`."""

    starts: Ints
    documents: Ints
    counts: Ints
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


def build_postings(found: Counts, usual_length: NDArray[np.float64], vocabulary: int) -> Postings:
    """`usual_length[d]` is the mean length of documents like `d`: titles are compared with titles."""
    size = len(usual_length)
    order = np.lexsort((found.documents, found.tokens))
    tokens, documents, counts = found.tokens[order], found.documents[order], found.counts[order]
    lengths = found.lengths(size) / usual_length
    return Postings(
        starts=np.searchsorted(tokens, np.arange(vocabulary + 1)).astype(np.int32),
        documents=documents,
        counts=counts,
        weights=(counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths[documents]))).astype(np.float32),
        size=size,
    )


def idf(intents_with_token: NDArray[np.float64], intents: int) -> Floats:
    rare = np.log1p((intents - intents_with_token + 0.5) / (intents_with_token + 0.5))
    return rare.astype(np.float32)
