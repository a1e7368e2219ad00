"""The answers as a table, written from the command line."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.languages import ENGLISH, JAPANESE
from bot.web.console.table_names import names_here
from intents.exporting import intents_now
from intents.tables.writing import Row, as_csv, as_xlsx, not_in_cp932, rows_of, too_long_for_excel


class Command(BaseCommand):
    help = "Writes what the city answers now as an Excel or CSV file, one row an intent and language."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="its name ends in .xlsx or .csv")
        parser.add_argument("--language", choices=[JAPANESE, ENGLISH], default=JAPANESE, help="of headings and names")
        parser.add_argument("--cp932", action="store_true", help="CSV in Shift_JIS instead of UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        rows = list(rows_of(intents_now(), names_here(), options["language"]))
        if file.suffix == ".xlsx":
            data = as_xlsx(rows, "FAQ")
        elif file.suffix == ".csv":
            data = as_csv(rows, cp932=options["cp932"])
        else:
            raise CommandError(f"{file}: the name must end in .xlsx or .csv")
        self._warn(rows, file, cp932=options["cp932"])
        file.write_bytes(data)
        self.stdout.write(f"{file}: {len(rows) - 1} rows.")

    def _warn(self, rows: list[Row], file: Path, *, cp932: bool) -> None:
        lost = too_long_for_excel(rows) if file.suffix == ".xlsx" else not_in_cp932(rows) if cp932 else ()
        for each in lost:
            self.stderr.write(f"row {each.row} ({each.key}), {each.heading}: the file cannot hold {each.what}")
