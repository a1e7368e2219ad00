"""How often each token stands in each text. A text that was counted for an earlier index is not taken apart again."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from intents.index.concepts import Concepts
from intents.index.tokens import tokens

if TYPE_CHECKING:
    from intents.index.index import Index

Ints = NDArray[np.int32]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Counts:
    """`counts[i]` times the token `tokens[i]` stands in the document `documents[i]`; each pair once, in any order."""

    tokens: Ints
    documents: Ints
    counts: Ints

    def lengths(self, documents: int) -> NDArray[np.float64]:
        """Tokens of each document."""
        return np.bincount(self.documents, self.counts, documents).astype(np.float64)

    def owners_by_token(self, owners: Ints, vocabulary: int) -> NDArray[np.float64]:
        """How many owners of documents use each token."""
        size = int(owners.max(initial=0)) + 1
        pairs = np.sort(self.tokens.astype(np.int64) * size + owners[self.documents])
        different = pairs[np.diff(pairs, prepend=-1) > 0]
        return np.bincount(different // size, minlength=vocabulary).astype(np.float64)


def count(
    texts: Sequence[str], concepts: Concepts, before: "Index | None", was: Places
) -> tuple[dict[str, int], Counts]:
    """The vocabulary, in order, and the counts. `was[i]` is where the text i stood in the index `before`, else -1."""
    known = before if before and before.concepts is concepts else None
    fresh = np.flatnonzero(was < 0) if known else np.arange(len(texts))
    numbers, kept = _kept(known, was) if known else ({}, None)
    new = _counted(fresh, [texts[place] for place in fresh.tolist()], concepts, numbers)
    vocabulary = {token: number for number, token in enumerate(sorted(numbers))}
    renumbered = np.array([vocabulary[token] for token in numbers], dtype=np.int32)
    both = [part for part in (kept, new) if part]
    return vocabulary, Counts(
        renumbered[np.concatenate([part.tokens for part in both])],
        np.concatenate([part.documents for part in both]),
        np.concatenate([part.counts for part in both]),
    )


def slices(starts: Places, ends: Places) -> Places:
    """The numbers from each start to its end, one after another."""
    sizes = ends - starts
    places: Places = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    return places


def _counted(places: Places, texts: Sequence[str], concepts: Concepts, numbers: dict[str, int]) -> Counts:
    """Adds the tokens that are new to `numbers`, which number them as they come."""
    found, counts, sizes = array("i"), array("i"), array("i")
    for text in texts:
        words = tokens(text)
        row = Counter([*words, *concepts.of(text, words)])
        found.extend(numbers.setdefault(token, len(numbers)) for token in row)
        counts.extend(row.values())
        sizes.append(len(row))
    documents = np.repeat(places.astype(np.int32), sizes)
    return Counts(np.array(found, dtype=np.int32), documents, np.array(counts, dtype=np.int32))


def _kept(before: "Index", was: Places) -> tuple[dict[str, int], Counts]:
    """The tokens that are still used, with a number each, and how often they stand in the texts that stayed."""
    postings, stayed = before.postings, np.flatnonzero(was >= 0)
    order = np.argsort(postings.documents, kind="stable")
    starts = np.searchsorted(postings.documents[order], np.arange(postings.size + 1))
    old = was[stayed]
    rows = order[slices(starts[old], starts[old + 1])]
    numbered = np.repeat(np.arange(len(postings.starts) - 1), np.diff(postings.starts))
    used, found = np.unique(numbered[rows], return_inverse=True)
    names = list(before.vocabulary)
    numbers = {names[number]: place for place, number in enumerate(used)}
    documents = np.repeat(stayed, starts[old + 1] - starts[old]).astype(np.int32)
    return numbers, Counts(found.astype(np.int32), documents, np.asarray(postings.counts[rows]))
