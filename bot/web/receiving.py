"""What every webhook shares: the body within its limit, and store, commit, ring, answer."""

import logging
from collections.abc import Iterable
from time import monotonic
from uuid import UUID

from django.http import HttpRequest

from bot.domain.errors import MalformedRequest
from bot.domain.events import Received
from bot.store import inbox
from tasks.doorbell import BROKER_ERRORS, ring_inbound

logger = logging.getLogger(__name__)

LARGEST_BODY = 1024 * 1024
QUIET_SECONDS = 5.0  # after a failed ring the bell is left alone this long, so that no webhook waits for the broker

_quiet_until = 0.0


class TooLarge(Exception):
    """A body over `LARGEST_BODY`; nothing of it was read."""


def body_of(request: HttpRequest) -> bytes:
    """The raw body. Raises TooLarge, or MalformedRequest where the length is not a number."""
    try:
        announced = int(request.headers.get("Content-Length") or 0)
    except ValueError as problem:
        raise MalformedRequest("Content-Length is not a number") from problem
    if announced > LARGEST_BODY:
        raise TooLarge
    body = request.read(LARGEST_BODY + 1)
    if len(body) > LARGEST_BODY:
        raise TooLarge
    return body


def take_in(channel: str, received: Iterable[Received]) -> None:
    """Store, then ring. Whatever goes wrong before the commit is the caller's 5xx; afterwards nothing can be lost."""
    contacts = inbox.store(channel, received)
    ring(contacts)


def ring(contacts: Iterable[UUID]) -> None:
    """Tell the workers. A silent broker costs about a second once; the sweep finds what was not rung for."""
    global _quiet_until
    if monotonic() < _quiet_until:
        return
    try:
        for contact in contacts:
            ring_inbound(contact)
    except BROKER_ERRORS as problem:
        _quiet_until = monotonic() + QUIET_SECONDS
        logger.warning("the broker does not answer; the sweep will find the event", extra={"problem": repr(problem)})
