"""What growth costs: cities of 100 to 100,000 intents, each with one question and one answer. `python -m bench.growth`

Each size is built in one process and asked in another. Encoding two hundred thousand texts takes hours: only those of
the first intents are encoded (`--encoded`), the vectors of the others are mixed from two of theirs, and the output says
so. All else is real and of full size: words, learning, building, files, memory, and each query with its encoding. Where
a short list serves, its answers are compared with those of looking at everything.
"""

import argparse
import json
import resource
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import numpy as np
import psutil

from bench.counter import percentiles, show
from bench.made_up import City, MadeUp
from bot.domain.answers import Entry
from intents.encoders.port import Encoder, PieceWeights, Vectors, even_weights
from intents.index import files
from intents.index.adaptation import unit
from intents.index.both_cores import encode_many
from intents.index.build import Remembered
from intents.index.index import Index
from intents.index.texts import texts_of
from intents.index.tokens import tokens
from intents.index.vectors import VectorCache, prepared
from intents.lexicon import shipped
from intents.matcher import Matcher
from intents.ranking import Ranker
from intents.understanding import bundled_encoders, understand

SIZES = (100, 1000, 10_000, 100_000)
QUERIES = 200
COMPARED = 100

Kind = tuple[int, int]  # field and script


class Mixing:
    """An encoder of few texts: those of `kinds` that are not `real` get a mixture of the vectors of two that are."""

    def __init__(self, encoder: Encoder, kinds: Mapping[str, Kind], real: Collection[str]) -> None:
        self.name, self.size = encoder.name, encoder.size
        self.vocabulary, self.pieces = encoder.vocabulary, encoder.pieces
        self._encoder, self._kinds, self._real = encoder, kinds, list(real)
        self._places = {text: place for place, text in enumerate(self._real)}
        self._pools: dict[Kind, list[int]] = defaultdict(list)
        for place, text in enumerate(self._real):
            self._pools[kinds[text]].append(place)
        self._encoded: dict[str, Vectors] = {}
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        return np.stack([self._encoded_by(texts, weights) for weights in poolings])

    def _encoded_by(self, texts: Sequence[str], weights: PieceWeights) -> Vectors:
        if weights.key not in self._encoded:
            began = perf_counter()
            self._encoded[weights.key] = encode_many(self._encoder, weights, self._real)
            self.seconds += perf_counter() - began
        return np.stack([self._vector(text, weights) for text in texts])

    def _vector(self, text: str, weights: PieceWeights) -> Vectors:
        known = self._encoded[weights.key]
        if text in self._places:
            return known[self._places[text]]
        if text not in self._kinds:
            return self._encoder.encode([text], [weights])[0, 0]
        draw = np.random.default_rng(zlib.crc32(text.encode()))
        one, other = (known[place] for place in draw.choice(self._pools[self._kinds[text]], 2))
        near = np.float32(draw.uniform(0.55, 0.8))
        return unit(near * one + (1 - near) * other)


