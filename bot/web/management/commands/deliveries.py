"""What waits to be sent, and what could not be, with the platform's words."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from bot.domain.delivery import OPEN_STATES, TROUBLED_STATES, DeliveryState
from bot.store.models import DeliveryRow


class Command(BaseCommand):
    help = "Lists deliveries that wait, died or are uncertain. “send_again ID…” sends the latter two once more."

    def add_arguments(self, parser: CommandParser) -> None:
        states = sorted(state.value for state in DeliveryState)
        parser.add_argument("--state", choices=states, help="only this state, of all six")
        parser.add_argument("--most", type=int, default=200, help="rows at most, the newest first")

    def handle(self, *args: Any, **options: Any) -> None:
        states = [options["state"]] if options["state"] else list(OPEN_STATES | TROUBLED_STATES)
        rows = DeliveryRow.objects.filter(state__in=states).select_related("destination__contact").order_by("-id")
        for row in rows[: options["most"]]:
            self.stdout.write(_line(row))
        counts = {state: DeliveryRow.objects.filter(state=state).count() for state in sorted(states)}
        self.stdout.write(", ".join(f"{state}: {count}" for state, count in counts.items()))


def _line(row: DeliveryRow) -> str:
    created = timezone.localtime(row.created_at).strftime("%Y-%m-%d %H:%M")
    tries = f"{row.attempts} tries"
    return f"{row.pk:>8}  {row.state:<9}  {created}  {row.destination}  {row.speaker}  {tries}  {row.detail}".rstrip()
