"""Erasing one citizen on request: everything that was kept of them, and the copies in Slack through the outbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from bot.domain.conversation import OPEN_CASE_STATES
from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.messages import Removal
from bot.store import audit, outbox
from bot.store.models import (
    Address,
    AttachmentRow,
    CaseRow,
    ContactRow,
    ConversationRow,
    DeliveryRow,
    FileRow,
    InboxEvent,
    MessageRow,
    RemovalRun,
    UnfoundQuestion,
)

SHORTEST = 6  # digits of a pseudonym, as the console shows it


class CannotErase(Exception):
    """Says why: `unknown`, `ambiguous`, `open_case`, or `sending` where something about them is being posted now."""


@dataclass(frozen=True)
class Erasure:
    """How much of what was erased, or would be. `run` is None after a dry run."""

    counts: dict[str, int]
    run: int | None
    destinations: frozenset[int] = frozenset()


def find(who: str) -> ContactRow:
    """By the platform's user id, by the pseudonym (six digits) or by the whole internal id. Raises CannotErase."""
    who = who.strip()
    known = Address.objects.filter(platform_id=who).select_related("contact")
    found = [address.contact for address in known] or [*_by_pseudonym(who)]
    if len(found) != 1:
        raise CannotErase("ambiguous" if found else "unknown")
    return found[0]


def _by_pseudonym(who: str) -> QuerySet[ContactRow]:
    digits = who.replace("-", "")
    try:
        least, most = (UUID(digits.ljust(32, filler)) for filler in "0f")
    except ValueError:
        return ContactRow.objects.none()
    return ContactRow.objects.filter(pk__range=(least, most)) if len(digits) >= SHORTEST else ContactRow.objects.none()


def erase(contact_id: UUID, actor: str, reason: str, *, dry: bool) -> Erasure:
    """In one transaction, which a dry run takes back. Raises CannotErase.

    The audit log gets the counts and the reason, never who it was.
    """
    with transaction.atomic():
        contact = ContactRow.objects.select_for_update().filter(pk=contact_id).first()
        if contact is None:
            raise CannotErase("unknown")
        if CaseRow.objects.filter(contact=contact, state__in=[*OPEN_CASE_STATES]).exists():
            raise CannotErase("open_case")
        run = _run(actor, reason)
        copies, destinations = _remove_copies(contact, run)
        run.counts = {**_counts(contact), "slack_copies": copies}
        _forget_events(contact)
        contact.delete()
        run.ended_at = timezone.now()
        run.save()
        audit.note(actor, "citizen.erased", f"removal:{run.pk}", reason=reason, counts=run.counts)
        transaction.set_rollback(dry)
    return Erasure(run.counts, None if dry else run.pk, frozenset() if dry else frozenset(destinations))


def copies_left(run_id: int) -> dict[str, int]:
    """How the removal of the copies in Slack stands: by state of the delivery."""
    states = DeliveryRow.objects.filter(key__startswith=f"removal:{run_id}:").values_list("state", flat=True)
    return {state: [*states].count(state) for state in {*states}}


def _run(actor: str, reason: str) -> RemovalRun:
    cause, now = RemovalRun.Cause.CITIZEN, timezone.now()
    return RemovalRun.objects.create(cause=cause, actor=actor, reason=reason, started_at=now)


def _counts(contact: ContactRow) -> dict[str, int]:
    rows: dict[str, QuerySet[Any]] = {
        "addresses": Address.objects.filter(contact=contact),
        "conversations": ConversationRow.objects.filter(contact=contact),
        "messages": MessageRow.objects.filter(conversation__contact=contact),
        "unfound": UnfoundQuestion.objects.filter(message__conversation__contact=contact),
        "files": FileRow.objects.filter(contact=contact),
        "attachments": AttachmentRow.objects.filter(case__contact=contact),
        "cases": CaseRow.objects.filter(contact=contact),
        "deliveries": DeliveryRow.objects.filter(destination__contact=contact),
        "payloads": InboxEvent.objects.filter(contact=contact).exclude(payload=b""),
    }
    return {name: found.count() for name, found in rows.items()}


def _forget_events(contact: ContactRow) -> None:
    """Their ids stay, so that none is answered twice; nothing in them says whose they were."""
    InboxEvent.objects.filter(contact=contact).update(payload=b"", message_id="")


def _remove_copies(contact: ContactRow, run: RemovalRun) -> tuple[int, set[int]]:
    """What stands in rooms is deleted there; what was still to be posted is not posted."""
    theirs = Q(conversation__contact=contact) | Q(case__contact=contact)
    rows = DeliveryRow.objects.filter(theirs, destination__contact=None)
    perhaps_there = Q(state=DeliveryState.PENDING, ambiguous=True)
    if rows.filter(Q(state=DeliveryState.SENDING) | perhaps_there).exists():
        raise CannotErase("sending")
    waiting = rows.filter(state=DeliveryState.PENDING)
    waiting.update(state=DeliveryState.WITHDRAWN, detail="the citizen was erased", ended_at=timezone.now())
    places = {place for row in rows.order_by("id") for place in _places(row)}
    # The newest first: a card that still has notes below it would leave a mark in the room.
    for destination, posted in sorted(places, reverse=True):
        outbox.put(f"removal:{run.pk}:{destination}:{posted}", destination, Speaker.DESK, Removal(posted))
    rows.update(payload=b"", about="")
    return len(places), {destination for destination, _posted in places}


def _places(row: DeliveryRow) -> Iterator[tuple[int, str]]:
    for posted in row.platform_ids:
        yield row.destination_id, str(posted)
