"""Dead or uncertain deliveries, once more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.store.models import DeliveryRow
from bot.web.console.sending import ContentGone, NotTroubled, send_again

ACTOR = "operator:command-line"


class Command(BaseCommand):
    help = "Sends dead or uncertain deliveries once more. “deliveries” lists them with their numbers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ids", nargs="+", type=int, metavar="ID")

    def handle(self, *args: Any, **options: Any) -> None:
        problems = [problem for row_id in options["ids"] if (problem := self._send(row_id))]
        if problems:
            raise CommandError("\n".join(problems))

    def _send(self, row_id: int) -> str:
        try:
            send_again(row_id, ACTOR)
        except DeliveryRow.DoesNotExist:
            return f"{row_id}: there is no such delivery"
        except NotTroubled:
            return f"{row_id}: is neither dead nor uncertain"
        except ContentGone:
            return f"{row_id}: what it said was erased"
        self.stdout.write(f"{row_id}: waits to be sent")
        return ""
