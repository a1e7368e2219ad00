from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Certainty, Entry
from intents import calibration
from intents.calibration import Asked, calibrate, last_of_the_best
from intents.encoders.port import Encoder
from intents.index import files
from intents.index.build import Remembered, build
from intents.index.index import EVEN, HEADED, PLAIN, Index
from intents.index.texts import texts_of
from intents.lexicon import Group
from intents.ranking import Ranker
from intents.sureness import DISTINCT_FROM, FEATURES, SHIPPED, Calibration, Evidence
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack

WORDS = (Group(("住民票の写し", "住民票"), ("residence certificate", "juminhyo"), "term"),)
Understand = Callable[..., Index]


class Other(CheapEncoder):
    name = "e5-cheap"


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    return entries_in(write_pack(tmp_path / "pack"))


@pytest.fixture
def understood(cheap: CheapEncoder) -> Understand:
    cache = Remembered()

    def understood(entries: list[Entry], before: Index | None = None, *encoders: Encoder) -> Index:
        return understand(entries, encoders or (cheap,), WORDS, before, cache)

    return understood


def with_example(entries: list[Entry], example: str) -> list[Entry]:
    first, *others = entries
    return [replace(first, examples={**first.examples, "ja": (*first.examples["ja"], example)}), *others]


def test_an_edit_uses_again_what_was_learned_and_computes_only_what_changed(
    entries: list[Entry], understood: Understand, cheap: CheapEncoder
) -> None:
    before = understood(entries)
    computed = cheap.texts
    after = understood(with_example(entries, "住民票をはじめて取ります"), before)

    assert cheap.texts == computed + 2  # pooled by rarity, and evenly
    assert after.adaptations[cheap.name] is before.adaptations[cheap.name]
    assert after.calibration is before.calibration
    assert after.concepts is before.concepts
    assert after.learned_from == before.learned_from
    assert after.fingerprint != before.fingerprint


def test_an_edit_keeps_the_vectors_of_what_stayed(entries: list[Entry], understood: Understand) -> None:
    before = understood(entries)
    after = understood(with_example(entries, "住民票をはじめて取ります"), before)
    places = [after.words.index(words) for words in before.words]

    for view, vectors in before.views.items():
        assert np.array_equal(after.views[view][places], vectors)


def test_after_a_big_change_everything_is_learned_anew(
    entries: list[Entry], understood: Understand, cheap: CheapEncoder
) -> None:
    before = understood(entries)
    after = understood(entries[:1], before)

    assert after.adaptations[cheap.name] is not before.adaptations[cheap.name]
    assert after.learned_from == {text.words for text in texts_of(entries[:1])}


