from pathlib import Path

import numpy as np
import pytest

from intents.duplicates import Owners, Vectors, near_duplicates
from intents.library import Library
from intents.loading import load_pack
from intents.similar import similar
from intents.sources import FileSource

from .cheap import CheapEncoder
from .packs import DOG, GARBAGE, write_pack


def vectors(*rows: tuple[float, float]) -> Vectors:
    array = np.array(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def owners(*numbers: int) -> Owners:
    return np.array(numbers, dtype=np.int32)


def test_owners_whose_texts_are_close_are_a_pair_with_their_closest_texts() -> None:
    [pair] = near_duplicates(
        vectors((1, 0), (0, 1), (1, 0.1), (-1, 0.5), (1, 0.2)),
        owners(3, 7, 5, 7, 5),
        ["a", "b", "c", "d", "e"],
    )
    assert (pair.owners, pair.texts) == ((3, 5), ("a", "c"))
    assert 0.98 < pair.likeness < 1


def test_one_close_text_among_many_is_not_enough() -> None:
    found = near_duplicates(vectors((1, 0), (0, 1), (1, 0), (-1, -0.2)), owners(0, 0, 1, 1), list("abcd"))
    assert found == []


def test_texts_of_one_owner_are_never_a_pair_and_the_most_alike_come_first() -> None:
    found = near_duplicates(vectors((1, 0), (1, 0), (1, 0.3), (1, 0.01)), owners(0, 0, 1, 2), list("abcd"))
    assert [pair.owners for pair in found] == [(0, 2), (1, 2), (0, 1)]


def test_blocks_give_what_all_pairs_at_once_would() -> None:
    random = np.random.default_rng(3)
    many = vectors(*random.normal(size=(60, 2)).tolist())
    of = random.integers(0, 9, 60).astype(np.int32)
    found = {pair.owners: pair.likeness for pair in near_duplicates(many, of, [str(n) for n in range(60)], 0.5)}
    for one in range(9):
        for other in range(one + 1, 9):
            cosines = many[of == one] @ many[of == other].T
            likeness = np.mean([np.sort(cosines.max(axis=axis))[-3:].mean() for axis in (0, 1)])
            assert ((one, other) in found) == (likeness >= 0.5)
            assert found.get((one, other), likeness) == pytest.approx(likeness, abs=1e-5)


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_and_one_text_have_no_pair(number: int) -> None:
    assert near_duplicates(vectors((1, 0))[:number], owners(0)[:number], ["a"][:number]) == []


def test_published_intents_are_compared_once_their_index_is_built(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: CheapEncoder
) -> None:
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path)
    twin = GARBAGE.replace("key: garbage", "key: rubbish").replace("ごみの日いつ", "ごみの日はいつ")
    twin = twin.replace("燃えるゴミ何曜日", "燃えるゴミは何曜日").replace("what day is trash", "which day is trash")
    load_pack(FileSource(write_pack(tmp_path / "pack", GARBAGE, twin, DOG)).read())
    assert similar() == {}

    Library(tmp_path / "index", (cheap,)).current()
    assert set(similar()) == {"garbage", "rubbish"}
    [of_garbage], [of_rubbish] = similar()["garbage"], similar()["rubbish"]
    assert (of_garbage.other, of_garbage.text) == ("rubbish", of_rubbish.other_text)
    assert of_garbage.likeness > 0.9
