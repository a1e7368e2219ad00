"""Time and identifiers as the two platforms write them."""

from __future__ import annotations

import itertools
import secrets
import time

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def ulid() -> str:
    """26 characters, 48 bits of time and 80 of chance. LINE's webhookEventId has this form."""
    number = now_ms() << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def token(size: int) -> str:
    return secrets.token_hex(size)


class Lifetimes:
    """A clock for everything that expires. Tests move it forward instead of waiting; event timestamps stay real."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


class MessageTimes:
    """Slack's ts: seconds and microseconds, never the same twice in a workspace."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


def message_numbers() -> itertools.count[int]:
    """LINE's message ids are strings of 18 digits (platform page: Messaging API reference, sentMessages)."""
    return itertools.count(461_230_966_842_064_897, 7)
