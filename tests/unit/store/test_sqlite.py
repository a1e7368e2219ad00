"""The embedded database under several writers: patience, and precedence for what comes in."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from bot.store.sqlite import base


@pytest.fixture
def database(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[base.DatabaseWrapper]:
    """A connection of its own, as every process has one, with the settings that ship."""
    with django_db_blocker.unblock():
        yield from _connected(tmp_path)


def _connected(tmp_path: Path) -> Iterator[base.DatabaseWrapper]:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 0.003,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    handler = ConnectionHandler(
        {"default": {"ENGINE": "bot.store.sqlite", "NAME": str(tmp_path / "x.sqlite3"), "OPTIONS": options}},
    )
    connection = handler["default"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE said (words TEXT)")
    yield connection
    connection.close()


@pytest.fixture
def other_writer(tmp_path: Path, database: base.DatabaseWrapper) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None, check_same_thread=False)
    yield other
    other.close()


def say(database: base.DatabaseWrapper, words: str) -> None:
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [words])


def test_who_opens_the_database_waits_for_the_one_who_holds_it(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    """A file is turned to write-ahead logging by its first connection, which needs it for itself."""
    holder = sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(0.3, holder.execute, ("COMMIT",))
    timer.start()
    with django_db_blocker.unblock():
        opened = next(_connected(tmp_path))
        say(opened, "after all")
        opened.close()
    timer.join()
    holder.close()


def test_a_writer_waits_for_the_one_before(database: base.DatabaseWrapper, other_writer: sqlite3.Connection) -> None:
    other_writer.execute("BEGIN IMMEDIATE")
    other_writer.execute("INSERT INTO said VALUES ('first')")
    timer = threading.Timer(0.3, other_writer.execute, ("COMMIT",))
    timer.start()
    say(database, "second")
    timer.join()
    assert other_writer.execute("SELECT words FROM said").fetchall() == [("first",), ("second",)]


def test_patience_ends(
    database: base.DatabaseWrapper, other_writer: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "PATIENCE", 0.1)
    other_writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        say(database, "never")
    other_writer.execute("ROLLBACK")
    say(database, "later")
    assert other_writer.execute("SELECT words FROM said").fetchall() == [("later",)]


def test_other_transactions_let_what_comes_in_go_first(database: base.DatabaseWrapper, tmp_path: Path) -> None:
    order: list[str] = []
    begun = threading.Event()

    def worker() -> None:
        mine = database.copy()
        begun.set()
        mine.connect()
        mine._precedence.respect()
        order.append("worker")
        mine.close()

    with database.first_in_line():
        thread = threading.Thread(target=worker)
        thread.start()
        assert begun.wait(5)
        time.sleep(0.2)
        order.append("webhook")
    thread.join()
    assert order == ["webhook", "worker"]


def test_a_web_process_that_hangs_does_not_stop_the_workers(database: base.DatabaseWrapper) -> None:
    with database.first_in_line():
        other = database.copy()
        other.connect()
        other._precedence.respect()  # returns after its patience
        other.close()
