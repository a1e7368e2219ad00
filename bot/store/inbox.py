"""Storing what comes in, once, before it is acknowledged; and finding what waits."""

import hashlib
import json
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from bot.domain.events import MESSAGE_KINDS, EventKind, Received
from bot.store import outbox
from bot.store.models import Address, ContactRow, Destination, InboxEvent
from bot.store.sealing import seal_json
from bot.store.together import Together

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5

Webhook = tuple[str, list[Received]]  # its channel and its events
AddressKey = tuple[str, str]  # a channel and the platform's user id


def store(channel: str, received: Iterable[Received]) -> set[UUID]:
    """Store every event of one webhook in one transaction and return the contacts that have something waiting.

    An event that is there already is left alone; one that could not be read is kept as bad, for people to look at.
    Webhooks that arrive at once share a transaction.
    """
    return _together.do((channel, list(received)))


def _store_group(webhooks: Sequence[Webhook]) -> list[set[UUID]]:
    """One look-up and one insert for all: what an event costs falls as more of them come in at once."""
    with _first_in_line(), transaction.atomic():
        events = ((channel, item.event) for channel, items in webhooks for item in items if item.event)
        contacts = _contacts({(channel, event.address) for channel, event in events})
        rows = [_row(channel, item, contacts) for channel, items in webhooks for item in items]
        InboxEvent.objects.bulk_create(rows, ignore_conflicts=True)
    return [{contacts[channel, item.event.address] for item in items if item.event} for channel, items in webhooks]


def _first_in_line() -> AbstractContextManager[None]:
    """On SQLite, with its one writer, what comes in goes before what the workers write."""
    return getattr(connection, "first_in_line", nullcontext)()


_together = Together(_store_group)


def _row(channel: str, item: Received, contacts: Mapping[tuple[str, str], UUID]) -> InboxEvent:
    event, now = item.event, timezone.now()
    if event is None:
        return _bad_row(channel, item, now)
    return InboxEvent(
        channel=channel,
        event_id=event.event_id,
        contact_id=contacts[channel, event.address],
        kind=event.kind,
        message_id=event.message_id,
        occurred_at=event.occurred_at,
        received_at=now,
        due_at=now,
        payload=seal_json(item.raw),
    )


def _bad_row(channel: str, item: Received, now: datetime) -> InboxEvent:
    text = json.dumps(item.raw, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    logger.warning("an event could not be read and was kept", extra={"channel": channel, "problem": item.problem})
    return InboxEvent(
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


def _contacts(addresses: Collection[AddressKey]) -> dict[AddressKey, UUID]:
    """The contact behind each address, made at first sight."""
    known = _known(addresses)
    if new := [address for address in addresses if address not in known]:
        known |= _new_contacts(new)
    return known


def _known(addresses: Collection[AddressKey]) -> dict[AddressKey, UUID]:
    rows = Address.objects.filter(platform_id__in={platform_id for _, platform_id in addresses})
    return {
        (channel, name): contact for channel, name, contact in rows.values_list("channel", "platform_id", "contact")
    }


def _new_contacts(addresses: Sequence[AddressKey]) -> dict[AddressKey, UUID]:
    """All at once: after a city's broadcast hundreds write for the first time within a second."""
    made = {address: ContactRow(channel=address[0]) for address in addresses}
    ContactRow.objects.bulk_create(made.values())
    Address.objects.bulk_create(
        [Address(contact=contact, channel=channel, platform_id=name) for (channel, name), contact in made.items()],
        ignore_conflicts=True,
    )
    known = _known(addresses)
    mine = [contact for address, contact in made.items() if known[address] == contact.pk]
    Destination.objects.bulk_create([Destination(channel=contact.channel, contact=contact) for contact in mine])
    if len(mine) < len(made):  # another process made them between our lines
        ContactRow.objects.filter(pk__in={contact.pk for contact in made.values()} - set(known.values())).delete()
    return known


def waiting(contact_id: UUID) -> QuerySet[InboxEvent]:
    """What to handle now: danger first, then in the order in which it happened on the platform; while limited, no
    messages but those of danger.
    """
    now = timezone.now()
    rows = InboxEvent.objects.filter(
        _not_held_back(now), contact_id=contact_id, state=InboxEvent.State.PENDING, due_at__lte=now
    )
    return rows.order_by(Coalesce("urgent", Value(False)).desc(), "occurred_at", "id")


def is_waiting(contact_id: UUID) -> bool:
    """Whether there is anything to handle or to look at: of several rings all but the first find nothing."""
    unread = Q(kind=EventKind.TEXT, urgent=None)
    now = timezone.now()
    rows = InboxEvent.objects.filter(
        _not_held_back(now) & Q(due_at__lte=now) | unread, contact_id=contact_id, state=InboxEvent.State.PENDING
    )
    return rows.exists()


def unread(contact_id: UUID) -> list[InboxEvent]:
    """Texts that wait and that nobody has looked at for words of danger."""
    rows = InboxEvent.objects.filter(
        contact_id=contact_id, state=InboxEvent.State.PENDING, kind=EventKind.TEXT, urgent=None
    )
    return list(rows)


def mark_read(rows: Iterable[InboxEvent], *, urgent: bool) -> None:
    InboxEvent.objects.filter(pk__in=[row.pk for row in rows]).update(urgent=urgent)


def _not_held_back(now: datetime) -> Q:
    """By the contact's rate limit, which holds back messages only, and no urgent ones."""
    messages = [kind.value for kind in MESSAGE_KINDS]
    free = Q(contact__limited_until__isnull=True) | Q(contact__limited_until__lte=now)
    return free | ~Q(kind__in=messages) | Q(urgent=True)


def contacts_waiting(before: datetime, most: int = 1000) -> list[tuple[UUID, int]]:
    """Contacts whose events wait since before `before` and are held back by nothing, or may tell of danger, and how
    often one of these failed: for the sweep.
    """
    now = timezone.now()
    rows = InboxEvent.objects.filter(
        Q(contact__lease_until__isnull=True) | Q(contact__lease_until__lt=now),
        _not_held_back(now) | Q(kind=EventKind.TEXT, urgent=None),
        state=InboxEvent.State.PENDING,
        due_at__lte=now,
        received_at__lt=before,
        contact__isnull=False,
    )
    return list(rows.order_by().values_list("contact_id").annotate(Max("attempts"))[:most])


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
