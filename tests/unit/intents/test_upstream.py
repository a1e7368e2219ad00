"""A newer version of a shared pack: taken or left piece by piece, and what was decided is not asked again."""

from pathlib import Path

import pytest

from intents.exporting import intents_now
from intents.loading import Loaded
from intents.models import Intent, IntentRevision
from intents.publishing import current_number, in_one_go, save_edit, save_revision
from intents.revisions import content_of, latest_revision, terms_of
from intents.sources import FileSource, Pack
from intents.upstream import (
    GONE,
    NEW,
    SHARED,
    Chosen,
    RepeatedExamples,
    UnknownDepartments,
    accept,
    drafts_in_the_way,
    offers,
)

from .packs import DEPARTMENTS, DOG, GARBAGE, RESIDENCE, write_pack

pytestmark = pytest.mark.django_db

NEWER = GARBAGE.replace("週2回", "週3回").replace("twice a week", "three times a week")
CAT = DOG.replace("key: dog", "key: cat").replace("子犬をもらった, 狂犬病の注射いつまで", "猫を飼いたい")


@pytest.fixture(autouse=True)
def city(loaded: Loaded) -> None:
    """The small pack is published."""


@pytest.fixture
def upstream(tmp_path: Path) -> Pack:
    return pack(tmp_path, RESIDENCE, NEWER, DOG)


def pack(folder: Path, *intents: str, departments: str = DEPARTMENTS) -> Pack:
    return FileSource(write_pack(folder / "newer", *intents, departments=departments)).read()


def edit(key: str, language: str, text: str) -> None:
    intent = Intent.objects.get(key=key)
    latest = latest_revision(intent)
    assert latest is not None
    save_edit(intent, {"answers": {language: text}}, author=None, base_revision=latest.number)


def offered(newer: Pack) -> dict[Chosen, bool]:
    """Piece → whether the city edited it."""
    return {(offer.key, piece.name): piece.edited for offer in offers(newer) for piece in offer.pieces}


def decide(newer: Pack, *taken: Chosen) -> None:
    in_one_go(lambda: accept(offers(newer), taken, author=None, note="newer"))


def answers(key: str) -> dict[str, str]:
    return dict(next(each.content.answers for each in intents_now() if each.key == key))


def test_the_same_pack_offers_nothing(tmp_path: Path) -> None:
    edit("garbage", "ja", "うちは毎日です。")

    assert offered(pack(tmp_path, RESIDENCE, GARBAGE, DOG)) == {}


def test_what_is_taken_is_published_and_ours_is_kept_and_remembered(upstream: Pack) -> None:
    edit("garbage", "ja", "うちは毎日です。")
    assert offered(upstream) == {("garbage", "ja"): True, ("garbage", "en"): False}

    decide(upstream, ("garbage", "en"))

    assert answers("garbage") == {
        "ja": "うちは毎日です。",
        "en": "Burnable garbage three times a week, by 8:30 in the morning.",
    }
    assert offered(upstream) == {}


def test_a_later_change_is_offered_again_and_only_that(upstream: Pack, tmp_path: Path) -> None:
    decide(upstream)
    assert "週2回" in answers("garbage")["ja"]

    latest = latest_revision(Intent.objects.get(key="garbage"))
    assert latest is not None
    assert latest.stale == []  # ours as it was, whatever the pack says meanwhile

    newest = pack(tmp_path / "later", RESIDENCE, NEWER.replace("8時30分", "8時"), DOG)

    assert offered(newest) == {("garbage", "ja"): True}


def test_everything_taken_leaves_the_packs_own_revision(upstream: Pack) -> None:
    decide(upstream, ("garbage", "ja"), ("garbage", "en"))

    latest = latest_revision(Intent.objects.get(key="garbage"))
    assert latest is not None
    assert (latest.number, latest.origin) == (2, IntentRevision.Origin.PACK)


def test_new_and_gone_intents_are_pieces_too(tmp_path: Path) -> None:
    newer = pack(tmp_path, RESIDENCE, GARBAGE, CAT)
    assert offered(newer) == {("cat", NEW): False, ("dog", GONE): False}

    decide(newer, ("cat", NEW))

    assert {each.key for each in intents_now()} == {"cat", "dog", "garbage", "residence-certificate"}
    assert offered(newer) == {}


def test_what_is_left_out_stays_out(tmp_path: Path) -> None:
    newer = pack(tmp_path, RESIDENCE, GARBAGE, CAT)

    decide(newer, ("dog", GONE))

    assert {each.key for each in intents_now()} == {"garbage", "residence-certificate"}
    assert offered(newer) == {}


def test_dates_and_department_are_one_piece(tmp_path: Path) -> None:
    newer = pack(tmp_path, RESIDENCE, GARBAGE.replace("review_by: 2027", "review_by: 2028"), DOG)

    assert offered(newer) == {("garbage", SHARED): False}


def test_an_example_at_two_intents_is_refused_and_nothing_stored(tmp_path: Path) -> None:
    intent = Intent.objects.get(key="dog")
    save_edit(intent, {"examples": {"ja": ["猫を飼いたい"]}}, author=None, base_revision=1)
    before = current_number()

    with pytest.raises(RepeatedExamples, match="猫を飼いたい"):
        decide(pack(tmp_path, RESIDENCE, GARBAGE, DOG, CAT), ("cat", NEW))

    assert current_number() == before
    assert not Intent.objects.filter(key="cat").exists()


def test_a_department_that_is_not_here_is_named(tmp_path: Path) -> None:
    departments = DEPARTMENTS + DEPARTMENTS.split("- key: citizens")[0].replace("general", "pets")
    newer = pack(tmp_path, RESIDENCE, GARBAGE, DOG, CAT.replace("general", "pets"), departments=departments)

    with pytest.raises(UnknownDepartments, match="pets"):
        decide(newer, ("cat", NEW))
    decide(newer)
    assert offered(newer) == {("cat", NEW): False}


def test_a_draft_is_not_gone_over(upstream: Pack) -> None:
    draft(Intent.objects.get(key="garbage"))

    assert offered(upstream) == {}
    assert drafts_in_the_way() == ["garbage"]


def draft(intent: Intent) -> None:
    latest = latest_revision(intent)
    assert latest is not None
    save_revision(intent, content_of(latest), terms_of(latest), state=IntentRevision.State.DRAFT)


def test_a_switch_of_the_readings_is_offered_with_the_plain_japanese(tmp_path: Path) -> None:
    newer = pack(tmp_path, RESIDENCE + "  readings: true\n", GARBAGE, DOG)
    assert offered(newer) == {("residence-certificate", "ja-easy"): False}
    decide(newer, ("residence-certificate", "ja-easy"))
    latest = latest_revision(Intent.objects.get(key="residence-certificate"))
    assert latest is not None
    assert content_of(latest).readings
    assert offered(newer) == {}