class Timed(Remembered):
    """Tells how long the encoding took: from the question for what is known to the answer of what was not."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds, self._since = 0.0, 0.0

    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]:
        found = super().get(model, hashes)
        self._since = perf_counter()
        return found

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        self.seconds += perf_counter() - self._since
        super().put(model, vectors)


def build(made: Sequence[MadeUp], encoded: int, folder: Path) -> dict[str, Any]:
    entries = [each.entry for each in made]
    kinds = {prepared(text.meant): (text.field, text.script) for text in texts_of(entries)}
    real = {prepared(text.meant): None for text in texts_of(entries[:encoded])}
    encoders = [Mixing(encoder, kinds, real) for encoder in bundled_encoders()]
    for encoder in encoders:
        encoder.pieces("")  # loads the models, which no publishing pays for
    cache, began = Timed(), perf_counter()
    index = understand(entries, encoders, shipped(), cache=cache)
    seconds = perf_counter() - began - cache.seconds
    files.save(index, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    took = sum(encoder.seconds for encoder in encoders)
    return {
        "texts": len(index.words),
        "index_seconds_without_encoding": round(seconds, 1),
        "encoded_texts": len(real),
        "encoding_seconds": round(took, 1),
        "encoding_seconds_for_all_extrapolated": round(took / len(real) * len(kinds)),
        "edit_seconds": edit(entries, encoders, cache, folder),
        "peak_mib_while_building": peak,
        "disk_mib": sum(file.stat().st_size for file in folder.iterdir()) >> 20,
    }


def edit(entries: Sequence[Entry], encoders: Sequence[Encoder], cache: VectorCache, folder: Path) -> float:
    """Until the index on disk holds one answer that was changed."""
    before, first = files.load(folder), entries[0]
    wordings = {tag: replace(each, answer=f"{each.answer} 2026") for tag, each in first.wordings.items()}
    changed = [replace(first, revision=2, wordings=wordings), *entries[1:]]
    began = perf_counter()
    files.save(understand(changed, encoders, shipped(), before, cache), folder.with_name("edited"))
    return round(perf_counter() - began, 2)


def ask(made: Sequence[MadeUp], encoded: int, folder: Path) -> dict[str, Any]:
    """About intents whose texts were encoded, in other words than theirs."""
    encoders = bundled_encoders()
    for encoder in encoders:
        encoder.encode(tokens("市役所"), [even_weights(encoder)], asked=True)
    before = psutil.Process().memory_full_info()
    began = perf_counter()
    index = files.load(folder)
    matcher = Matcher(index, encoders)
    matcher.match("市役所")
    loading = perf_counter() - began
    asked = made[: encoded : max(1, min(encoded, len(made)) // QUERIES)][:QUERIES]
    wall, processor, right = [], [], []
    for each in asked:
        began, busy = perf_counter(), thread_time()
        found = matcher.consider(each.utterance)
        wall.append((perf_counter() - began) * 1000)
        processor.append((thread_time() - busy) * 1000)
        right.append([index.keys[place] for place in found.ranking.order[:3]] if found else [])
    after = psutil.Process().memory_full_info()
    return {
        "queries": len(asked),
        "ms_per_query": percentiles(wall),
        "processor_ms_per_query": percentiles(processor),
        "right_first": mean([keys[:1] == [each.entry.key] for keys, each in zip(right, asked, strict=True)]),
        "right_in_three": mean([each.entry.key in keys for keys, each in zip(right, asked, strict=True)]),
        "load_seconds": round(loading, 1),
        "own_mib": (after.uss - before.uss) >> 20,
        "resident_mib": (after.rss - before.rss) >> 20,
        **(compared(index, encoders, [each.utterance for each in asked[:COMPARED]]) if index.sketch else {}),
    }


def compared(index: Index, encoders: Sequence[Encoder], utterances: Sequence[str]) -> dict[str, float]:
    """Shares of the utterances for which the short list finds the same as a look at everything."""
    short, whole = Ranker(index, encoders), Ranker(replace(index, sketch=None), ())
    queries = [short.query(utterance) for utterance in utterances]
    pairs = [(short.rank(query).order[:3], whole.rank(query).order[:3]) for query in queries]
    return {
        "same_first_as_exhaustive": mean([listed[0] == all_[0] for listed, all_ in pairs]),
        "same_three_as_exhaustive": mean([set(listed) == set(all_) for listed, all_ in pairs]),
    }


def alone(work: Callable[..., dict[str, Any]], *given: Any) -> dict[str, Any]:
    """In a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, get_context("fork")) as process:
        return process.submit(work, *given).result()


def mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--encoded", type=int, default=200, help="intents whose texts are really encoded")
    options = parser.parse_args()
    made = list(City().intents(max(options.sizes)))
    measured = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            index = Path(folder) / "index"
            built = alone(build, made[:size], options.encoded, index)
            measured.append({"intents": size, **built, **alone(ask, made[:size], options.encoded, index)})
            print(json.dumps(measured[-1]), file=sys.stderr, flush=True)
    mixed = "vectors of texts beyond encoded_texts are mixed from two encoded ones; encoding them all is extrapolated"
    show({"note": mixed, "sizes": measured})


if __name__ == "__main__":
    main()
