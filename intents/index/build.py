"""From the entries of a publication to its index."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import Entry
from intents.encoders.port import Encoder, Floats, Vectors
from intents.index.adaptation import Adaptation, adapt, evenly, scripts_of, unit
from intents.index.bm25 import build_postings, idf
from intents.index.concepts import Concepts, Group
from intents.index.counts import Counts, Places, count
from intents.index.elsewhere import SENTENCES
from intents.index.index import EVEN, HEADED, PLAIN, Index
from intents.index.learned import Learned, enough, learn, learn_on
from intents.index.neighbours import neighbours
from intents.index.shortlist import is_large, kept
from intents.index.texts import ASKED, Field, Script, Text, texts_of
from intents.index.tokens import is_japanese
from intents.index.vectors import VectorCache, encode_cached

_FORMAT = 4  # to be raised when an index of the version before would be read wrongly
_OWN_SUBJECT = 0.65  # a sentence from elsewhere that is so close to a text of the city is about what the city answers
_AT_ONCE = 10_000  # texts: all together would take gigabytes where there are hundreds of thousands
_UNKNOWN = 0.5  # an unknown token counts like one that half an intent uses

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
    learns = _learns(texts, len(entries))
    for encoder in encoders:
        known[encoder.name] = known.get(encoder.name) or adapt(encoder, texts, others, cache, learns=learns)
    was = _was(texts, before)
    vocabulary, counts = count([text.words for text in texts], concepts, before, was)
    views = _views(texts, encoders, known, cache, before, was)
    elsewhere = _views(others, encoders, known, cache, None, _was(others, None))
    nobodys_only = _nobodys_only(views, elsewhere)
    fitted = fit(texts, views, [entry.key for entry in entries], before)
    owners = np.array([text.owner for text in texts], dtype=np.int32)
    kept_views, sketch = kept(views, len(entries))
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
        views=kept_views,
        elsewhere={view: vectors[nobodys_only] for view, vectors in elsewhere.items()},
        elsewhere_words=tuple(text.words for text, is_kept in zip(others, nobodys_only, strict=True) if is_kept),
        adaptations=known,
        idf=idf(np.append(counts.owners_by_token(owners, len(vocabulary)), _UNKNOWN), len(entries)),
        postings=build_postings(counts, _usual_lengths(texts, counts), len(vocabulary)),
        learned=fitted[0] if fitted else None,
        closest=None if fitted else neighbours(views, owners, len(entries)),
        concepts=concepts,
        sketch=sketch,
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
    """One vector a text from all encoders, to tell what is alike."""
    return unit(np.hstack([vectors for (_, kind), vectors in sorted(views.items()) if kind == HEADED]))


def learnable(views: Mapping[tuple[str, str], Vectors]) -> Vectors:
    """One vector a text from all encoders, as what is learned from examples looks at them.

    Evenly pooled, where an encoder can: words that every intent uses tell how something is asked, and whether it is a
    question to a city hall at all (docs/adr/0029).
    """
    models = sorted({model for model, _ in views})
    return unit(np.hstack([views.get((model, EVEN), views[model, HEADED]) for model in models]))


def _learns(texts: Sequence[Text], entries: int) -> bool:
    return not is_large(entries) and enough(sum(text.field in ASKED for text in texts), entries)


def nobodys_texts(sentences: Sequence[str]) -> list[Text]:
    scripts = [Script.JAPANESE if is_japanese(sentence) else Script.LATIN for sentence in sentences]
    return [Text(0, Field.QUESTION, script, sentence) for script, sentence in zip(scripts, sentences, strict=True)]


def _was(texts: Sequence[Text], before: Index | None) -> Places:
    """Where each text stood in the index before, -1 for those that are new."""
    if before is None:
        return np.full(len(texts), -1)
    kinds = zip(before.fields.tolist(), before.scripts.tolist(), before.words, strict=True)
    places = {kind: place for place, kind in enumerate(kinds)}
    return np.array([places.get((text.field, text.script, text.words), -1) for text in texts], dtype=np.intp)


def _views(
    texts: Sequence[Text],
    encoders: Sequence[Encoder],
    adaptations: Mapping[str, Adaptation],
    cache: VectorCache | None,
    before: Index | None,
    was: Places,
) -> Views:
    """What stood in the index before is taken from there, if the same adaptation made it."""
    views: Views = {}
    for encoder in encoders:
        adaptation = adaptations[encoder.name]
        known = before.views if before and before.adaptations.get(encoder.name) is adaptation else None
        fresh = np.flatnonzero(was < 0) if known else np.arange(len(texts))
        new = [texts[place] for place in fresh.tolist()]
        vectors = encode_cached(encoder, adaptation.weights, [text.meant for text in new], cache)
        found = views_of(encoder.name, adaptation, vectors, new)
        if adaptation.even_means is not None:
            found[encoder.name, EVEN] = _even_view(encoder, adaptation, new, cache)
        views |= {view: _merged(rows, fresh, known[view], was) for view, rows in found.items()} if known else found
    return views


def _even_view(encoder: Encoder, adaptation: Adaptation, texts: Sequence[Text], cache: VectorCache | None) -> Vectors:
    """The rows of answers are zero: nothing is learned from them."""
    places = [place for place, text in enumerate(texts) if text.field in ASKED]
    asked = [texts[place] for place in places]
    rows = np.zeros((len(texts), encoder.size), dtype=np.float32)
    rows[places] = adaptation.evened(evenly(encoder, asked, cache), scripts_of(asked))
    return rows


def views_of(model: str, adaptation: Adaptation, vectors: Vectors, texts: Sequence[Text]) -> Views:
    centred = adaptation.centred(vectors, scripts_of(texts))
    return {(model, PLAIN): centred, (model, HEADED): adaptation.headed(centred)}


def _merged(rows: Vectors, fresh: Places, before: Vectors, was: Places) -> Vectors:
    merged = np.empty((len(was), rows.shape[1]), dtype=np.float32)
    merged[fresh] = rows
    merged[was >= 0] = before[was[was >= 0]]
    return merged


def _nobodys_only(own: Views, others: Views) -> NDArray[np.bool_]:
    """Which of the others are not about the city's own matters."""
    theirs = together(others)
    closest = np.full(len(theirs), -np.inf, dtype=np.float32)
    for start in range(0, len(next(iter(own.values()), ())), _AT_ONCE):
        mine = together({view: vectors[start : start + _AT_ONCE] for view, vectors in own.items()})
        closest = np.maximum(closest, (theirs @ mine.T).max(axis=1))
    kept: NDArray[np.bool_] = closest < _OWN_SUBJECT
    return kept


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
    asked = [place for place, text in enumerate(texts) if text.field in ASKED]
    if not asked or is_large(len(keys)):
        return None
    owners = np.array([texts[place].owner for place in asked], dtype=np.int32)
    vectors = learnable(views)[asked]
    if before and before.learned:
        return learn_on(before.learned, before.keys, vectors, owners, keys), None
    return learn(vectors, owners, len(keys)) if enough(len(asked), len(keys)) else None


def _usual_lengths(texts: Sequence[Text], counts: Counts) -> NDArray[np.float64]:
    """The mean length of the texts of the same field and script; at least 1."""
    lengths = counts.lengths(len(texts))
    kinds = np.array([text.field * len(Script) + text.script for text in texts], dtype=np.intp)
    sums, numbers = np.bincount(kinds, lengths), np.bincount(kinds)
    usual: NDArray[np.float64] = np.maximum(1.0, (sums / np.maximum(numbers, 1))[kinds])
    return usual
