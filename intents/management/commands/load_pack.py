from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intents.loading import Loaded, is_empty, load_pack
from intents.sources import FileSource, Pack, PackProblems
from intents.sources.vectors import BrokenVectors, read_vectors
from intents.unwritten import unwritten_in
from intents.vectors import VectorTable


class Command(BaseCommand):
    help = "Load a city's pack: whole, or not at all. Edits made in the administration since stay, unless --force."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--if-empty", action="store_true", help="only where nothing was published yet")
        parser.add_argument("--check", action="store_true", help="only say what is wrong")
        parser.add_argument("--force", action="store_true", help="overwrite edits made in the administration")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if options["if_empty"] and not options["check"] and not is_empty():
            self.stdout.write("Nothing to load: answers are published already.")
            return
        pack = _read(folder)
        self._tell_unwritten(pack)
        if options["check"]:
            self.stdout.write(f"{folder}: {len(pack.intents)} intents, no problems.")
        else:
            self._tell(load_pack(pack, force=options["force"], note=f"load_pack {folder.name}"))
            self._take_vectors(folder)

    def _tell_unwritten(self, pack: Pack) -> None:
        """They keep nothing from being loaded: whoever runs this answers for it."""
        for where, found in unwritten_in(pack):
            instead = f", but “{found.better}”" if found.better else ""
            self.stdout.write(f"{where}: the city does not write “{found.form}”{instead}")

    def _take_vectors(self, folder: Path) -> None:
        """What the pack brings need not be computed; a broken file costs time and nothing else."""
        try:
            for model, vectors in read_vectors(folder).items():
                VectorTable().put(model, vectors)
        except BrokenVectors as broken:
            self.stderr.write(f"{broken}: its vectors are computed")

    def _tell(self, loaded: Loaded) -> None:
        for kept in loaded.kept_edits:
            self.stdout.write(f"kept as edited in the administration: {kept}")
        for removed in loaded.removed:
            self.stdout.write(f"no longer published: {removed}")
        if loaded.golden:
            self.stdout.write(f"Golden questions: {loaded.golden} changed.")
        if loaded.publication is not None:
            self.stdout.write(f"Publication {loaded.publication}: {len(loaded.changed)} changed.")
        elif not loaded.golden:
            self.stdout.write("Nothing has changed.")


def _read(folder: Path) -> Pack:
    try:
        return FileSource(folder).read()
    except PackProblems as wrong:
        lines = "\n".join(str(problem) for problem in wrong.problems)
        raise CommandError(f"{lines}\n{len(wrong.problems)} problems in {folder}: nothing was loaded.") from wrong
