"""What every webhook shares: the body within its limit, and store, commit, ring, answer."""

from collections.abc import Iterable

from django.http import HttpRequest

from bot.domain.errors import MalformedRequest
from bot.domain.events import Received
from bot.store import inbox
from bot.web import ringing

LARGEST_BODY = 1024 * 1024


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
    ringing.ring(inbox.store(channel, received))
