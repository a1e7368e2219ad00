"""Sending: one destination at a time, its rows in sequence, each attempt marked before it is made."""

import logging

from django.conf import settings
from django.utils import timezone

from bot import wiring
from bot.domain.delivery import DeliveryState, wait_before
from bot.domain.errors import (
    AmbiguousError,
    DeliveryError,
    LeaseLost,
    PermanentError,
    ReplyRefused,
    RetryableError,
    RoomClosed,
    UncertainError,
)
from bot.store import outbox, rooms
from bot.store.leases import Lease, leased
from bot.store.models import DeliveryRow, Destination
from tasks.app import app
from tasks.doorbell import BROKER_ERRORS, ring_delivery

logger = logging.getLogger(__name__)

NO_ADDRESS = "the citizen's address was erased"
SOON = 20.0  # seconds; well below the broker's visibility timeout


@app.task
def drain(destination_id: int) -> None:
    """Safe to run any number of times at once: the lease lets one through."""
    wait, worked = outbox.seconds_until_due(destination_id), False
    while wait is not None and wait <= 0:
        with leased(Destination, destination_id) as lease:
            if lease is None:
                return
            try:
                _send_due(destination_id, lease)
            except LeaseLost:
                return
        wait, worked = outbox.seconds_until_due(destination_id), True
    if worked and wait is not None and wait <= SOON:
        _ring_later(destination_id, wait)


def _send_due(destination_id: int, lease: Lease) -> None:
    while outbox.seconds_until_due(destination_id) == 0:
        row = outbox.next_row(destination_id)
        job = outbox.begin(row, lease) if row else None
        if job is not None:
            _attempt(job, lease)


def _ring_later(destination_id: int, seconds: float) -> None:
    """Only to be punctual: the time stands in the database, and the sweep would come a little later anyway."""
    try:
        ring_delivery(destination_id, after=seconds)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer", extra={"problem": repr(problem)})


def _attempt(job: outbox.Job, lease: Lease) -> None:
    sender = wiring.sender(job.row.destination.channel)
    try:
        parcel = job.parcel()
    except Exception as problem:  # whatever is wrong with it, those behind it must not wait for ever
        logger.exception("a delivery cannot be read", extra={"delivery": job.row.pk})
        outbox.failed(job.row, lease, DeliveryState.DEAD, f"cannot be read: {problem!r}")
        return
    if not parcel.address:
        outbox.failed(job.row, lease, DeliveryState.WITHDRAWN, NO_ADDRESS)
        return
    try:
        receipt = sender.deliver(parcel, timezone.now())
    except DeliveryError as problem:
        _record_failure(job, lease, problem)
        outbox.keep_pace(lease, sender.pace_seconds)
    else:
        outbox.sent(job.row, lease, receipt, sender.pace_seconds)


def _record_failure(job: outbox.Job, lease: Lease, problem: DeliveryError) -> None:
    if isinstance(problem, PermanentError):
        _give_up(job.row, lease, DeliveryState.DEAD, problem)
    elif isinstance(problem, UncertainError):
        _give_up(job.row, lease, DeliveryState.UNCERTAIN, problem)
    elif isinstance(problem, RetryableError | AmbiguousError):
        _try_later(job, lease, problem)


def _try_later(job: outbox.Job, lease: Lease, problem: RetryableError | AmbiguousError) -> None:
    """A row whose last attempt may have been accepted ends as uncertain, one that surely was not as dead."""
    ambiguous = isinstance(problem, AmbiguousError) or job.repeated
    if isinstance(problem, RoomClosed):
        _wait_for_room(job, lease, problem, ambiguous=ambiguous)
        return
    wait = wait_before(job.row.attempts, settings.RETRY_SECONDS)
    if wait is None:
        _give_up(job.row, lease, DeliveryState.UNCERTAIN if ambiguous else DeliveryState.DEAD, problem)
        return
    if isinstance(problem, RetryableError) and problem.after is not None:
        wait = max(wait, problem.after)
    refused = isinstance(problem, ReplyRefused)
    outbox.postpone(job.row, lease, 0 if refused else wait, str(problem), ambiguous=ambiguous, drop_token=refused)


def _wait_for_room(job: outbox.Job, lease: Lease, problem: RoomClosed, *, ambiguous: bool) -> None:
    told = rooms.wait(job.row, lease, str(problem), ambiguous=ambiguous)
    if told is None:
        _give_up(job.row, lease, DeliveryState.UNCERTAIN if ambiguous else DeliveryState.DEAD, problem)
    for destination in told or ():
        _ring_later(destination, 0)


def _give_up(row: DeliveryRow, lease: Lease, state: DeliveryState, problem: DeliveryError) -> None:
    logger.error("a delivery ended as %s", state, extra={"delivery": row.pk, "detail": str(problem)})
    outbox.failed(row, lease, state, str(problem))
