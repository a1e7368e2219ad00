"""What comes in goes first: other writers let it pass before they begin a transaction.

SQLite's lock knows no queue, so workers that write all the time would keep a webhook waiting for ever. Whoever stores
a webhook holds a lock on a file beside the database meanwhile; the others look at it before they begin. It only orders
the writers: SQLite's own lock protects the data, and who has waited `PATIENCE` goes on all the same.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

PATIENCE = 0.5  # seconds; a frozen web process must not stop the workers
NAP = 0.002


class Precedence:
    """One a connection: a lock belongs to the open file, so threads and forked children must not share one."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        self.taken = False

    @contextmanager
    def take(self) -> Iterator[None]:
        fcntl.flock(self._file, fcntl.LOCK_EX)  # among webhooks only: each is over in milliseconds
        self.taken = True
        try:
            yield
        finally:
            self.taken = False
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def respect(self) -> None:
        end = monotonic() + PATIENCE
        while not self.taken and self._somebody_goes_first() and monotonic() < end:
            sleep(NAP)

    def close(self) -> None:
        self._file.close()

    def _somebody_goes_first(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        fcntl.flock(self._file, fcntl.LOCK_UN)
        return False
