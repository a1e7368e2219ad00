"""CSV as city halls keep it: UTF-8 with or without the mark, cp932, or Excel's "Unicode text"."""

import csv
import io

from django.utils.translation import gettext as _

from intents.tables.sheets import COLUMNS, RowCount, Sheet, UnreadableFile

_LONGEST = 200_000  # characters of a field; what is longer has a quotation mark that never ends


def sheets_of_csv(data: bytes, name: str) -> list[Sheet]:
    """Raises UnreadableFile."""
    text = _decoded(data)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows, count = [], RowCount()
    try:
        for number, row in enumerate(reader, 1):
            if any(cell.strip() for cell in row):
                count.add()
                rows.append((number, row[:COLUMNS]))
    except csv.Error as broken:
        told = _("Line %(line)d cannot be read as CSV: is a quotation mark missing?")
        raise UnreadableFile(told % {"line": reader.line_num}) from broken
    return [Sheet(name, rows)]


def _decoded(data: bytes) -> str:
    """UTF-8 is recognised by itself: a table in another encoding breaks its rules in the first Japanese word."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(data, "cp932")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        told = _("The encoding is neither UTF-8 nor Shift_JIS (cp932): see line %(line)d. Please save it as CSV UTF-8.")
        raise UnreadableFile(told % {"line": line}) from broken


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return "\t" if first.count("\t") > first.count(",") else ","
