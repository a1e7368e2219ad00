"""Handling what came in: one contact at a time, its events in order, until none is left."""

import logging
from uuid import UUID

from django.db import DatabaseError

from bot import wiring
from bot.domain.errors import Conflict, LeaseLost
from bot.store import duty, inbox, turns
from bot.store.leases import Lease, leased
from bot.store.models import ContactRow, InboxEvent
from tasks.app import app
from tasks.doorbell import BROKER_ERRORS, ring_delivery, ring_home, ring_inbound

logger = logging.getLogger(__name__)

MOST_CONFLICTS = 20


@app.task
def drain(contact_id: str) -> None:
    """Safe to run any number of times at once: the lease lets one through, the event's row settles the rest."""
    contact = UUID(contact_id)
    while inbox.is_waiting(contact):  # looked at again after the lease: an event may have come in between
        with leased(ContactRow, contact) as lease:
            if lease is None or not _handle_all(contact, lease):
                return


@app.task
def ring(contact_ids: list[str]) -> None:
    """For the web process, which has no time to ring for each while many come in."""
    for contact in contact_ids:
        try:
            ring_inbound(contact)
        except BROKER_ERRORS as problem:
            logger.warning("the broker does not answer; the sweep finds the event", extra={"problem": repr(problem)})
            return


def _handle_all(contact: UUID, lease: Lease) -> bool:
    """False when this worker should stop: it lost the lease, or a turn failed and waits for the sweep."""
    while (event := _next_event(contact)) is not None:
        if not _handle(event, lease):
            return False
    return True


def _next_event(contact: UUID) -> InboxEvent | None:
    """Whoever is next in line, unless another one that waits tells of danger.

    Looking for that is left to here, because it costs as much as a fifth of acknowledging a webhook, and mostly only
    one message waits, which is next anyway.
    """
    first = inbox.waiting(contact).first()
    others = [row for row in inbox.unread(contact) if row != first]
    if not others:
        return first
    danger = [row for row in others if _tells_of_danger(row)]
    inbox.mark_read(danger, urgent=True)
    inbox.mark_read([row for row in others if row not in danger], urgent=False)
    return inbox.waiting(contact).first()


def _tells_of_danger(row: InboxEvent) -> bool:
    try:
        return wiring.tells_of_danger(row)
    except Exception:  # what cannot be read is reported when its turn comes, and must not hold up the others
        return False


def _handle(event: InboxEvent, lease: Lease) -> bool:
    try:
        destinations, staff = _decide_and_commit(event, lease)
    except LeaseLost:
        return False
    except DatabaseError:
        raise
    except Exception as problem:  # a turn that cannot be computed must not hold up those behind it for ever
        logger.exception("a turn failed", extra={"event": event.pk})
        return _note_failure(event, wiring.mask(repr(problem)))
    for destination in destinations:
        _ring(destination)
    if staff:
        _ring_home(staff)
    return True


def _note_failure(event: InboxEvent, problem: str) -> bool:
    """True when the event is given up and the next one may be handled."""
    if event.attempts + 1 < inbox.MAX_ATTEMPTS:
        inbox.note_attempt(event, problem)
        return False
    destination = inbox.give_up(event, problem)
    if destination is not None:
        _ring(destination)
    return True


def _decide_and_commit(event: InboxEvent, lease: Lease) -> tuple[set[int], str]:
    """Where something is to be sent, and which member of staff it was, if any."""
    for _ in range(MOST_CONFLICTS):
        try:
            resolution = wiring.decide(event)
            return turns.commit(resolution, event, lease, wiring.masker()), resolution.staff
        except Conflict:
            continue
    raise Conflict


def _ring_home(person: str) -> None:
    if not duty.duty_of(person).has_home:
        return
    try:
        ring_home(person)
    except BROKER_ERRORS as problem:
        logger.warning(
            "the broker does not answer; a Home is drawn when it is opened", extra={"problem": repr(problem)}
        )


def _ring(destination: int) -> None:
    try:
        ring_delivery(destination)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; the sweep will find the delivery", extra={"problem": repr(problem)})
