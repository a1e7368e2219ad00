"""Ringing after the answer: a thread of the web process publishes, so that no webhook ever waits for the broker.

The doorbell may be lost with the process, or while the broker is away: the sweep finds what was stored.

A message to the broker costs the web process as much as storing an event. While many come in, one message names all who
wait, and a worker, which has time, rings for each.
"""

import logging
import queue
import threading
from collections.abc import Iterable
from functools import cache
from time import sleep
from uuid import UUID

from tasks.doorbell import BROKER_ERRORS, ring_for_each, ring_inbound

logger = logging.getLogger(__name__)

GATHERING = 0.02  # seconds after a ring, in which those who come wait for the next one together
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
        contacts = _all_of(bell)
        try:
            if len(contacts) == 1:
                ring_inbound(*contacts)
            else:
                ring_for_each(contacts)
            sleep(GATHERING)
        except BROKER_ERRORS as problem:
            logger.warning("the broker does not answer; the sweep finds the event", extra={"problem": repr(problem)})
            sleep(PAUSE)
            _forget(bell)


def _all_of(bell: "queue.SimpleQueue[UUID]") -> set[UUID]:
    """Waits until there is one."""
    contacts = {bell.get()}
    while not bell.empty():
        contacts.add(bell.get_nowait())
    return contacts


def _forget(bell: "queue.SimpleQueue[UUID]") -> None:
    while not bell.empty():
        bell.get_nowait()
