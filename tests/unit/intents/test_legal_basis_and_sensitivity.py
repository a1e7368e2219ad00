"""What stands beside an answer, the law it rests on and how it is handled, on its way through packs and tables."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from bot.domain.answers import Sensitivity
from intents.exporting import intents_now, pack_now
from intents.loading import Loaded, load_pack
from intents.models import Intent
from intents.publishing import current_number, save_edit
from intents.reading import entries_of
from intents.sources import FileSource, PackProblems
from intents.sources.writing import files_of
from intents.tables.planning import Fate
from intents.tables.writing import as_csv, rows_of
from intents.upstream import SHARED, offers

from .packs import DOG, GARBAGE, RESIDENCE, write_pack
from .tables import HEADINGS, names, planned, row
from .tables import as_csv as written

LAW = "住民基本台帳法第12条"
BASED = RESIDENCE.replace("  valid_from", f"  legal_basis: {LAW}\n  sensitivity: delicate\n  valid_from")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def based(loaded: Loaded, tmp_path: Path) -> Intent:
    load_pack(FileSource(write_pack(tmp_path / "next", BASED, GARBAGE, DOG)).read())
    return Intent.objects.get(key="residence-certificate")


def test_a_pack_says_both_and_an_answer_that_says_nothing_is_ordinary(based: Intent) -> None:
    said = {entry.key: (entry.legal_basis, entry.sensitivity) for entry in entries_of(current_number())}
    assert said == {
        "residence-certificate": (LAW, Sensitivity.DELICATE),
        "garbage": ("", Sensitivity.ORDINARY),
        "dog": ("", Sensitivity.ORDINARY),
    }


def test_both_are_exported_and_come_back(based: Intent, tmp_path: Path) -> None:
    files = files_of(pack_now())
    text = files["intents/certificates.yaml"].decode()
    assert f"sensitivity: delicate\n  source_url: https://www.city.example/residence\n  legal_basis: {LAW}\n" in text
    assert "legal_basis" not in files["intents/waste.yaml"].decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("sensitivity: secret", '"secret" is not one of ordinary, delicate'),
        (f"legal_basis: {'法' * 201}", "has 201 characters, 200 are allowed"),
    ],
)
def test_what_a_pack_may_not_say_is_told(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(PackProblems) as raised:
        FileSource(write_pack(tmp_path, RESIDENCE.replace("  valid_from", f"  {wrong}\n  valid_from"))).read()
    [problem] = raised.value.problems
    assert told in str(problem)


def test_an_edit_changes_one_and_keeps_the_other(based: Intent) -> None:
    revision = save_edit(based, {"legal_basis": "戸籍法第10条"}, author=None, base_revision=2)
    assert (revision.legal_basis, revision.sensitivity) == ("戸籍法第10条", "delicate")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_table_holds_both_and_comes_back_unchanged(based: Intent, language: str) -> None:
    found = planned(as_csv(rows_of(intents_now(), names(), language)))
    assert (found.problems, found.changes) == ((), ())


def test_a_table_changes_them_by_the_words_of_either_language(loaded: Loaded) -> None:
    headings = (*HEADINGS, "根拠法令", "取り扱い")
    for word in ("配慮が必要", "Delicate", "delicate"):
        found = planned(written(headings, [*row(), "廃棄物処理法第6条の2", word]))
        assert found.problems == ()
        assert found.changes[0].terms.legal_basis == "廃棄物処理法第6条の2"
        assert found.changes[0].terms.sensitivity is Sensitivity.DELICATE


def test_an_empty_cell_takes_the_law_away_but_makes_nothing_less_delicate(based: Intent) -> None:
    [bare] = [each for each in intents_now() if each.key == "residence-certificate"]
    table = list(rows_of([bare], names(), "ja"))
    emptied = [
        ["" if heading in ("根拠法令", "取り扱い") else cell for heading, cell in zip(table[0], line, strict=True)]
        for line in table[1:]
    ]
    found = planned(as_csv([table[0], *emptied]))
    [change] = found.changes
    assert change.terms == replace(bare.terms, legal_basis="")


def test_a_table_without_these_columns_leaves_both_as_they_are(based: Intent) -> None:
    table = list(rows_of(intents_now(), names(), "ja"))
    kept = [place for place, heading in enumerate(table[0]) if heading not in ("根拠法令", "取り扱い")]
    found = planned(as_csv([[line[place] for place in kept] for line in table]))
    assert {each.fate for each in found.rows} == {Fate.UNCHANGED}


def test_what_a_table_may_not_say_is_told_by_row_and_column(loaded: Loaded) -> None:
    found = planned(written((*HEADINGS, "根拠法令", "取り扱い"), [*row(), "法" * 201, "秘密"]))
    assert [(each.row, each.column, each.what) for each in found.problems] == [
        (2, "取り扱い", "There is no sensitivity “秘密”. Known: Ordinary, Delicate."),
        (2, "根拠法令", "This has 201 characters; 200 are allowed."),
    ]


def test_a_newer_pack_offers_them_with_what_holds_for_all_languages(loaded: Loaded, tmp_path: Path) -> None:
    [offer] = offers(FileSource(write_pack(tmp_path / "next", BASED, GARBAGE, DOG)).read())
    assert [piece.name for piece in offer.pieces] == [SHARED]
