"""The figures of the reports, counted from the rows: what is missing, or once more."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bot import wiring
from bot.store import counts


class Command(BaseCommand):
    help = (
        "Counts the days that are over and not counted yet, as the periodic worker does by itself. With --since, "
        "counts those days again. Days whose conversations may be erased already keep their figures."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=_day, help="count again from this day on, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        since = options["since"]
        if since and since < whole_since():
            raise CommandError(f"conversations are erased; days can be counted again from {whole_since()} on")
        again = counts.rebuild(since, wiring.places()) if since else 0
        added = sum(1 for _day in wiring.count_days())
        self.stdout.write(f"days counted: {added}, counted again: {again}")


def whole_since() -> date:
    """From then on no conversation was erased: those of a day ended a day after their last message."""
    days = wiring.library().current().city.retention_days
    return timezone.localdate(timezone=settings.CITY_ZONE) - timedelta(days=days - 2)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--since {text}: no day of the form YYYY-MM-DD") from None
