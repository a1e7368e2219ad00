"""A table of answers, looked at or applied from the command line."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from bot.store import audit
from bot.web.console.table_names import names_here
from bot.web.console.text_findings import examiner
from intents.tables.importing import Refused, Stale, apply, bring, dry_run
from intents.tables.planning import Fate, Plan
from intents.tables.sheets import UnreadableFile

ACTOR = "operator:command-line"


class Command(BaseCommand):
    help = "Says what an Excel or CSV file would make of the answers, row by row; with --apply, publishes it whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="publish it, if nothing is wrong with it")
        parser.add_argument("--reason", default="", help="why to publish what the check objects to, instead of a draft")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: cannot be read: {error.strerror}") from error
        with translation.override("en"):
            try:
                self._run(data, file.name, options["reason"].strip(), apply_it=options["apply"])
            except UnreadableFile as wrong:
                raise CommandError(f"{file}: {wrong}") from wrong

    def _run(self, data: bytes, name: str, reason: str, *, apply_it: bool) -> None:
        found, state = dry_run(data, name, names_here(), examine=examiner())
        self._tell(found)
        if found.problems:
            raise CommandError(f"{len(found.problems)} problems in {name}: nothing is imported.")
        if apply_it:
            self._apply(data, name, state, reason)

    def _apply(self, data: bytes, name: str, state: str, reason: str) -> None:
        brought, note = bring(data, name, None), f"import_table {name}"
        try:
            stored = apply(brought, names_here(), state, None, note, examine=examiner(), reason=reason)
        except (Stale, Refused) as late:
            raise CommandError("The answers were changed in the meantime: run it again.") from late
        if stored.drafts:
            self.stdout.write(
                f"{stored.drafts} wait as drafts: publish them in the administration; --reason would have."
            )
        if stored.publication is None:
            self.stdout.write("Nothing was published." if stored.drafts else "Nothing has changed.")
            return
        about = {"file": name, "drafts": stored.drafts, **({"reason": reason} if reason else {})}
        audit.note(ACTOR, "answers.imported", f"publication:{stored.publication.number}", **about)
        self.stdout.write(f"Publication {stored.publication.number}.")

    def _tell(self, found: Plan) -> None:
        for row in found.rows:
            if row.fate in (Fate.NEW, Fate.CHANGED):
                columns = f": {', '.join(row.after)}" if row.fate is Fate.CHANGED else ""
                self.stdout.write(f"{row.sheet}:{row.number}: {row.key} {row.language} {row.fate}{columns}")
        for doubt in (doubt for row in found.rows for doubt in row.doubts):
            mark = "check: " if doubt.grave else ""
            self.stdout.write(f"{doubt.sheet}:{doubt.row}: {doubt.column}: {mark}{doubt.what}")
        for note in found.notes:
            self.stdout.write(note)
        for problem in found.problems:
            self.stderr.write(f"{problem.sheet}:{problem.row}: {problem.column}: {problem.what}")
        self.stdout.write(", ".join(f"{found.count(fate)} {fate}" for fate in Fate))
