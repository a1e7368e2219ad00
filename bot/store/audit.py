"""Writing to the audit log, and checking that nobody rewrote it."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from bot.store.models import AuditEntry

_FIRST = "0" * 64
_TRIES = 20


def note(actor: str, action: str, subject: str = "", **details: Any) -> AuditEntry:
    """Append an entry. `actor` and `subject` are ids; `details` hold no personal data and no text of a citizen."""
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(actor, action, subject, details)
        except IntegrityError:  # another process appended the same number: take the next one
            continue
    raise RuntimeError("the audit log is too busy to be written")


def _append(actor: str, action: str, subject: str, details: dict[str, Any]) -> AuditEntry:
    last = AuditEntry.objects.order_by("-number").first()
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor=actor,
        action=action,
        subject=subject,
        details=details,
        previous_hash=last.hash if last else _FIRST,
    )
    entry.hash = entry.fingerprint()
    entry.save(force_insert=True)
    return entry


def broken_links() -> Iterator[int]:
    """Numbers of entries that were changed, or whose predecessor is gone."""
    previous, number = _FIRST, 0
    for entry in AuditEntry.objects.order_by("number").iterator():
        whole = entry.number == number + 1 and entry.previous_hash == previous and entry.hash == entry.fingerprint()
        if not whole:
            yield entry.number
        previous, number = entry.hash, entry.number
