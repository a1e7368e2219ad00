"""Sending a delivery once more, asked for by a person: from the console and from the command line alike."""

import logging
from contextlib import suppress

from django.db import transaction

from bot.domain.delivery import TROUBLED_STATES
from bot.store import audit, outbox
from bot.store.models import DeliveryRow
from tasks.doorbell import BROKER_ERRORS, ring_delivery

logger = logging.getLogger(__name__)


class CannotSend(Exception):
    """The row is not one that a person may send again."""


class NotTroubled(CannotSend):
    """It waits, was sent or was withdrawn: perhaps somebody was quicker."""


class ContentGone(CannotSend):
    """What it said was erased."""


def send_again(row_id: int, actor: str) -> None:
    """Once, however often it is asked for at the same time. Raises CannotSend, or DeliveryRow.DoesNotExist."""
    with transaction.atomic():
        row = DeliveryRow.objects.select_for_update().get(pk=row_id)
        if row.state not in TROUBLED_STATES:
            raise NotTroubled
        if not row.payload:
            raise ContentGone
        was = row.state
        outbox.send_again(row)
        audit.note(actor, "delivery.sent_again", f"delivery:{row.pk}", was=str(was))
    # After the commit, or the worker would find the row as it was.
    with suppress(*BROKER_ERRORS):
        ring_delivery(row.destination_id)
