"""Past questions asked again."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bot import wiring
from bot.domain.experiments import Kind


class Command(BaseCommand):
    help = "Asks what citizens asked since a day again, masked, and tells which questions end otherwise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", required=True, type=_day, metavar="DATE", help="2026-11-01")
        parser.add_argument("--until", type=_day, metavar="DATE", help="today, where it is left out")
        parser.add_argument("--draft", default="", metavar="KEY", help="against the latest version of this intent")

    def handle(self, *args: Any, **options: Any) -> None:
        until = options["until"] or timezone.localdate()
        wish = {"since": options["since"].isoformat(), "until": until.isoformat(), "draft": options["draft"]}
        try:
            told = wiring.experiment(Kind.REPLAY, wish)
        except LookupError as problem:
            raise CommandError(str(problem)) from None
        for flip in told["flips"]:
            before, after = (_ending(flip[name]) for name in ("before", "after"))
            self.stdout.write(f"{flip['change']}  {flip['language']}  {flip['text']}\n    {before} -> {after}")
        asked = ", ".join(f"{language} {count}" for language, count in sorted(told["asked"].items()))
        self.stdout.write(f"asked again: {asked or 'nothing'}; {len(told['flips'])} end otherwise")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _ending(ending: dict[str, str]) -> str:
    return f"{ending['certainty']} {ending['intent']}".strip()
