"""The city's answers as a table: rows, then Excel or CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from bot import languages
from intents.sources import PackIntent
from intents.tables.cells import in_cp932, lost_in_cp932, quoted
from intents.tables.columns import COLUMNS, OPTIONAL
from intents.tables.names import Names

_LONGEST = 32_767  # characters of a cell, Excel's own limit
Cell = str | date
Row = Sequence[Cell]


@dataclass(frozen=True)
class CannotHold:
    """What the form of the file cannot hold: letters, or a length. `row` counts as a spreadsheet does."""

    row: int
    key: str
    heading: str
    what: str


def rows_of(intents: Iterable[PackIntent], names: Names, language: str) -> Iterator[Row]:
    """The headings, then a row for each intent and language. Nothing is quoted yet."""
    yield [column.headings[language] for column in COLUMNS]
    for intent in intents:
        content = intent.content
        for code in languages.ALL:
            if any(texts.get(code) for texts in (content.title, content.question, content.answers, content.examples)):
                yield [_cell(intent, code, column.name, names, language) for column in COLUMNS]


def _cell(intent: PackIntent, code: str, column: str, names: Names, language: str) -> Cell:
    content = intent.content
    plain: dict[str, Cell] = {
        "key": intent.key,
        "language": languages.NAMES[code],
        "department": names.department(content.department, language),
        "topic": names.topic(content.topic, language),
        "sensitivity": names.sensitivity(intent.terms.sensitivity, language),
    }
    if column in plain:
        return plain[column]
    if column in OPTIONAL:
        return "\n".join(map(str, getattr(content, column).get(code, ())))
    if column in ("title", "question", "answers"):
        texts: Mapping[str, str] = getattr(content, column)
        return texts.get(code, "")
    return getattr(intent.terms, column) or ""


def as_csv(rows: Iterable[Row], *, cp932: bool = False) -> bytes:
    """UTF-8 with the mark by which Excel knows it, or cp932, whose gaps `not_in_cp932` names before."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_text(cell) for cell in row] for row in rows)
    return in_cp932(text.getvalue()) if cp932 else text.getvalue().encode("utf-8-sig")


def not_in_cp932(rows: Iterable[Row]) -> Iterator[CannotHold]:
    """Each character once a cell."""
    for number, row, heading, cell in _cells(rows):
        if lost := lost_in_cp932(str(cell)):
            yield CannotHold(number, str(row[0]), heading, " ".join(lost))


def too_long_for_excel(rows: Iterable[Row]) -> Iterator[CannotHold]:
    for number, row, heading, cell in _cells(rows):
        if len(str(cell)) >= _LONGEST:
            yield CannotHold(number, str(row[0]), heading, f"{len(str(cell))} > {_LONGEST}")


def as_xlsx(rows: Iterable[Row], sheet: str) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "C2"
    for number, column in enumerate(COLUMNS, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(rows, 1):
        page.append([_excel_cell(page, cell, heading=number == 1) for cell in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


_TOP, _BOLD = Alignment(vertical="top", wrap_text=True), Font(bold=True)


def _excel_cell(page: object, cell: Cell, *, heading: bool) -> WriteOnlyCell:
    drawn = WriteOnlyCell(page, cell if isinstance(cell, date) else quoted(cell))
    drawn.alignment = _TOP
    if heading:
        drawn.font = _BOLD
    if isinstance(cell, date):
        drawn.number_format = "yyyy-mm-dd"
    return drawn


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else quoted(cell)


def _cells(rows: Iterable[Row]) -> Iterator[tuple[int, Row, str, Cell]]:
    headings: Row = ()
    for number, row in enumerate(rows, 1):
        headings = headings or row
        yield from ((number, row, str(heading), cell) for heading, cell in zip(headings, row, strict=True))
