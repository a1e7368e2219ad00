"""Who needs a second factor (SECOND_FACTOR)."""

from typing import Any

from django.conf import settings


def needs_second_factor(user: Any) -> bool:
    if settings.SECOND_FACTOR == "administrators":
        return bool(user.is_superuser)
    return bool(settings.SECOND_FACTOR == "everyone")
