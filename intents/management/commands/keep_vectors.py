from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intents.filling import entries_of_pack
from intents.index.build import Remembered
from intents.lexicon import merged, shipped
from intents.sources import FileSource, PackProblems
from intents.sources.vectors import write_vectors
from intents.understanding import bundled_encoders, understand


class Command(BaseCommand):
    help = "Compute the vectors of a pack and keep them beside it, so that loading it takes seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pack = FileSource(options["folder"]).read()
        except PackProblems as wrong:
            raise CommandError(str(wrong)) from wrong
        entries = sorted(entries_of_pack(pack), key=lambda entry: entry.key)
        cache = Remembered()
        understand(entries, bundled_encoders(), merged(shipped(), pack.lexicon), cache=cache)
        write_vectors(options["folder"], cache.kept)
        self.stdout.write(f"{sum(map(len, cache.kept.values()))} vectors of {len(entries)} intents")
