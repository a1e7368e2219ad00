"""Storing what comes in, once, before it is acknowledged; and finding what waits."""

import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from bot.domain.events import MESSAGE_KINDS, Received
from bot.store import outbox
from bot.store.models import Address, ContactRow, Destination, InboxEvent
from bot.store.sealing import seal_json
from bot.store.together import Together

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5


def store(channel: str, received: Iterable[Received]) -> set[UUID]:
    """Store every event of one webhook in one transaction and return the contacts that have something waiting.

    An event that is there already is left alone; one that could not be read is kept as bad, for people to look at.
    Webhooks that arrive at once share a transaction.
    """
    return _together.do((channel, list(received)))


def _store_group(webhooks: Sequence[tuple[str, list[Received]]]) -> list[set[UUID]]:
    with transaction.atomic():
        return [_store_webhook(channel, received) for channel, received in webhooks]


def _store_webhook(channel: str, received: list[Received]) -> set[UUID]:
    contacts = (_store_one(channel, item) for item in received)
    return {contact for contact in contacts if contact}


_together = Together(_store_group)


def _store_one(channel: str, item: Received) -> UUID | None:
    event, now = item.event, timezone.now()
    if event is None:
        _store_bad(channel, item, now)
        return None
    contact = contact_of(channel, event.address)
    InboxEvent.objects.bulk_create(
        [
            InboxEvent(
                channel=channel,
                event_id=event.event_id,
                contact=contact,
                kind=event.kind,
                message_id=event.message_id,
                occurred_at=event.occurred_at,
                received_at=now,
                due_at=now,
                payload=seal_json(item.raw),
            ),
        ],
        ignore_conflicts=True,
    )
    return contact.pk


def _store_bad(channel: str, item: Received, now: datetime) -> None:
    text = json.dumps(item.raw, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    logger.warning("an event could not be read and was kept", extra={"channel": channel, "problem": item.problem})
    bad = InboxEvent(
        channel=channel,
        event_id=f"bad:{digest}",
        kind="unknown",
        state=InboxEvent.State.BAD,
        occurred_at=now,
        received_at=now,
        due_at=now,
        payload=seal_json(item.raw),
        problem=item.problem[:300],
    )
    InboxEvent.objects.bulk_create([bad], ignore_conflicts=True)


def contact_of(channel: str, platform_id: str) -> ContactRow:
    """The contact behind a platform's user id, made at first sight. Call it inside a transaction."""
    address = Address.objects.select_related("contact").filter(channel=channel, platform_id=platform_id).first()
    if address:
        return address.contact
    contact = ContactRow.objects.create(channel=channel)
    made = Address.objects.bulk_create(
        [Address(contact=contact, channel=channel, platform_id=platform_id)],
        ignore_conflicts=True,
    )
    known = Address.objects.select_related("contact").get(channel=channel, platform_id=platform_id)
    if known.contact_id != contact.pk:  # another process made it between our two lines
        contact.delete()
        return known.contact
    Destination.objects.create(channel=channel, contact=contact)
    assert made
    return contact


def waiting(contact_id: UUID, limited: bool) -> QuerySet[InboxEvent]:
    """What to handle now, in the order in which it happened on the platform; while limited, no messages."""
    rows = InboxEvent.objects.filter(contact_id=contact_id, state=InboxEvent.State.PENDING, due_at__lte=timezone.now())
    if limited:
        rows = rows.exclude(kind__in=[kind.value for kind in MESSAGE_KINDS])
    return rows.order_by("occurred_at", "id")


def contacts_waiting(before: datetime, most: int = 1000) -> list[UUID]:
    """Contacts whose events wait since before `before` and are held back by nothing: for the sweep."""
    now = timezone.now()
    rows = InboxEvent.objects.filter(
        Q(contact__lease_until__isnull=True) | Q(contact__lease_until__lt=now),
        Q(contact__limited_until__isnull=True)
        | Q(contact__limited_until__lte=now)
        | ~Q(kind__in=[kind.value for kind in MESSAGE_KINDS]),
        state=InboxEvent.State.PENDING,
        due_at__lte=now,
        received_at__lt=before,
        contact__isnull=False,
    )
    return list(rows.order_by().values_list("contact_id", flat=True).distinct()[:most])


def note_attempt(row: InboxEvent, problem: str) -> None:
    """A turn failed; the sweep brings the event back."""
    InboxEvent.objects.filter(pk=row.pk).update(attempts=row.attempts + 1, problem=problem[:300])


def give_up(row: InboxEvent, problem: str) -> int | None:
    """After `MAX_ATTEMPTS`: those behind it are answered, and the citizen is told; the destination of that notice."""
    with transaction.atomic():
        state = {"attempts": row.attempts + 1, "problem": problem[:300], "state": InboxEvent.State.GAVE_UP}
        InboxEvent.objects.filter(pk=row.pk).update(**state)
        if row.contact is None or row.kind not in MESSAGE_KINDS:
            return None
        return outbox.add_apology(row.contact, f"gave-up:{row.pk}")
