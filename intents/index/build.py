"""From the entries of a publication to its index."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Entry
from intents.encoders.port import Encoder, Floats, Vectors
from intents.index.adaptation import Adaptation, adapt, scripts_of, unit
from intents.index.bm25 import build_postings, idf
from intents.index.concepts import Concepts, Group
from intents.index.elsewhere import SENTENCES
from intents.index.index import HEADED, PLAIN, Index
from intents.index.learned import Learned, learn, learn_on
from intents.index.neighbours import neighbours
from intents.index.texts import Field, Script, Text, texts_of
from intents.index.tokens import is_japanese, tokens
from intents.index.vectors import VectorCache, encode_cached

_FORMAT = 2  # to be raised when an index of the version before would be read wrongly
_OWN_SUBJECT = 0.65  # a sentence from elsewhere that is so close to a text of the city is about what the city answers
_UNKNOWN = 0.5  # an unknown token counts like one that half an intent uses
_ASKED = (Field.QUESTION, Field.EXAMPLE)

Views = dict[tuple[str, str], Vectors]


@dataclass(frozen=True)
class Built:
    """`left_out` are the scores of `learned` for each question and example with itself left out, for calibration."""

    index: Index
    left_out: Floats | None


class Remembered:
    """A cache for one building, where no other is at hand: texts are needed more than once."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Vectors]] = defaultdict(dict)

    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]:
        known = self.kept[model]
        return {digest: known[digest] for digest in hashes if digest in known}

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        self.kept[model].update(vectors)

    def forget(self, model: str) -> None:
        self.kept.pop(model, None)


def build(
    entries: Sequence[Entry],
    encoders: Sequence[Encoder],
    groups: Sequence[Group],
    before: Index | None = None,
    cache: VectorCache | None = None,
    nobodys: Sequence[str] = SENTENCES,
) -> Built:
    """`before` is the index of an earlier publication: what was learned for it serves again, so that an edit is live
    in a second. `nobodys` are sentences that no intent answers.
    """
    cache = cache or Remembered()
    texts, others = texts_of(entries), nobodys_texts(nobodys)
    concepts = before.concepts if before and before.groups == of_groups(groups) else Concepts.of_groups(groups)
    known = {**before.adaptations} if before else {}
    for encoder in encoders:
        known[encoder.name] = known.get(encoder.name) or adapt(encoder, texts, others, cache)
    words = [[*(found := tokens(text.words)), *concepts.of(text.words, found)] for text in texts]
    vocabulary = {token: number for number, token in enumerate(sorted({token for row in words for token in row}))}
    numbered = [[vocabulary[token] for token in row] for row in words]
    views = _views(texts, encoders, known, cache)
    elsewhere = _views(others, encoders, known, cache)
    kept = _nobodys_only(views, elsewhere)
    fitted = fit(texts, views, [entry.key for entry in entries], before)
    owners = np.array([text.owner for text in texts], dtype=np.int32)
    index = Index(
        fingerprint=fingerprint(entries, encoders, groups),
        groups=of_groups(groups),
        learned_from=before.learned_from if before else frozenset(text.words for text in texts),
        keys=tuple(entry.key for entry in entries),
        words=tuple(text.words for text in texts),
        vocabulary=vocabulary,
        fields=np.array([text.field for text in texts], dtype=np.uint8),
        scripts=scripts_of(texts),
        owners=owners,
        views=views,
        elsewhere={view: vectors[kept] for view, vectors in elsewhere.items()},
        elsewhere_words=tuple(text.words for text, is_kept in zip(others, kept, strict=True) if is_kept),
        adaptations=known,
        idf=idf(np.append(_intents_by_token(texts, numbered, len(vocabulary)), _UNKNOWN), len(entries)),
        postings=build_postings(numbered, _usual_lengths(texts, numbered), len(vocabulary)),
        learned=fitted[0] if fitted else None,
        closest=None if fitted else neighbours(views, owners, len(entries)),
        concepts=concepts,
    )
    return Built(index, fitted[1] if fitted else None)


