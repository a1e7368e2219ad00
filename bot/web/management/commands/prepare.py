"""Everything that must be so before the first process starts, in one process; safe to run at every start."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from bot import wiring
from bot.web.console.roles import make_groups


class Command(BaseCommand):
    help = "Migrates, loads the city's pack where there is none yet, makes the first administrator, builds the index."

    def handle(self, *args: Any, **options: Any) -> None:
        self._say("database")
        call_command("migrate", interactive=False, verbosity=0)
        self._say(f"city: {settings.CITY_PACK}")
        call_command("load_pack", settings.CITY_PACK, if_empty=True, stdout=self.stdout, stderr=self.stderr)
        made = make_groups()
        if made:
            self._say(f"groups: {', '.join(made)}")
        self._say("index")
        wiring.library().current()
        call_command("create_first_administrator", stdout=self.stdout)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
