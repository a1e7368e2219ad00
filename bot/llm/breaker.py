"""A circuit breaker (Nygard 2007, "Release It!"): a service that fails is left alone for a while."""

import threading
import time
from collections.abc import Callable

FAILURES = 3  # in a row, before it opens
PAUSE = 30.0  # seconds until the next attempt
_LONGEST_PAUSE = 600.0  # however long the service asks to be left alone


class Breaker:
    """Safe to share by threads. Each process has its own: what one found out, others find out in a few questions."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until = 0.0

    def admits(self) -> bool:
        """Whether to ask now. When a pause is over, one asks, and the others wait for how that ends."""
        with self._lock:
            now = self._clock()
            if now < self._open_until:
                return False
            if self._failures >= FAILURES:
                self._open_until = now + PAUSE
            return True

    def succeeded(self) -> bool:
        """Whether it was open until now."""
        with self._lock:
            was_open = self._failures >= FAILURES
            self._failures, self._open_until = 0, 0.0
            return was_open

    def failed(self, pause: float | None = None) -> None:
        """`pause` is what the service asked for, in seconds: then one failure is enough."""
        with self._lock:
            self._failures = FAILURES if pause else self._failures + 1
            if self._failures >= FAILURES:
                self._open_until = self._clock() + min(pause or PAUSE, _LONGEST_PAUSE)