def fingerprint(entries: Sequence[Entry], encoders: Sequence[Encoder], groups: Sequence[Group]) -> str:
    """Changes with everything that the index is made from, so that a folder of another database is not mistaken."""
    digest = hashlib.sha256(f"{_FORMAT} {[encoder.name for encoder in encoders]} {SENTENCES}".encode())
    digest.update(of_groups(groups).encode())
    for entry in entries:
        digest.update(f"\0{entry.key}\0".encode())
    for text in texts_of(entries):
        digest.update(f"{text.owner} {text.field} {text.script} {text.words}\0".encode())
    return digest.hexdigest()


def together(views: Mapping[tuple[str, str], Vectors]) -> Vectors:
    """One vector a text from all encoders: what is learned from examples looks at them side by side."""
    return unit(np.hstack([vectors for (_, kind), vectors in sorted(views.items()) if kind == HEADED]))


def nobodys_texts(sentences: Sequence[str]) -> list[Text]:
    scripts = [Script.JAPANESE if is_japanese(sentence) else Script.LATIN for sentence in sentences]
    return [Text(0, Field.QUESTION, script, sentence) for script, sentence in zip(scripts, sentences, strict=True)]


def _views(
    texts: Sequence[Text],
    encoders: Sequence[Encoder],
    adaptations: Mapping[str, Adaptation],
    cache: VectorCache | None,
) -> Views:
    views: Views = {}
    for encoder in encoders:
        adaptation = adaptations[encoder.name]
        vectors = encode_cached(encoder, adaptation.weights, [text.meant for text in texts], cache)
        views |= views_of(encoder.name, adaptation, vectors, texts)
    return views


def views_of(model: str, adaptation: Adaptation, vectors: Vectors, texts: Sequence[Text]) -> Views:
    centred = adaptation.centred(vectors, scripts_of(texts))
    return {(model, PLAIN): centred, (model, HEADED): adaptation.headed(centred)}


def _nobodys_only(own: Views, others: Views) -> NDArray[np.bool_]:
    """Which of the others are not about the city's own matters."""
    mine, theirs = together(own), together(others)
    return (theirs @ mine.T).max(axis=1) < _OWN_SUBJECT if len(mine) else np.ones(len(theirs), dtype=bool)


def of_groups(groups: Sequence[Group]) -> str:
    """A short name of a lexicon."""
    return hashlib.sha256("\0".join(f"{group.ja} {group.en}" for group in groups).encode()).hexdigest()


def fit(
    texts: Sequence[Text],
    views: Views,
    keys: Sequence[str],
    before: Index | None,
) -> tuple[Learned, Floats | None] | None:
    """What questions and examples say together, and the scores of each without itself if it is learned anew."""
    asked = [place for place, text in enumerate(texts) if text.field in _ASKED]
    owners = np.array([texts[place].owner for place in asked], dtype=np.int32)
    if not asked:
        return None
    if before and before.learned:
        return learn_on(before.learned, before.keys, together(views)[asked], owners, keys), None
    return learn(together(views)[asked], owners, len(keys))


def _intents_by_token(texts: Sequence[Text], numbered: Sequence[Sequence[int]], size: int) -> NDArray[np.float64]:
    by_owner: dict[int, set[int]] = defaultdict(set)
    for text, row in zip(texts, numbered, strict=True):
        by_owner[text.owner].update(row)
    counts = np.zeros(size)
    for found in by_owner.values():
        counts[list(found)] += 1
    return counts


def _usual_lengths(texts: Sequence[Text], numbered: Sequence[Sequence[int]]) -> list[float]:
    by_kind: dict[tuple[Field, Script], list[int]] = defaultdict(list)
    for text, row in zip(texts, numbered, strict=True):
        by_kind[text.field, text.script].append(len(row))
    usual = {kind: _mean(lengths) for kind, lengths in by_kind.items()}
    return [usual[text.field, text.script] for text in texts]


def _mean(lengths: Iterable[int]) -> float:
    return max(1.0, float(np.mean(list(lengths))))
