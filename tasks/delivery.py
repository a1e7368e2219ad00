"""Sending: one destination at a time, its rows in sequence, each attempt marked before it is made."""

import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from bot import wiring
from bot.domain.delivery import DeliveryState, Sender, wait_before
from bot.domain.errors import (
    AmbiguousError,
    DeliveryError,
    LeaseLost,
    PermanentError,
    ReplyRefused,
    RetryableError,
    UncertainError,
)
from bot.store import outbox
from bot.store.leases import Lease, leased
from bot.store.models import DeliveryRow, Destination
from tasks.app import app

logger = logging.getLogger(__name__)

NO_ADDRESS = "the citizen's address was erased"


@app.task
def drain(destination_id: int) -> None:
    """Safe to run any number of times at once. What is not due yet is left to the sweep."""
    while True:
        with leased(Destination, destination_id) as lease:
            if lease is None:
                return
            try:
                _send_due(destination_id, lease)
            except LeaseLost:
                return
        if not _due(destination_id):
            return


def _send_due(destination_id: int, lease: Lease) -> None:
    while (row := _due(destination_id)) is not None:
        job = outbox.begin(row, lease)
        if job is not None:
            _attempt(job, lease)


def _due(destination_id: int) -> DeliveryRow | None:
    """The head of the line if its time, and the room's pace, allow it now."""
    now = timezone.now()
    row = outbox.next_row(destination_id)
    if row is None or row.due_at > now or _later(row.destination.next_send_at, now):
        return None
    return row


def _later(at: datetime | None, now: datetime) -> bool:
    return at is not None and at > now


def _attempt(job: outbox.Job, lease: Lease) -> None:
    sender = wiring.sender(job.row.destination.channel)
    if not job.parcel.address:
        outbox.failed(job.row, lease, DeliveryState.WITHDRAWN, NO_ADDRESS)
        return
    try:
        receipt = sender.deliver(job.parcel, timezone.now())
    except DeliveryError as problem:
        _record_failure(job, lease, problem)
    else:
        outbox.sent(job.row, lease, receipt)
    _keep_pace(job.row, lease, sender)


def _record_failure(job: outbox.Job, lease: Lease, problem: DeliveryError) -> None:
    if isinstance(problem, PermanentError):
        _give_up(job.row, lease, DeliveryState.DEAD, problem)
    elif isinstance(problem, UncertainError):
        _give_up(job.row, lease, DeliveryState.UNCERTAIN, problem)
    elif isinstance(problem, RetryableError | AmbiguousError):
        _try_later(job, lease, problem)


def _try_later(job: outbox.Job, lease: Lease, problem: RetryableError | AmbiguousError) -> None:
    """A row whose last attempt may have been accepted ends as uncertain, one that surely was not as dead."""
    ambiguous = isinstance(problem, AmbiguousError) or job.parcel.repeated
    wait = wait_before(job.row.attempts, settings.RETRY_SECONDS)
    if wait is None:
        _give_up(job.row, lease, DeliveryState.UNCERTAIN if ambiguous else DeliveryState.DEAD, problem)
        return
    if isinstance(problem, RetryableError) and problem.after is not None:
        wait = max(wait, problem.after)
    refused = isinstance(problem, ReplyRefused)
    outbox.postpone(job.row, lease, 0 if refused else wait, str(problem), ambiguous=ambiguous, drop_token=refused)


def _give_up(row: DeliveryRow, lease: Lease, state: DeliveryState, problem: DeliveryError) -> None:
    logger.error("a delivery ended as %s", state, extra={"delivery": row.pk, "detail": str(problem)})
    outbox.failed(row, lease, state, str(problem))


def _keep_pace(row: DeliveryRow, lease: Lease, sender: Sender) -> None:
    if sender.pace_seconds:
        outbox.pace(row.destination_id, lease, sender.pace_seconds)
