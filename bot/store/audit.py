"""Writing to the audit log, and checking that nobody rewrote it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from bot.store.models import AuditEntry

_FIRST = "0" * 64
_TRIES = 20
_REMOVED = "audit.removed"


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
    """Numbers of entries that were changed, or whose predecessor is gone.

    What was removed because its time was over is gone rightly where a later entry, itself in the chain, says so.
    """
    previous, number = _before_the_first()
    for entry in AuditEntry.objects.order_by("number").iterator():
        whole = entry.number == number + 1 and entry.previous_hash == previous and entry.hash == entry.fingerprint()
        if not whole:
            yield entry.number
        previous, number = entry.hash, entry.number


def remove_before(moment: datetime, most: int) -> int:
    """Remove the oldest entries, `most` at once, and note in the log how far, with the hash of the last of them."""
    old = [*AuditEntry.objects.filter(at__lt=moment).order_by("number")[:most]]
    first_kept = AuditEntry.objects.filter(at__gte=moment).order_by("number").first()
    old = [entry for entry in old if first_kept and entry.number < first_kept.number]
    if not old:
        return 0
    with transaction.atomic():
        note("clock", _REMOVED, "", through=old[-1].number, hash=old[-1].hash)
        AuditEntry.objects.filter(number__lte=old[-1].number).delete()
    return len(old)


def _before_the_first() -> tuple[str, int]:
    """Hash and number of the entry that the oldest one follows."""
    oldest = AuditEntry.objects.order_by("number").first()
    if oldest is None or oldest.number == 1:
        return _FIRST, 0
    for entry in AuditEntry.objects.filter(action=_REMOVED):
        if entry.details.get("through") == oldest.number - 1:
            return str(entry.details.get("hash")), oldest.number - 1
    return _FIRST, 0
