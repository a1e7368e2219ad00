"""From sheets to rows of known columns: where the headings stand, which ones are missing, what is left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bot.languages import ENGLISH, JAPANESE
from intents.tables.columns import COLUMNS, column_of
from intents.tables.sheets import Sheet

_LOOKED_AT = 10  # rows of a sheet: a title and a few remarks may stand above the headings
_ENOUGH = 3  # known headings that make a row the headings; one may stand in any sentence


@dataclass(frozen=True, order=True)
class Problem:
    """`column` is its heading as it stands in the file; row 0 is the whole sheet."""

    sheet: str
    row: int
    column: str
    what: str


@dataclass(frozen=True)
class TableRow:
    """Column → text, as it stands there; `headings` are those of its sheet."""

    sheet: str
    number: int
    texts: Mapping[str, str]
    headings: Mapping[str, str]

    def problem(self, column: str, what: str) -> Problem:
        return Problem(self.sheet, self.number, self.headings.get(column, ""), what)


@dataclass
class Table:
    """`notes` tell what was left out on purpose."""

    rows: list[TableRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def table_of(sheets: Iterable[Sheet]) -> Table:
    table = Table()
    others = []
    for sheet in sheets:
        at = _headings_at(sheet)
        if at is None:
            others.append(sheet)
        else:
            _read(sheet, at, table)
    nothing_read = not table.rows and not table.problems
    for sheet in others:
        if nothing_read and sheet.rows:
            table.problems.append(_missing(sheet, _first_row(sheet), set()))
        elif sheet.rows:
            table.notes.append(
                _("The sheet “%(sheet)s” has no headings of answers and is left out.") % {"sheet": sheet.name}
            )
    if not table.rows and not table.problems:
        table.problems.append(Problem("", 0, "", _("There is no row with an answer in the file.")))
    return table


def _headings_at(sheet: Sheet) -> int | None:
    """The place of the row, among the first ones, in which the most headings are known."""
    known = [len({column_of(text) for text in row} - {None}) for _number, row in sheet.rows[:_LOOKED_AT]]
    best = max(known, default=0)
    return known.index(best) if best >= _ENOUGH else None


def _read(sheet: Sheet, at: int, table: Table) -> None:
    number, headings = sheet.rows[at]
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        column = column_of(heading)
        if column in places:
            told = _("The column “%(column)s” stands here twice.") % {"column": heading}
            table.problems.append(Problem(sheet.name, number, heading, told))
        elif column:
            places[column] = place
        elif heading.strip():
            told = _("Sheet “%(sheet)s”: the column “%(column)s” is not one of an answer's and is left out.")
            table.notes.append(told % {"sheet": sheet.name, "column": heading.strip()[:40]})
    if any(column.needed and column.name not in places for column in COLUMNS):
        table.problems.append(_missing(sheet, headings, set(places), number))
        return
    named = {column: headings[place].strip() for column, place in places.items()}
    for row_number, row in sheet.rows[at + 1 :]:
        texts = {column: row[place] for column, place in places.items() if place < len(row)}
        if any(texts.values()):
            table.rows.append(TableRow(sheet.name, row_number, texts, named))


def _missing(sheet: Sheet, headings: Sequence[str], found: set[str], row: int = 0) -> Problem:
    language = JAPANESE if (get_language() or "").startswith(JAPANESE) else ENGLISH
    missing = [column.headings[language] for column in COLUMNS if column.needed and column.name not in found]
    told = _("Columns are missing: %(missing)s. Found: %(found)s.") % {
        "missing": ", ".join(missing),
        "found": ", ".join(heading.strip()[:40] for heading in headings if heading.strip()),
    }
    return Problem(sheet.name, row, "", told)


def _first_row(sheet: Sheet) -> Sequence[str]:
    return sheet.rows[0][1] if sheet.rows else ()
