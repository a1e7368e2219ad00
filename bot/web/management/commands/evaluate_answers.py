import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bot import wiring
from bot.dialogue.turn import Tools
from bot.evaluation.answers import Outcome, by_language, figures, run
from bot.evaluation.expected import read_expected
from intents.sources import PackProblems


class Command(BaseCommand):
    help = (
        "Ask the published answers questions whose facts are known, through the whole pipeline with the model and the "
        "switches in force, and print how faithful, complete, rightly refused and in the right language the answers "
        "are. Nothing is stored or sent."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="e.g. intents/packs/minatogawa/expected")
        parser.add_argument("--runs", type=int, default=1, help="how many times all is asked: a model varies")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
        parser.add_argument("--errors", action="store_true", help="also what went wrong, of the last run")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["runs"] < 1:
            raise CommandError("--runs must be 1 at least")
        try:
            questions = read_expected(options["folder"])
        except PackProblems as wrong:
            raise CommandError(str(wrong)) from wrong
        wiring.preload()
        runs = [run(questions, _tools) for _ in range(options["runs"])]
        measured = {"model": settings.LLM_MODEL or None, **figures(runs), "by_language": by_language(runs)}
        self._tell(measured)
        if options["errors"]:
            self._errors(runs[-1])
        if options["json"]:
            options["json"].write_text(json.dumps(measured, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def _tell(self, measured: dict[str, Any]) -> None:
        self.stdout.write(f"model: {measured['model'] or 'none, every answer is word for word'}")
        parts = {"all": measured, **measured["by_language"]}
        self.stdout.write(f"{'':26}" + "".join(f"{name:>10}" for name in parts))
        for name in next(iter(measured["by_language"].values())):
            self.stdout.write(f"{name:26}" + "".join(f"{_shown(part[name]):>10}" for part in parts.values()))

    def _errors(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            wrong = [*outcome.unapproved, *(f"not said: {fact}" for fact in outcome.lacking)]
            if not outcome.expected.answered and outcome.answered:
                wrong.append("answered")
            if wrong:
                status = outcome.heard.resolution.decision.status
                self.stdout.write(f"{outcome.expected.ask} [{status}]: {'; '.join(wrong)}")


def _tools() -> Tools:
    return replace(wiring.tools(), show_working=lambda event: None)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
