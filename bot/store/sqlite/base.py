"""SQLite whose waiting writers look again every few milliseconds, and let what comes in go first.

SQLite lets one connection write at a time. Whoever finds the lock taken sleeps and looks again, with naps that grow to
100 ms (`sqliteDefaultBusyCallback` in SQLite's main.c): under load a webhook sleeps through ten chances. Here a
statement that finds the lock taken outside a transaction, where nothing of it happened, is simply tried again soon.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar, cast

from django.db.backends.sqlite3 import base

from bot.store.sqlite.precedence import NAP, Precedence

PATIENCE = 5.0  # seconds in all, as long as SQLite's own wait was; then the statement fails

Result = TypeVar("Result")


def patiently(attempt: Callable[[], Result], may_wait: Callable[[], bool]) -> Result:
    """Try again while the lock is taken; raises sqlite3.OperationalError when the patience is over."""
    end = monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or not may_wait() or monotonic() > end:
                raise
        sleep(NAP)


class PatientCursor(base.SQLiteCursorWrapper):
    def execute(self, query: str, params: Any = None) -> Any:
        return self._patiently(lambda: super(PatientCursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        return self._patiently(lambda: super(PatientCursor, self).executemany(query, param_list))

    def _patiently(self, attempt: Callable[[], Result]) -> Result:
        return patiently(attempt, lambda: not self.connection.in_transaction)


class DatabaseWrapper(base.DatabaseWrapper):
    _precedence: Precedence | None = None

    def create_cursor(self, name: str | None = None) -> PatientCursor:
        return cast(PatientCursor, self.connection.cursor(factory=PatientCursor))

    @contextmanager
    def first_in_line(self) -> Iterator[None]:
        """Around a transaction that must not wait for those who write all the time."""
        self.ensure_connection()
        if self._precedence is None:
            yield
            return
        with self._precedence.take():
            yield

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self._forget_precedence()
        if not self.is_in_memory_db():
            self._precedence = Precedence(Path(f"{self.settings_dict['NAME']}-first"))
        opened = super().get_new_connection
        return patiently(lambda: opened(conn_params), lambda: True)  # its first statements may find the lock taken

    def _start_transaction_under_autocommit(self) -> None:
        if self._precedence:
            self._precedence.respect()
        super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs do not know it

    def _close(self) -> None:
        self._forget_precedence()
        super()._close()  # type: ignore[misc]

    def _forget_precedence(self) -> None:
        if self._precedence:
            self._precedence.close()
        self._precedence = None
