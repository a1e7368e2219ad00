import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot import wiring
from intents.evaluation.heldout import NONE, Question, ask_all, report
from intents.knowledge import PublishedKnowledge
from intents.sources import PackProblems
from intents.sources.heldout import read_heldout


class Command(BaseCommand):
    help = "Ask the published answers questions that the matcher never saw, and print how well they are answered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
        parser.add_argument("--json", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        library = wiring.new_library()
        library.preload()
        knowledge = library.current()
        measured = report(ask_all(_questions(options["paths"], knowledge), knowledge.match))
        if options["json"]:
            options["json"].write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
        self._tell(measured)

    def _tell(self, measured: dict[str, dict[str, float]]) -> None:
        self.stdout.write(f"{'':26}" + "".join(f"{name:>10}" for name in measured))
        for figure in measured["all"]:
            self.stdout.write(f"{figure:26}" + "".join(f"{part[figure]:>10.4g}" for part in measured.values()))


def _questions(paths: list[Path], knowledge: PublishedKnowledge) -> list[Question]:
    try:
        questions = read_heldout(paths)
    except PackProblems as wrong:
        raise CommandError(str(wrong)) from wrong
    expected = {question.intent for question in questions} - {NONE}
    unknown = {intent for intent in expected if not knowledge.entry(intent)}
    if unknown:
        raise CommandError(f"these intents are not published: {', '.join(sorted(unknown))}")
    return questions
