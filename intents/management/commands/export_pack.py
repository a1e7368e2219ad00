from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot.domain.illustrations import is_name
from intents.exporting import NothingToExport, pack_now
from intents.sources.pictures import FOLDER
from intents.sources.writing import files_of


class Command(BaseCommand):
    help = "Write what the city answers now as a pack: a folder of YAML files that load_pack reads, ready for git."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="made if it is missing; files of topics that are gone leave it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pack = pack_now()
        except NothingToExport as nothing:
            raise CommandError("There is no city yet: load a pack first (load_pack FOLDER).") from nothing
        _write(files_of(pack), options["folder"])
        self.stdout.write(f"{options['folder']}: {len(pack.intents)} intents.")


def _write(files: dict[str, bytes], folder: Path) -> None:
    """Held-out questions and vectors that stand beside are left as they are."""
    for part in ("intents", "golden"):
        for old in (folder / part).glob("*.yaml"):
            if f"{part}/{old.name}" not in files:
                old.unlink()
    for old in (folder / FOLDER).glob("*"):
        if is_name(old.name) and f"{FOLDER}/{old.name}" not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
