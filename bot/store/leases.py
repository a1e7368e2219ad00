"""Leases: one worker at a time drains a contact or a destination.

A lease is short and renewed by every write; its fence makes a worker that lost it harmless. Nothing is locked outside
the database, so no lock outlives it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from bot.domain.errors import LeaseLost
from bot.store.models.leased import Leased

LEASE = timedelta(seconds=10)


@dataclass(frozen=True)
class Lease:
    model: type[Leased]
    id: Any
    fence: int

    def renew(self, **also: Any) -> None:
        """Within the transaction of every write of the holder. Raises LeaseLost: roll back, somebody else works.

        `also` are further fields of the leased row, so that they cost no statement of their own.
        """
        mine = self.model._default_manager.filter(pk=self.id, fence=self.fence)
        if not mine.update(lease_until=timezone.now() + LEASE, **also):
            raise LeaseLost


def take(model: type[Leased], row_id: Any) -> Lease | None:
    """None while another worker holds the row: it will see what is new there."""
    now = timezone.now()
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    rows = model._default_manager.filter(pk=row_id)
    if not rows.filter(free).update(lease_until=now + LEASE, fence=F("fence") + 1):
        return None
    fence = rows.values_list("fence", flat=True).first()
    return Lease(model, row_id, fence) if fence is not None else None


@contextmanager
def leased(model: type[Leased], row_id: Any) -> Iterator[Lease | None]:
    """A lease for the block, given back at its end."""
    lease = take(model, row_id)
    try:
        yield lease
    finally:
        if lease:
            model._default_manager.filter(pk=row_id, fence=lease.fence).update(lease_until=None)
