"""Excel files, read in openpyxl's streaming mode: a million rows cost no more than the limit."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import range_boundaries

from intents.tables import archives
from intents.tables.sheets import COLUMNS, Formula, RowCount, Sheet, UnreadableFile

_SHOWN = "visible"
_SPREAD = 5_000_000  # cells that merged ranges may fill


def sheets_of_xlsx(data: bytes) -> list[Sheet]:
    """The sheets that are shown, values of merged cells in the whole range. Raises UnreadableFile."""
    with archives.opened(data) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise UnreadableFile(_("This is no Excel file (.xlsx)."))
        try:
            return list(_sheets(archive, data))
        except UnreadableFile:
            raise
        except Exception as bad:  # openpyxl builds objects of whatever it finds: broken bytes raise anything
            raise UnreadableFile(_("The Excel file is damaged. Please save it again as .xlsx.")) from bad


def _sheets(archive: zipfile.ZipFile, data: bytes) -> Iterator[Sheet]:
    book, count = load_workbook(io.BytesIO(data), read_only=True), RowCount()
    for page in book.worksheets:
        if page.sheet_state != _SHOWN:
            continue
        rows = {}
        for number, row in enumerate(page.iter_rows(max_col=COLUMNS), 1):
            if all(cell is EMPTY_CELL for cell in row):
                continue
            if any(texts := [_text(cell) for cell in row]):
                count.add()
                rows[number] = texts
        with archive.open(page._worksheet_path) as source:
            _spread(rows, _merged(source))
        yield Sheet(page.title, list(rows.items()))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(_("This is a formula. Please paste its value instead (Paste special → Values)."))
    if cell.data_type == "e":
        return Formula(_("Excel shows an error here (%(error)s).") % {"error": str(value)[:20]})
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "")  # how Excel writes a carriage return


@dataclass(frozen=True)
class _Range:
    left: int
    top: int
    right: int
    bottom: int


def _merged(source: Any) -> Iterator[_Range]:
    """They stand behind the rows, where the streaming mode does not look."""
    for _event, element in iterparse(source, events=("end",)):
        if element.tag.endswith("}mergeCell"):
            yield _Range(*range_boundaries(element.get("ref", "")))
        elif element.tag.endswith("}row"):
            element.clear()


def _spread(rows: dict[int, list[str]], merged: Iterator[_Range]) -> None:
    """Only over rows that stand there: an empty row stays empty."""
    last, left = max(rows, default=0), _SPREAD
    for each in merged:
        value = _at(rows.get(each.top, ()), each.left)
        columns = range(each.left, min(each.right, COLUMNS) + 1)
        numbers = range(each.top, min(each.bottom, last) + 1) if value else range(0)
        left -= len(numbers) * len(columns)
        if left < 0:
            raise ValueError("merged cells over merged cells")
        for row in (rows[number] for number in numbers if number in rows):
            row.extend([""] * (columns.stop - 1 - len(row)))
            row[columns.start - 1 : columns.stop - 1] = [value] * len(columns)


def _at(row: Sequence[str], column: int) -> str:
    return row[column - 1] if column <= len(row) else ""
