"""A key for DATA_KEYS, needed before there are settings: `python -m bot.web.management.commands.make_data_key`."""

from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Prints a new key for DATA_KEYS."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(Fernet.generate_key().decode())


if __name__ == "__main__":
    Command().run_from_argv(["manage.py", "make_data_key"])
