"""The first account: made once, its password told until it is changed, which comes before anything else."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from bot.store import accounts

NAME = "admin"
LENGTH = 16
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look like another


class Command(BaseCommand):
    help = "Makes the administrator “admin” if there is none, and tells its password while that is the first one still."

    def handle(self, *args: Any, **options: Any) -> None:
        note = settings.DATA_DIR / "first-password"
        if not User.objects.filter(is_superuser=True).exists():
            _make(note)
        password = _still_valid(note)
        if password:
            self.stdout.write(f"administrator: {NAME} / {password}")


def _make(note: Path) -> None:
    """The note comes first: a password that nobody can read would lock everybody out."""
    password = "".join(secrets.choice(READABLE) for _ in range(LENGTH))
    note.unlink(missing_ok=True)
    with open(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(password)
    user, _created = User.objects.get_or_create(username=NAME)
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    user.save()
    accounts.require_new_password(user.pk)


def _still_valid(note: Path) -> str:
    """The first password, or "" once it was changed; then the note is deleted."""
    if not note.exists():
        return ""
    password = note.read_text(encoding="ascii").strip()
    user = User.objects.filter(username=NAME, is_superuser=True).first()
    if user and user.check_password(password):
        return password
    note.unlink()
    return ""
