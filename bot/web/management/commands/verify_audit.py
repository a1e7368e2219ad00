"""Whether somebody rewrote the audit log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot.store.audit import broken_links
from bot.store.models import AuditEntry


class Command(BaseCommand):
    help = "Checks the chain of the audit log; ends with 1 and the numbers of the entries that do not fit."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = list(broken_links())
        if broken:
            raise CommandError(f"the audit log was changed at entry {', '.join(map(str, broken))}")
        self.stdout.write(f"{AuditEntry.objects.count()} entries, the chain is whole")
