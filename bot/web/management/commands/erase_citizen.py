"""Erasing one citizen on request."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.store import erasing

ACTOR = "operator:command-line"
REFUSED = {
    "unknown": "nobody is known by this id or pseudonym",
    "ambiguous": "several citizens have this pseudonym: give the LINE user id",
    "open_case": "this citizen has an open case: close it first",
    "sending": "something about this citizen is being sent now: try again in a minute",
}


class Command(BaseCommand):
    help = "Tells what would be removed of one citizen; with --yes removes it, with the copies in Slack."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("who", metavar="WHO", help="LINE user id, or the pseudonym of six digits")
        parser.add_argument("--reason", required=True, help="kept in the audit log: name the request, not the person")
        parser.add_argument("--yes", action="store_true", help="remove it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contact = erasing.find(options["who"])
            done = erasing.erase(contact.pk, ACTOR, options["reason"], dry=not options["yes"])
        except erasing.CannotErase as problem:
            raise CommandError(f"{REFUSED[str(problem)]}; nothing was removed") from None
        for name, count in done.counts.items():
            self.stdout.write(f"{name}: {count}")
        told = f"removed; the proof is removal {done.run}" if done.run else "nothing was removed: add --yes to do it"
        self.stdout.write(told)
