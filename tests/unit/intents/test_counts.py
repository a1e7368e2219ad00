from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Entry
from intents.index.build import build
from intents.index.concepts import Concepts
from intents.index.counts import Counts, count, slices
from intents.index.index import Index
from intents.lexicon import Group

from .cheap import CheapEncoder
from .packs import entries_in, write_pack

WORDS = (Group(("住民票の写し", "住民票"), ("residence certificate", "juminhyo"), "term"),)
TEXTS = ["住民票 住民票", "my juminhyo, please", "ごみの日"]


def bags(vocabulary: dict[str, int], found: Counts, texts: int) -> list[dict[str, int]]:
    names, rows = list(vocabulary), [Counter[str]() for _ in range(texts)]
    for token, document, times in zip(found.tokens, found.documents, found.counts, strict=True):
        rows[document][names[token]] += int(times)
    return [dict(row) for row in rows]


def test_tokens_and_concepts_of_each_text_are_counted() -> None:
    vocabulary, found = count(TEXTS, Concepts.of_groups(WORDS), None, np.full(3, -1))

    assert list(vocabulary) == sorted(vocabulary)
    assert bags(vocabulary, found, 3) == [
        {"住民": 2, "票": 2, "§0": 1},
        {"juminhyo": 1, "§0": 1},
        {"塵": 1, "日": 1},
    ]


def test_lengths_and_owners_are_those_of_the_texts() -> None:
    found = Counts(*np.array([[0, 0, 2], [1, 0, 1], [0, 1, 3], [0, 2, 1]], dtype=np.int32).T)

    assert found.lengths(4).tolist() == [3, 3, 1, 0]
    assert found.owners_by_token(np.array([0, 0, 1, 1], dtype=np.int32), 3).tolist() == [2, 1, 0]


def test_no_texts_have_no_words() -> None:
    vocabulary, found = count([], Concepts(), None, np.zeros(0, dtype=np.intp))

    assert (vocabulary, len(found.tokens)) == ({}, 0)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    return entries_in(write_pack(tmp_path / "pack"))


def test_an_edited_city_is_counted_as_if_it_were_new(entries: list[Entry], cheap: CheapEncoder) -> None:
    """Texts added, gone, said twice, and moved by an intent that comes first."""
    before = build(entries, (cheap,), WORDS).index
    changed = replace(entries[0], examples={"ja": ("住民票とりたい", "印鑑登録"), "en": ("住民票とりたい",)})
    edited = [replace(entries[2], key="another"), changed, entries[1]]
    again, anew = build(edited, (cheap,), WORDS, before).index, build(edited, (cheap,), WORDS).index

    assert list(again.vocabulary) == list(anew.vocabulary)
    for part in ("starts", "documents", "counts", "weights"):
        assert np.array_equal(getattr(again.postings, part), getattr(anew.postings, part)), part
    assert np.array_equal(again.idf, anew.idf)


def test_a_text_that_stayed_is_not_taken_apart_again(entries: list[Entry], cheap: CheapEncoder) -> None:
    """Whoever counts it again would not repeat what is wrong on purpose."""
    before = build(entries, (cheap,), WORDS).index
    wrong = replace(before, postings=replace(before.postings, counts=before.postings.counts + 1))

    assert counted(build(entries, (cheap,), WORDS, wrong).index) == counted(before) + len(before.postings.counts)


def test_with_other_words_every_text_is_taken_apart_again(entries: list[Entry], cheap: CheapEncoder) -> None:
    before = build(entries, (cheap,), ()).index
    wrong = replace(before, postings=replace(before.postings, counts=before.postings.counts + 1))

    assert counted(build(entries, (cheap,), WORDS, wrong).index) == counted(build(entries, (cheap,), WORDS).index)


def counted(index: Index) -> int:
    return int(index.postings.counts.sum())


def test_slices_stand_one_after_another() -> None:
    assert slices(np.array([3, 7, 0]), np.array([5, 7, 2])).tolist() == [3, 4, 0, 1]
