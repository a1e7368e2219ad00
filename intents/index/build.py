"""From the entries of a publication to its index."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Entry
from intents.index.bm25 import build_postings, idf
from intents.index.elsewhere import SENTENCES
from intents.index.embedding import Embedder, VectorCache, Vectors, encode_cached
from intents.index.index import Index
from intents.index.texts import Field, Script, Text, texts_of
from intents.index.tokens import tokens

_FORMAT = 1  # to be raised when an index of the version before would be read wrongly
_OWN_SUBJECT = 0.65  # a sentence from elsewhere that is so close to a text of the city is about what the city answers
_UNKNOWN = 0.5  # an unknown token counts like one that half an intent uses


def build(entries: Sequence[Entry], embedder: Embedder, cache: VectorCache | None = None) -> Index:
    texts = texts_of(entries)
    words = [tokens(text.words) for text in texts]
    vocabulary = {token: number for number, token in enumerate(sorted({token for row in words for token in row}))}
    numbered = [[vocabulary[token] for token in row] for row in words]
    vectors = encode_cached(embedder, [text.words for text in texts], cache)
    whole = _whole(texts, numbered, len(entries))
    return Index(
        fingerprint=fingerprint(entries, embedder),
        keys=tuple(entry.key for entry in entries),
        words=tuple(text.words for text in texts),
        vocabulary=vocabulary,
        fields=np.array([text.field for text in texts], dtype=np.uint8),
        scripts=np.array([text.script for text in texts], dtype=np.uint8),
        owners=np.array([text.owner for text in texts], dtype=np.int32),
        vectors=vectors,
        idf=idf(np.append(_intents_by_token(whole, len(vocabulary)), _UNKNOWN), len(entries)),
        texts=build_postings(numbered, _usual_lengths(texts, numbered), len(vocabulary)),
        whole=build_postings(whole, _usual(len(row) for row in whole), len(vocabulary)),
        elsewhere=_elsewhere(vectors, encode_cached(embedder, SENTENCES, cache)),
    )


def fingerprint(entries: Sequence[Entry], embedder: Embedder) -> str:
    """Changes with everything that the index is made from, so that a folder of another database is not mistaken."""
    digest = hashlib.sha256(f"{_FORMAT} {embedder.name} {SENTENCES}".encode())
    for entry in entries:
        digest.update(f"\0{entry.key}\0".encode())
    for text in texts_of(entries):
        digest.update(f"{text.owner} {text.field} {text.script} {text.words}\0".encode())
    return digest.hexdigest()


def _whole(texts: Sequence[Text], numbered: Sequence[Sequence[int]], entries: int) -> list[list[int]]:
    """Each intent as one document. A token counts once a text: an answer that repeats itself gains nothing."""
    whole: list[list[int]] = [[] for _ in range(entries)]
    for text, row in zip(texts, numbered, strict=True):
        whole[text.owner].extend(set(row))
    return whole


def _intents_by_token(whole: Sequence[Sequence[int]], vocabulary: int) -> NDArray[np.float64]:
    counts = np.zeros(vocabulary)
    for row in whole:
        counts[list(set(row))] += 1
    return counts


def _usual_lengths(texts: Sequence[Text], numbered: Sequence[Sequence[int]]) -> list[float]:
    by_kind: dict[tuple[Field, Script], list[int]] = defaultdict(list)
    for text, row in zip(texts, numbered, strict=True):
        by_kind[text.field, text.script].append(len(row))
    usual = {kind: max(1.0, float(np.mean(lengths))) for kind, lengths in by_kind.items()}
    return [usual[text.field, text.script] for text in texts]


def _usual(lengths: Iterable[int]) -> list[float]:
    counted = list(lengths)
    return [max(1.0, float(np.mean(counted)))] * len(counted) if counted else []


def _elsewhere(own: Vectors, others: Vectors) -> Vectors:
    return others[(others @ own.T).max(axis=1) < _OWN_SUBJECT] if len(own) else others