def test_many_small_changes_are_a_big_one(entries: list[Entry], understood: Understand) -> None:
    before = first = understood(entries)
    for number in range(len(first.words) // 2):
        entries = with_example(entries, f"住民票を{number}枚")
        before = understood(entries, before)

    assert before.learned_from > first.learned_from


def test_with_other_encoders_everything_is_learned_anew(entries: list[Entry], understood: Understand) -> None:
    after = understood(entries, understood(entries), Other())

    assert set(after.adaptations) == {Other.name}
    assert set(after.views) == {(Other.name, kind) for kind in (PLAIN, HEADED, EVEN)}


def test_two_encoders_stand_side_by_side(entries: list[Entry], understood: Understand, cheap: CheapEncoder) -> None:
    index = understood(entries, None, cheap, Other())

    assert {encoder for encoder, _ in index.views} == {cheap.name, Other.name}


def test_an_index_comes_back_from_its_folder_as_it_was(
    entries: list[Entry], understood: Understand, tmp_path: Path
) -> None:
    index = understood(entries)
    files.save(index, tmp_path / "index" / "1")
    again = files.load(tmp_path / "index" / "1")

    assert all(isinstance(vectors, np.memmap) for vectors in again.views.values())
    assert_same(index, again)
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["1"]


def assert_same(one: Index, other: Index) -> None:
    for name in ("fingerprint", "groups", "learned_from", "keys", "words", "vocabulary", "elsewhere_words"):
        assert getattr(one, name) == getattr(other, name), name
    assert one.calibration == other.calibration
    assert one.concepts.as_json() == other.concepts.as_json()
    for mine, its in ((one.views, other.views), (one.elsewhere, other.elsewhere)):
        assert mine.keys() == its.keys()
        assert all(np.array_equal(mine[view], its[view]) for view in mine)
    for encoder, adaptation in one.adaptations.items():
        again = other.adaptations[encoder]
        assert adaptation.weights.key == again.weights.key
        assert (adaptation.even_means is None) == (again.even_means is None)
        assert np.array_equal(adaptation.means, again.means)
        assert np.array_equal(adaptation.head, again.head)
    assert one.learned is not None
    assert other.learned is not None
    assert np.array_equal(one.learned.weights, other.learned.weights)
    assert np.array_equal(one.postings.weights, other.postings.weights)


def test_an_index_without_a_fit_comes_back_too(entries: list[Entry], cheap: CheapEncoder, tmp_path: Path) -> None:
    closest = np.zeros((1, 5), dtype=np.int32)
    files.save(replace(build(entries[:1], (cheap,), ()).index, closest=closest), tmp_path / "1")
    again = files.load(tmp_path / "1")

    assert again.learned is None
    assert np.array_equal(again.closest, closest)


def test_a_calibration_comes_back_from_json_as_it_was(calibrated: Calibration) -> None:
    for each in (SHIPPED, calibrated):
        assert Calibration.from_json(each.as_json()) == each


def test_a_city_with_little_to_learn_from_keeps_what_ships(entries: list[Entry], cheap: CheapEncoder) -> None:
    built = build(entries, (cheap,), ())
    found = calibrate(Ranker(built.index, (cheap,)), built.left_out, SHIPPED)

    assert replace(found, learned=SHIPPED.learned) == SHIPPED
    assert not found.measured


def synthetic(count: int, middle: float, right: bool | None, seed: int) -> list[Asked]:
    """Evidence that speaks for the right intent more often than for another, and least for none."""
    draw = np.random.default_rng(seed)
    names = FEATURES[1:]
    together = draw.normal(middle, 0.06, (count, 1))  # else more kinds of evidence would tell ever more
    rows = np.clip(together + draw.normal(0, 0.14, (count, len(names))), 0, 0.95)
    return [Asked(Evidence(**dict(zip(names, map(float, row), strict=True))), right) for row in rows]


OURS = [*synthetic(500, 0.6, True, 1), *synthetic(100, 0.45, False, 2)]
NOBODYS = synthetic(300, 0.35, None, 3)


@pytest.fixture
def calibrated(entries: list[Entry], cheap: CheapEncoder, monkeypatch: pytest.MonkeyPatch) -> Calibration:
    def ours(ranker: Ranker, left_out: object) -> Iterator[Asked]:
        return iter(OURS)

    monkeypatch.setattr(calibration, "_own", ours)
    monkeypatch.setattr(calibration, "_nobodys", lambda ranker: iter(NOBODYS))
    monkeypatch.setattr(calibration, "_weight_of_learned", lambda ranker, left_out: 1.0)
    built = build(entries, (cheap,), ())
    return calibrate(Ranker(built.index, (cheap,)), built.left_out, SHIPPED)


@pytest.mark.parametrize(
    ("point", "wrong", "nobodys", "turned_away"),
    [("careful", 0.01, 0.01, 0.01), ("balanced", 0.02, 0.02, 0.01), ("eager", 0.04, 0.05, 0.0025)],
)
def test_thresholds_keep_to_what_a_point_may_cost(
    calibrated: Calibration, point: str, wrong: float, nobodys: float, turned_away: float
) -> None:
    ended = [(each.right, calibrated.certainty(each.evidence, point)) for each in (*OURS, *NOBODYS)]
    answered = [right for right, certainty in ended if certainty is Certainty.CERTAIN]
    gone = [right for right, certainty in ended if certainty is Certainty.NONE]

    assert answered.count(False) <= wrong * len(OURS)
    assert answered.count(None) <= nobodys * len(NOBODYS)
    assert gone.count(True) <= turned_away * len(OURS) + 1


def test_a_bolder_point_answers_more_at_once(calibrated: Calibration) -> None:
    ended = {point: [calibrated.certainty(each.evidence, point) for each in OURS] for point in SHIPPED.points}
    careful, balanced, eager = (certainties.count(Certainty.CERTAIN) for certainties in ended.values())

    assert 0 < careful < balanced < eager


def test_of_weights_that_find_about_as_much_the_largest_is_taken() -> None:
    """Of 100 texts the second finds 2 more than the third, of 6 that one of them finds; the fourth finds 10 less."""
    rows = [[True] * found + [False] * (100 - found) for found in (80, 90, 86, 80)]
    rows[2][98:] = [True, True]
    right = np.array(rows)

    assert last_of_the_best(right[:3]) == last_of_the_best(right) == 2
    assert last_of_the_best(right[[1, 0, 3]]) == 0


@pytest.mark.parametrize("point", SHIPPED.points)
def test_what_a_point_did_with_the_asked_texts_is_kept(calibrated: Calibration, point: str) -> None:
    ours = [(each.right, calibrated.certainty(each.evidence, point)) for each in OURS]
    measured = calibrated.measured[point]

    assert measured.answered == len([right for right, certainty in ours if certainty is Certainty.CERTAIN]) / 600
    assert measured.wrong == ours.count((False, Certainty.CERTAIN)) / 600
    assert measured.asked_back == len([right for right, certainty in ours if certainty is Certainty.UNSURE]) / 600
    assert 0 < measured.nobodys < measured.answered


def test_nothing_is_sure_of_what_several_intents_say(calibrated: Calibration) -> None:
    sure = next(e.evidence for e in OURS if calibrated.certainty(e.evidence, "balanced") is Certainty.CERTAIN)
    several = replace(sure, distinct=DISTINCT_FROM - 0.01)

    assert calibrated.certainty(several, "balanced") is Certainty.UNSURE
    assert calibrated.certainty(replace(several, closest=1.0), "balanced") is Certainty.CERTAIN


def test_what_is_right_gets_a_higher_chance_than_what_is_wrong(calibrated: Calibration) -> None:
    right, wrong = (
        np.mean([calibrated.chance_right(each.evidence) for each in OURS if each.right is kind])
        for kind in (True, False)
    )
    ours, nobodys = (np.mean([calibrated.chance_ours(each.evidence) for each in group]) for group in (OURS, NOBODYS))

    assert right > wrong
    assert ours > nobodys
