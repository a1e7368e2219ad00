"""Waiting for what processes do, for as long as it takes and no longer."""

import contextlib
import time
from collections.abc import Callable
from typing import Any


def wait_until(check: Callable[[], Any], seconds: float = 45, what: str = "", pause: float = 0.05) -> Any:
    """The first true value of `check`; fails the test when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if found := check():
                return found
        time.sleep(pause)
    raise AssertionError(f"not within {seconds} s: {what or check}")
