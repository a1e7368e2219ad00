from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Entry
from intents.content import entry_of
from intents.index import files
from intents.index.bm25 import build_postings, idf
from intents.index.build import build, fingerprint
from intents.index.embedding import BundledEmbedder, Vectors
from intents.index.index import Index
from intents.sources import FileSource

from .packs import write_pack


class Memory:
    """A vector cache that counts what it is given."""

    def __init__(self) -> None:
        self.kept: dict[str, Vectors] = {}

    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]:
        return {text: self.kept[text] for text in hashes if text in self.kept}

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        self.kept.update(vectors)


class Counting(BundledEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return super().encode(texts)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    pack = FileSource(write_pack(tmp_path / "pack")).read()
    return [entry_of(intent.key, 1, intent.content, intent.terms) for intent in pack.intents]


def test_bm25_by_hand() -> None:
    """One token of two, in a document of usual length: tf part 1·2.2/(1+1.2) = 1, idf = ln(1+(2-1+.5)/(1+.5))."""
    postings = build_postings([[0], [1]], [1.0, 1.0], 2)
    weights = idf(np.array([1.0, 1.0]), 2)

    assert postings.scores([0], weights) == pytest.approx([np.log(2), 0])
    assert postings.share(0, 0, weights) == pytest.approx(np.log(2))


def test_bm25_prefers_the_shorter_and_the_more_frequent() -> None:
    postings = build_postings([[0, 1, 1, 1], [0], [0, 0, 1, 1]], [3.0, 3.0, 3.0], 2)
    once_long, short, twice = postings.scores([0], np.ones(2, dtype=np.float32))

    assert short > once_long
    assert twice > once_long


def test_only_new_texts_are_computed(entries: list[Entry]) -> None:
    cache, embedder = Memory(), Counting()
    build(entries, embedder, cache)
    computed = embedder.texts
    changed = replace(entries[0], examples={"ja": ("住民票をはじめて取ります",)})
    build([changed, *entries[1:]], embedder, cache)

    assert embedder.texts == computed + 1


def test_an_index_comes_back_from_its_folder_as_it_was(
    entries: list[Entry],
    embedder: BundledEmbedder,
    tmp_path: Path,
) -> None:
    index = build(entries, embedder)
    files.save(index, tmp_path / "index" / "1")
    again = files.load(tmp_path / "index" / "1")

    assert isinstance(again.vectors, np.memmap)
    assert_same(index, again)
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["1"]


def assert_same(one: Index, other: Index) -> None:
    assert one.fingerprint == other.fingerprint
    assert (one.keys, one.words, one.vocabulary) == (other.keys, other.words, other.vocabulary)
    assert np.array_equal(one.vectors, other.vectors)
    assert np.array_equal(one.whole.weights, other.whole.weights)


def test_the_fingerprint_changes_with_every_text(entries: list[Entry], embedder: BundledEmbedder) -> None:
    changed = replace(entries[0], examples={})
    later = replace(entries[0], review_by=date(2030, 1, 1))

    assert fingerprint([changed, *entries[1:]], embedder) != fingerprint(entries, embedder)
    assert fingerprint([later, *entries[1:]], embedder) == fingerprint(entries, embedder)


@pytest.mark.parametrize("count", [0, 1])
def test_an_index_of_next_to_nothing_can_be_built(
    entries: list[Entry],
    embedder: BundledEmbedder,
    tmp_path: Path,
    count: int,
) -> None:
    files.save(build(entries[:count], embedder), tmp_path / "1")

    assert len(files.load(tmp_path / "1").keys) == count


def test_a_sentence_about_what_the_city_answers_is_not_elsewhere(
    entries: list[Entry],
    embedder: BundledEmbedder,
) -> None:
    passport = replace(entries[0], key="passport", examples={"ja": ("パスポートの申請はどこ",)})

    assert len(build([passport], embedder).elsewhere) < len(build(entries, embedder).elsewhere)
