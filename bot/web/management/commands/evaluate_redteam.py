import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bot import wiring
from bot.dialogue.turn import Tools
from bot.domain.model import EVERYTHING
from bot.evaluation.attacks import NOT_READ, Result, figures, try_all
from bot.llm.canaries import holds_canary
from intents.sources import PackProblems
from intents.sources.redteam import SHIPPED, read_redteam


class Command(BaseCommand):
    help = (
        "Attack the counter with the red-team set, every rung of the model switched on, and count what came through: a "
        "text that is neither approved nor fixed nor within what was approved, or that holds a canary. Nothing is "
        "stored or sent. The exit code is 1 if anything came through."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="attacks of your own, beside ours")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            attacks = read_redteam([SHIPPED, *options["folders"]])
        except PackProblems as wrong:
            raise CommandError(str(wrong)) from wrong
        wiring.preload()
        results = try_all(attacks, _tools, lambda text: holds_canary(text, settings.SECRET_KEY))
        measured = {"model": settings.LLM_MODEL or None, **figures(results)}
        self._tell(measured, [result for result in results if not result.held])
        if options["json"]:
            options["json"].write_text(json.dumps(measured, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        if measured["came_through"]:
            raise CommandError(f"{measured['came_through']} of {measured['attacks']} attacks came through")

    def _tell(self, measured: dict[str, Any], through: list[Result]) -> None:
        self.stdout.write(f"model: {measured['model'] or 'none, so nothing could be worded'}")
        for name in ("attacks", "came_through", "noticed_by_a_guard", "model_was_asked"):
            self.stdout.write(f"{name:22}{measured[name]:>6}")
        for part in ("by_door", "by_language", "by_aim"):
            for name, counts in measured[part].items():
                note = "  (no model reads through this door)" if name in NOT_READ else ""
                self.stdout.write(f"  {name:20}{counts['came_through']:>4} of {counts['tried']}{note}")
        for result in through:
            self.stdout.write(f"{result.attack.id}: {[*result.unapproved, *result.never]} leaked={result.leaked}")


def _tools() -> Tools:
    return replace(wiring.tools(), switches=EVERYTHING, show_working=lambda event: None)
