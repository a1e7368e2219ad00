"""Tables as city halls keep them are read; what is wrong is named by sheet, row and column, all at once."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.utils import translation

from intents.exporting import intents_now
from intents.loading import Loaded
from intents.models import Intent, IntentRevision
from intents.publishing import save_revision
from intents.revisions import content_of, latest_revision, terms_of
from intents.tables import sheets
from intents.tables.cells import read_day
from intents.tables.planning import Fate, Plan
from intents.tables.sheets import UnreadableFile
from intents.tables.writing import Row, rows_of

from .tables import HEADINGS, as_csv, as_excel_writes, as_xlsx, names, planned, read, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def city(loaded: Loaded) -> Iterator[None]:
    """The small pack is published, and somebody reads English."""
    with translation.override("en"):
        yield


def told(found: Plan) -> list[tuple[str, int, str, str]]:
    return [(each.sheet, each.row, each.column, each.what) for each in found.problems]


def test_a_new_answer_is_a_change_to_be() -> None:
    found = planned(as_csv(HEADINGS, row()))

    assert found.problems == ()
    assert [(each.key, each.fate) for each in found.rows] == [("bulky", Fate.NEW)]
    content = found.changes[0].content
    assert (content.department, content.topic, content.examples) == ("general", "waste", {"ja": ("粗大ゴミ出したい",)})
    assert found.changes[0].terms.valid_from == date(2026, 4, 1)


def test_unknown_variables_are_told_by_row_and_column_and_known_ones_count_nothing() -> None:
    wrong = row(見出し="{city_nam}", 回答="{department.fax}か{mayor}へ。", 出典="{site}/x")
    assert [(column, what.split(". Known")[0]) for _, _, column, what in told(planned(as_csv(HEADINGS, wrong)))] == [
        ("出典", "There is no variable {site}"),
        ("回答", "There is no variable {department.fax}, {mayor}"),
        ("見出し", "There is no variable {city_nam}"),
    ]
    right = planned(as_csv(HEADINGS, row(見出し="{department.name}" + "あ" * 20, 出典="{city_site}/x")))
    assert right.problems == ()
    assert right.changes[0].terms.source_url == "{city_site}/x"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_every_usual_encoding_is_known(encoding: str) -> None:
    assert planned(as_csv(HEADINGS, row(), encoding=encoding)).changes[0].content.title == {"ja": "粗大ごみ"}


def test_columns_stand_in_any_order_under_any_usual_name() -> None:
    english = {
        "Check again by": "2027/3/31",
        "ＫＥＹ": "bulky",
        "Language": "ja",
        "source_url": "https://www.city.example/",
        "課名": "総合案内",
        "Topic": "waste",
        "Title": "粗大ごみ",
        "Question": "何。",
        "Answer": "予約を。",
        "備考": "",
        "公開日": "2026.4.1",
    }

    found = planned(as_csv(list(english), list(english.values())))

    assert found.problems == ()
    assert found.changes[0].terms.review_by == date(2027, 3, 31)
    assert any("備考" in note for note in found.notes)


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01",
        "2026/4/1",
        "２０２６／４／１",
        "2026年4月1日",
        "２０２６年 ４月 １日",
        "令和8年4月1日",
        "令和８年４月１日",
        "R8.4.1",
    ],
)
def test_dates_are_read_as_they_are_written(text: str) -> None:
    assert read_day(text) == date(2026, 4, 1)


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "2026年2月30日", "令和8年", "4/1", "46113"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_day(text)


def test_the_first_year_of_an_era_has_a_name() -> None:
    assert read_day("令和元年5月1日") == date(2019, 5, 1)


def test_merged_cells_titles_empty_rows_other_sheets_and_full_width_keys() -> None:
    english = row(
        言語="English", 担当課="", 分野="", 見出し="Bulky", 質問="How?", 回答="Book.", 市民の書き方の例="", 識別名=""
    )
    data = as_xlsx(
        ["令和8年度 FAQ一覧"],
        [],
        HEADINGS,
        row(識別名="ｂｕｌｋｙ"),
        english,
        [None] * 12,
        row(識別名="sofa", 市民の書き方の例="ソファー捨てたい", 有効開始日=datetime(2026, 4, 1)),  # type: ignore[arg-type]  # noqa: DTZ001
        merged=("A1:L1", "A4:A5", "C4:C5", "D4:D5"),
        sheets=("メモ", "FAQ"),
    )

    found = planned(data, "faq.xlsx")

    assert told(found) == []
    assert [(each.number, each.key, each.language) for each in found.rows] == [
        (4, "bulky", "ja"),
        (5, "bulky", "en"),
        (7, "sofa", "ja"),
    ]
    assert found.changes[0].content.title == {"ja": "粗大ごみ", "en": "Bulky"}
    assert any("メモ" in note for note in found.notes)


def test_a_change_keeps_what_the_table_does_not_say() -> None:
    examples = "ごみの日いつ\n燃えるゴミ何曜日"

    found = planned(as_csv(HEADINGS, row(識別名="garbage", 市民の書き方の例=examples, 有効開始日="")))

    assert found.problems == ()
    change = found.changes[0]
    assert change.content.title == {"ja": "粗大ごみ", "en": "Garbage"}
    assert change.terms.valid_from == date(2026, 4, 1)
    changed = found.rows[0]
    assert (changed.fate, changed.before["title"], changed.after["title"]) == (Fate.CHANGED, "ごみの出し方", "粗大ごみ")
    assert "examples" not in changed.after


def test_all_problems_are_told_in_one_go() -> None:
    found = planned(
        as_csv(
            HEADINGS,
            row(担当課="水道局", 分野="宇宙", 有効開始日="いつか"),
            row(識別名="Bad Key", 言語="ラテン語"),
            row(
                回答="詳しくは<a href='javascript:alert(1)'>こちら</a>",
                出典="javascript:alert(1)",
                識別名="links",
                市民の書き方の例="",
            ),
            row(識別名="bulky"),
            row(識別名="dates", 見直し期限="2020-01-01", 見出し="長い" * 11, 市民の書き方の例="ごみの日いつ"),
            row(識別名="english", 言語="en", 市民の書き方の例=""),
        )
    )

    assert [each.fate for each in found.rows] == [Fate.REFUSED] * 6
    assert {(each.row, each.column) for each in found.problems} == {
        (2, "担当課"),
        (2, "分野"),
        (2, "有効開始日"),
        (3, "識別名"),
        (3, "言語"),
        (4, "回答"),
        (4, "出典"),
        (5, "言語"),
        (6, "見直し期限"),
        (6, "見出し"),
        (6, "市民の書き方の例"),
        (7, "見出し"),
        (7, "質問"),
        (7, "回答"),
    }
    assert found.changes != ()  # what is right is known, and nothing of it is applied while something is wrong


def test_a_draft_is_not_gone_over() -> None:
    intent = Intent.objects.get(key="garbage")
    latest = latest_revision(intent)
    assert latest is not None
    unchanged = as_csv(*map(written, rows_of(intents_now(), names(), "ja")))
    save_revision(intent, content_of(latest), terms_of(latest), state=IntentRevision.State.DRAFT)

    assert planned(unchanged).problems == ()
    changed = planned(as_csv(HEADINGS, row(識別名="garbage")))
    assert [(each.row, each.column) for each in changed.problems] == [(2, "識別名")]
    assert "draft" in changed.problems[0].what


def written(cells: Row) -> list[str]:
    return [str(cell) for cell in cells]


def test_html_is_kept_as_text() -> None:
    found = planned(as_csv(HEADINGS, row(回答="<script>alert(1)</script>")))

    assert found.changes[0].content.answers["ja"] == "<script>alert(1)</script>"


def test_rows_of_one_answer_must_agree() -> None:
    found = planned(as_csv(HEADINGS, row(), row(言語="英語", 見直し期限="2028-03-31", 市民の書き方の例="")))

    assert [(each.row, each.column) for each in found.problems] == [(3, "見直し期限")]


def test_formulas_and_errors_are_asked_for_as_values() -> None:
    found = planned(as_xlsx(HEADINGS, row(回答='=HYPERLINK("https://a.example")', 質問="#REF!")), "faq.xlsx")

    assert [each.column for each in found.problems if each.row == 2 and "value" in each.what] == ["回答"]


def test_missing_columns_are_named_with_those_that_were_found() -> None:
    found = planned(as_csv(HEADINGS[:6], row()[:6]))

    assert len(found.problems) == 1
    assert "Answer" in found.problems[0].what
    assert "識別名" in found.problems[0].what


def test_a_table_of_something_else_is_refused() -> None:
    found = planned(as_csv(("氏名", "住所"), ("山田", "東京")))

    assert "氏名" in found.problems[0].what


def test_too_many_rows_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 100)
    rows = [row(識別名=f"a-{number}") for number in range(101)]

    for data, name in ((as_csv(HEADINGS, *rows), "faq.csv"), (as_xlsx(HEADINGS, *rows), "faq.xlsx")):
        with pytest.raises(UnreadableFile, match="100 rows"):
            read(data, name)


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    return packed.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    """A good Excel file with one thing wrong inside."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(HEADINGS, row()))) as good, zipfile.ZipFile(packed, "w") as archive:
        for part in good.namelist():
            content = good.read(part)
            archive.writestr(part, content.replace(old, new, 1) if part == name else content)
        assert old in good.read(name)
    return packed.getvalue()


