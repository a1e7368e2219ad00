from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot import wiring


class Command(BaseCommand):
    help = "Fetch the vectors of EMBEDDING_MODEL that the published answers lack; the worker does it by itself too."

    def handle(self, *args: Any, **options: Any) -> None:
        if wiring.embedder() is None:
            raise CommandError("EMBEDDING_MODEL is not set: there is nothing to fetch.")
        if not wiring.new_library().fetch_vectors():
            raise CommandError("Not all vectors are there; the log says why. What came is kept.")
        self.stdout.write("The published answers have all vectors of EMBEDDING_MODEL.")
