from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Entry
from intents.index import files
from intents.index.bm25 import build_postings, idf
from intents.index.build import Remembered, build, fingerprint
from intents.index.counts import Counts
from intents.lexicon import Group

from .cheap import CheapEncoder
from .packs import entries_in, write_pack


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    return entries_in(write_pack(tmp_path / "pack"))


def counted(*documents: Sequence[int]) -> Counts:
    rows = [(token, place, n) for place, row in enumerate(documents) for token, n in Counter(row).items()]
    return Counts(*np.array(rows, dtype=np.int32).T)


def test_bm25_by_hand() -> None:
    """One token of two, in a document of usual length: tf part 1·2.2/(1+1.2) = 1, idf = ln(1+(2-1+.5)/(1+.5))."""
    postings = build_postings(counted([0], [1]), np.ones(2), 2)
    weights = idf(np.array([1.0, 1.0]), 2)

    assert postings.scores([0], weights) == pytest.approx([np.log(2), 0])
    assert postings.share(0, 0, weights) == pytest.approx(np.log(2))


def test_bm25_prefers_the_shorter_and_the_more_frequent() -> None:
    postings = build_postings(counted([0, 1, 1, 1], [0], [0, 0, 1, 1]), np.full(3, 3.0), 2)
    once_long, short, twice = postings.scores([0], np.ones(2, dtype=np.float32))

    assert short > once_long
    assert twice > once_long


def test_only_new_texts_are_computed(entries: list[Entry], cheap: CheapEncoder) -> None:
    cache = Remembered()
    build(entries, (cheap,), (), cache=cache)
    computed = cheap.texts
    changed = replace(entries[0], examples={"ja": ("住民票をはじめて取ります",)})
    build([changed, *entries[1:]], (cheap,), (), cache=cache)

    assert cheap.texts == computed + 2  # pooled by rarity, and evenly


def test_the_fingerprint_changes_with_every_text_and_with_the_words(entries: list[Entry], cheap: CheapEncoder) -> None:
    changed = replace(entries[0], examples={})
    later = replace(entries[0], review_by=date(2030, 1, 1))
    words = (Group(("住民票", "juminhyo"), (), "term"),)

    assert fingerprint([changed, *entries[1:]], (cheap,), ()) != fingerprint(entries, (cheap,), ())
    assert fingerprint([later, *entries[1:]], (cheap,), ()) == fingerprint(entries, (cheap,), ())
    assert fingerprint(entries, (cheap,), words) != fingerprint(entries, (cheap,), ())


@pytest.mark.parametrize("count", [0, 1])
def test_an_index_of_next_to_nothing_can_be_built(
    entries: list[Entry],
    cheap: CheapEncoder,
    tmp_path: Path,
    count: int,
) -> None:
    files.save(build(entries[:count], (cheap,), ()).index, tmp_path / "1")

    assert len(files.load(tmp_path / "1").keys) == count


def test_a_sentence_about_what_the_city_answers_is_not_elsewhere(entries: list[Entry], cheap: CheapEncoder) -> None:
    nobodys = ("パスポートの申請はどこ", "宿題が終わらない")
    passport = replace(entries[0], key="passport", examples={"ja": (nobodys[0],)})

    assert build(entries, (cheap,), (), nobodys=nobodys).index.elsewhere_words == nobodys
    assert build([passport], (cheap,), (), nobodys=nobodys).index.elsewhere_words == nobodys[1:]