def test_a_file_of_excel_itself_is_read_without_its_readings() -> None:
    found = planned(as_excel_writes(HEADINGS, row()), "faq.xlsx")

    assert found.problems == ()
    assert found.changes[0].content.title == {"ja": "粗大ごみ"}


def test_entities_in_the_texts_of_excel_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(as_excel_writes(HEADINGS, row(), before_texts=LAUGHS.decode()), "faq.xlsx")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("xl/worksheets/sheet1.xml", b"<worksheet", LAUGHS + b"<worksheet", id="entities in a sheet"),
        pytest.param("xl/workbook.xml", b"<workbookView", b'<workbookView none="1"', id="an attribute that is none"),
        pytest.param("xl/worksheets/sheet1.xml", b"</row>", b"", id="no XML"),
    ],
)
def test_broken_and_malicious_insides_are_refused(name: str, old: bytes, new: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(with_part(name, old, new), "faq.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        pytest.param(b"", "faq.csv", "empty", id="empty"),
        pytest.param(b"key,language\n\x81\xff", "faq.csv", "line 2", id="encoding"),
        pytest.param(b"PK\x03\x04 broken", "faq.xlsx", "damaged", id="broken zip"),
        pytest.param(bomb(), "faq.xlsx", "at most", id="bomb"),
        pytest.param(as_csv(HEADINGS), "faq.doc", "Excel", id="kind"),
        pytest.param(as_csv(HEADINGS), "faq.xlsx", "damaged", id="csv by another name"),
        pytest.param(b'a,"' + b"x" * 300_000, "faq.csv", "quotation mark", id="quotation mark"),
    ],
)
def test_files_that_are_no_tables(data: bytes, name: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read(data, name)
