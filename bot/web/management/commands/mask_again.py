"""Stored messages masked anew from their sealed originals, after an update that masks more."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot import wiring
from bot.store.models import MessageRow
from bot.store.sealing import CannotOpen, unseal


class Command(BaseCommand):
    help = (
        "Masks every stored message again, from its sealed original. Run it once after an update that masks more "
        "kinds of personal data. It may be stopped at any time and started again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="rows read at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        mask, seen, changed, unreadable = wiring.masker(), 0, 0, 0
        for row in _rows(options["batch"]):
            seen += 1
            try:
                masked = mask(unseal(row.text_sealed))
            except CannotOpen:
                unreadable += 1
                continue
            if masked != row.text_masked:
                unchanged = MessageRow.objects.filter(pk=row.pk, text_sealed=row.text_sealed)  # not unsent meanwhile
                changed += unchanged.update(text_masked=masked)
        self.stdout.write(f"messages: {seen}, masked anew: {changed}")
        if unreadable:
            raise CommandError(f"{unreadable} messages were sealed with a key that DATA_KEYS no longer names")


def _rows(batch: int) -> Iterator[MessageRow]:
    rows, last = MessageRow.objects.exclude(text_sealed=b"").order_by("pk"), 0
    while found := list(rows.filter(pk__gt=last)[:batch]):
        yield from found
        last = found[-1].pk
