"""Passwords that somebody else knows, and sessions that ended before their time."""

import time
from collections.abc import Iterable

from bot.store.models import AccountRow


def state_of(account_id: int) -> AccountRow:
    """Unsaved, with nothing to say, for an account that has none."""
    return AccountRow.objects.filter(pk=account_id).first() or AccountRow(account_id=account_id)


def require_new_password(account_id: int) -> None:
    """Before anything else, at the next page that this account opens."""
    AccountRow.objects.update_or_create(account_id=account_id, defaults={"must_change_password": True})


def password_changed(account_id: int) -> None:
    """By its owner."""
    AccountRow.objects.filter(pk=account_id).update(must_change_password=False)


def end_sessions(account_ids: Iterable[int]) -> None:
    """Every session of these accounts, in all browsers, ends with its next request."""
    for account_id in set(account_ids):
        AccountRow.objects.update_or_create(account_id=account_id, defaults={"sessions_from": time.time()})
