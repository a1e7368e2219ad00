"""A table that was exported, and what spreadsheets must not make of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from intents.exporting import intents_now
from intents.loading import Loaded
from intents.models import Intent
from intents.publishing import save_edit
from intents.tables.cells import quoted, tidy, unquoted
from intents.tables.planning import Fate
from intents.tables.writing import Row, as_csv, as_xlsx, not_in_cp932, rows_of, too_long_for_excel

from .tables import names, planned


def rows(language: str = "ja") -> list[Row]:
    return list(rows_of(intents_now(), names(), language))


def edit_garbage(text: str, number: int = 1) -> None:
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": text}}, author=None, base_revision=number)


@given(st.text("=+-@\t\r'＝a\n", max_size=6))
def test_what_was_quoted_comes_back(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize(
    "text", ["=1+1", "＝SUM(A1)", "+81-3-0000-0000", "-5%", "@市民課", "'=1", "''@x", "ふつうの文", "'ふつう'"]
)
def test_a_quoted_cell_is_read_as_it_was(text: str) -> None:
    assert tidy(quoted(text)) == text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", ["csv", "cp932", "xlsx"])
def test_what_was_exported_comes_back_unchanged(loaded: Loaded, language: str, kind: str) -> None:
    edit_garbage('=HYPERLINK("https://evil.example")\n8:30〜17:00 − 第2月曜')
    made = rows(language)
    data = as_xlsx(made, "FAQ") if kind == "xlsx" else as_csv(made, cp932=kind == "cp932")

    found = planned(data, "faq.xlsx" if kind == "xlsx" else "faq.csv")

    assert found.problems == ()
    assert [each.fate for each in found.rows] == [Fate.UNCHANGED] * 5
    assert found.changes == ()


@pytest.mark.django_db
def test_no_cell_runs_as_a_formula(loaded: Loaded) -> None:
    edit_garbage("=1+1")

    written = list(csv.reader(io.StringIO(as_csv(rows()).decode("utf-8-sig"))))
    page = load_workbook(io.BytesIO(as_xlsx(rows(), "FAQ")))["FAQ"]

    assert "'=1+1" in {cell for row in written for cell in row}
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "d", "n", "inlineStr"}
    assert "'=1+1" in {cell.value for row in page.iter_rows() for cell in row}


@pytest.mark.django_db
def test_csv_says_its_encoding_and_names_what_cp932_lacks(loaded: Loaded) -> None:
    edit_garbage("窓口は𠮷田さん😀です。8:30〜")

    assert as_csv(rows()).startswith(b"\xef\xbb\xbf")
    assert [(each.key, each.heading, each.what) for each in not_in_cp932(rows())] == [("garbage", "回答", "𠮷 😀")]
    assert "8:30～" in as_csv(rows(), cp932=True).decode("cp932")


@pytest.mark.django_db
def test_a_cell_that_excel_would_cut_is_named(loaded: Loaded) -> None:
    many = [f"{number}番目の聞き方です" + "あ" * 180 for number in range(200)]
    save_edit(Intent.objects.get(key="dog"), {"examples": {"ja": many}}, author=None, base_revision=1)

    assert [(each.row, each.key, each.heading) for each in too_long_for_excel(rows())] == [
        (2, "dog", "市民の書き方の例")
    ]
