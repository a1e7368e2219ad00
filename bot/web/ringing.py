"""Ringing after the answer: a thread of the web process publishes, so that no webhook ever waits for the broker.

The doorbell may be lost with the process, or while the broker is away: the sweep finds what was stored.
"""

import logging
import queue
import threading
from collections.abc import Iterable
from functools import cache
from time import sleep
from uuid import UUID

from tasks.doorbell import BROKER_ERRORS, ring_inbound

logger = logging.getLogger(__name__)

PAUSE = 2.0  # seconds after a failed ring, in which the rings that come are left to the sweep
MOST_WAITING = 10_000


def ring(contacts: Iterable[UUID]) -> None:
    """Returns at once."""
    bell = _bell()
    for contact in contacts:
        if bell.qsize() < MOST_WAITING:
            bell.put(contact)


@cache
def _bell() -> "queue.SimpleQueue[UUID]":
    bell: queue.SimpleQueue[UUID] = queue.SimpleQueue()  # cheaper than Queue, whose lock wakes the other threads
    threading.Thread(target=_ring_for_ever, args=(bell,), name="doorbell", daemon=True).start()
    return bell


def _ring_for_ever(bell: "queue.SimpleQueue[UUID]") -> None:
    while True:
        contact = bell.get()
        try:
            ring_inbound(contact)
        except BROKER_ERRORS as problem:
            logger.warning("the broker does not answer; the sweep finds the event", extra={"problem": repr(problem)})
            sleep(PAUSE)
            _forget(bell)


def _forget(bell: "queue.SimpleQueue[UUID]") -> None:
    while not bell.empty():
        bell.get_nowait()
