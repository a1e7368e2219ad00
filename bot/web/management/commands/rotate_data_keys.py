"""Everything sealed, under the first key of DATA_KEYS; afterwards the older keys can be taken away."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import BinaryField, Model

from bot.store.sealing import reseal

SEALED_PARTS = ("secret", "seed")
Column = tuple[type[Model], str]


class Command(BaseCommand):
    help = (
        "Seals every text again with the first key of DATA_KEYS. Put the new key first, restart all processes, run "
        "this, then remove the old key. It may be stopped at any time and started again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="rows read at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        unreadable: list[str] = []
        for model, column in sealed_columns():
            done = 0
            for row_id, sealed in _rows(model, column, options["batch"]):
                try:
                    done += _rotate(model, column, row_id, sealed)
                except InvalidToken:
                    unreadable.append(f"{model._meta.label} {row_id} {column}")
            self.stdout.write(f"{model._meta.label}.{column}: {done}")
        unreadable += self._second_factors()
        if unreadable:
            raise CommandError("\n".join(["no key of DATA_KEYS opens:", *unreadable]))

    def _second_factors(self) -> list[str]:
        """Their table is allauth's: a seed or a secret inside of JSON, sealed by bot.web.sign_in.adapters."""
        unreadable, done = [], 0
        for row in Authenticator.objects.order_by("pk"):
            try:
                new = {key: _anew(value) if key in SEALED_PARTS else value for key, value in row.data.items()}
            except InvalidToken:
                unreadable.append(f"{row._meta.label} {row.pk}")
                continue
            done += Authenticator.objects.filter(pk=row.pk, data=row.data).update(data=new) if new != row.data else 0
        self.stdout.write(f"{Authenticator._meta.label}: {done}")
        return unreadable


def sealed_columns() -> list[Column]:
    models = apps.get_app_config("store").get_models()
    return [(model, f.name) for model in models for f in model._meta.get_fields() if isinstance(f, BinaryField)]


def _rows(model: type[Model], column: str, batch: int) -> Iterator[tuple[Any, bytes]]:
    """In the order of the keys, so that rows that are added meanwhile neither hide others nor come twice."""
    batch = min(batch, getattr(model, "AT_A_TIME", batch))
    rows, last = model._default_manager.exclude(**{column: b""}).order_by("pk"), None
    while True:
        after = rows.filter(pk__gt=last) if last is not None else rows
        found = list(after.values_list("pk", column)[:batch])
        yield from ((pk, bytes(sealed)) for pk, sealed in found)
        if len(found) < batch:
            return
        last = found[-1][0]


def _rotate(model: type[Model], column: str, row_id: Any, sealed: bytes) -> int:
    """1 if the row was sealed anew. A row that somebody changed or emptied meanwhile is left as they left it."""
    if _is_new(sealed):
        return 0
    unchanged = model._default_manager.filter(pk=row_id, **{column: sealed})
    return unchanged.update(**{column: reseal(sealed)})


def _anew(sealed: str) -> str:
    return sealed if _is_new(sealed.encode()) else reseal(sealed.encode()).decode()


def _is_new(sealed: bytes) -> bool:
    try:
        Fernet(settings.DATA_KEYS[0]).decrypt(sealed)
    except InvalidToken:
        return False
    return True
