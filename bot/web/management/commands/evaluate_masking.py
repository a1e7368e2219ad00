"""How well personal data is masked, by kind, on a folder of examples."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot import wiring
from bot.domain.personal_data import NUMBERED, Kind
from bot.privacy.evaluation import PARTS, BadExample, Report, Tally, evaluate, read_examples
from bot.privacy.masking import find

_OTHERS = frozenset(Kind) - NUMBERED


class Command(BaseCommand):
    help = (
        "Recall and precision of the masking of personal data by kind. DIR holds *.yaml files with the lists "
        "`positive` ({phone:090-…} marks what must be hidden) and `negative`. A third of the texts, chosen by their "
        "hash, is reported apart: nothing was tuned on it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="for example tests/unit/privacy/examples")
        parser.add_argument("--rules", action="store_true", help="by rules alone, as where no encoder is to be had")
        parser.add_argument("--json", action="store_true", help="figures as JSON")
        parser.add_argument("--errors", action="store_true", help="also the seen texts with an error, to improve on")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tagger = None if options["rules"] else wiring.tagger()
            reports = evaluate(read_examples(options["dir"]), partial(find, tagger=tagger))
        except BadExample as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(
                json.dumps({part: _figures(reports[part]) for part in PARTS}, ensure_ascii=False, indent=2)
            )
        else:
            self._table(reports)
        if options["errors"]:
            self._errors(reports["seen"])

    def _table(self, reports: dict[str, Report]) -> None:
        for part in PARTS:
            texts = reports[part].texts
            self.stdout.write(f"\n{part}: {texts['positive']} texts with personal data, {texts['negative']} without")
            self.stdout.write(
                f"  {'':<12}{'items':>6}{'hidden':>8}{'recall':>9}{'found':>7}{'right':>7}{'precision':>11}"
            )
            for name, tally in _rows(reports[part]):
                recall, precision = _percent(tally.recall), _percent(tally.precision)
                counts = f"{tally.items:>6}{tally.hidden:>8}{recall:>9}{tally.found:>7}{tally.right:>7}{precision:>11}"
                self.stdout.write(f"  {name:<12}{counts}")

    def _errors(self, seen: Report) -> None:
        for title, errors in (("not hidden", seen.missed), ("hidden wrongly", seen.wrong)):
            self.stdout.write(f"\n{title}:")
            for kind, text in errors:
                self.stdout.write(f"  {kind.name.lower():<12}{text!r}")


def _rows(report: Report) -> list[tuple[str, Tally]]:
    kinds = [(kind.name.lower(), report.tallies[kind]) for kind in Kind]
    return [*kinds, ("numbered", report.together(NUMBERED)), ("others", report.together(_OTHERS))]


def _figures(report: Report) -> dict[str, Any]:
    rows = {
        name: {**vars(tally), "recall": tally.recall, "precision": tally.precision} for name, tally in _rows(report)
    }
    return {"texts": dict(report.texts), "kinds": rows}


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
