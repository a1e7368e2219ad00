"""A file of answers, whatever kind it is, as the sheets in it."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from intents.tables.csv_sheets import sheets_of_csv
from intents.tables.headings import Table, table_of
from intents.tables.sheets import UnreadableFile, check_size
from intents.tables.xlsx_sheets import sheets_of_xlsx

KINDS = (".xlsx", ".csv", ".txt")


def read_table(data: bytes, name: str) -> Table:
    """Raises UnreadableFile for what is no table at all; whatever else is wrong stands in the table's problems."""
    check_size(data)
    kind = PurePath(name).suffix.lower()
    if kind == ".xlsx":
        return table_of(sheets_of_xlsx(data))
    if kind in KINDS:
        return table_of(sheets_of_csv(data, PurePath(name).name))
    raise UnreadableFile(_("Only Excel (.xlsx), CSV and zipped packs (.zip) are read. Old .xls: save it as .xlsx."))
