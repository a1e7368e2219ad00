"""A database that is locked, restarted or full: no 200 without a stored row, and nothing acknowledged is lost."""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.databases import PostgresServer
from tests.faults.verdict import Asked
from tests.rig import Installation, Rig, wait_until
from tests.rig import rig as run_rig

pytestmark = pytest.mark.faults

ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)
ON_BOTH = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.long)], indirect=True
)
NO_ROOM_AT_ALL = 0  # bytes that a file may have


def line_waits(rig: Rig, seconds: float) -> None:
    """Longer than LINE does, for what the web process itself answers."""
    rig.control("/control/settings", {"line_webhook_seconds": seconds})


def is_stored(rig: Rig, event_id: str) -> bool:
    return rig.rows("SELECT count(*) FROM store_inboxevent WHERE event_id = ?", event_id) == [(1,)]


def acknowledged(rig: Rig) -> list[bool]:
    return [each["status"] == 200 for each in rig.state()["webhooks"]]


def limit_files(rig: Rig, size: int) -> None:
    """What is longer cannot be written, in every process of the counter; the broker's disk is another one."""
    for child in rig.children.values():
        main = psutil.Process(child.pid)
        for process in [main, *main.children(recursive=True)]:
            process.rlimit(psutil.RLIMIT_FSIZE, (size, psutil.RLIM_INFINITY))


@contextlib.contextmanager
def without_room(rig: Rig, size: int) -> Iterator[None]:
    limit_files(rig, size)
    yield
    limit_files(rig, psutil.RLIM_INFINITY)


def ask_until_refused(asked: Asked, users: list[str]) -> list[str]:
    """Each citizen asks until a question is not acknowledged; the events of those."""
    refused: dict[str, str] = {}
    while len(refused) < len(users):
        for user in set(users) - set(refused):
            told = asked.ask(user)
            stored = is_stored(asked.rig, told["event_id"])
            assert stored == (told["status"] == 200), f"{told['status']}, and stored: {stored}"
            if not stored:
                assert told["status"] >= 500
                refused[user] = told["event_id"]
    return list(refused.values())


def verify_sound(rig: Rig) -> None:
    assert rig.rows("PRAGMA integrity_check") == [("ok",)]


@ON_BOTH
def test_a_webhook_waits_for_a_database_that_is_locked_for_three_seconds(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(2)
    line_waits(rig, 30)
    with rig.database_locked("store_inboxevent"):
        for user in users:
            rig.say_without_waiting(user, "住民票とりたい")
            asked.marks[user] = ["300円"]
        time.sleep(3)
        assert not any(acknowledged(rig))
    wait_until(lambda: acknowledged(rig) == [True, True], 30, "both webhooks are acknowledged")
    asked.verify()


@ON_SQLITE
def test_a_database_locked_beyond_patience_is_a_5xx_and_what_line_sends_again_is_answered_once(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    line_waits(rig, 30)
    with rig.database_locked():
        told = asked.ask(user)
        assert told["status"] >= 500
    assert not is_stored(rig, told["event_id"])
    assert asked.send_again(told["event_id"])["status"] == 200
    asked.verify()


@pytest.mark.long
@ON_BOTH
def test_webhooks_that_line_gave_up_during_a_lock_are_answered_once_when_they_come_again(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(4)
    with rig.database_locked("store_inboxevent"):
        events = [asked.ask(user)["event_id"] for user in users]
        assert not any(acknowledged(rig))
    for event in [*events, *events]:
        assert asked.send_again(event)["status"] == 200
    asked.verify(60)


@pytest.mark.long
@ON_SQLITE
@pytest.mark.parametrize("trouble", ["locked", "full"])
def test_an_answer_that_line_accepted_but_could_not_be_noted_is_not_said_twice(rig: Rig, trouble: str) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.faults("line", "reply", {"kind": "delay", "seconds": 1.5})
    asked.ask(user)
    wait_until(
        lambda: [entry for entry in rig.ledger() if entry["endpoint"] == "reply"], what="the reply is on its way"
    )
    with rig.database_locked() if trouble == "locked" else without_room(rig, NO_ROOM_AT_ALL):
        time.sleep(8)
        assert rig.deliveries()[-1]["state"] == "sending"
    asked.verify(60)
    assert rig.deliveries()[-1]["state"] == "sent"


@pytest.mark.long
@ON_POSTGRES
def test_a_database_that_restarts_under_load(rig: Rig, postgres: PostgresServer) -> None:
    """At once, as after a power cut, and twice. A dozen citizens ask on; LINE sends again what was not acknowledged."""
    asked = Asked(rig)
    users = asked.citizens(12)
    enough = threading.Event()

    def ask_on(user: str) -> int:
        again = 0
        while not enough.wait(0.5):
            again += asked.ask_until_heard(user) - 1
        return again

    with ThreadPoolExecutor(len(users)) as crowd:
        asking = [crowd.submit(ask_on, user) for user in users]
        try:
            for _ in range(2):
                answered = len(rig.ledger())
                wait_until(lambda: len(rig.ledger()) >= answered + 12, 60, "a dozen answers")  # noqa: B023
                postgres.restart_at_once()
            wait_until(lambda: rig.get("/readyz") == 200, 30, "the counter is ready again")
        finally:
            enough.set()
    assert sum(each.result() for each in asking) > 0, "no webhook met the restart"
    asked.verify(120)


@ON_SQLITE
@pytest.mark.parametrize("room", ["a little", pytest.param("none", marks=pytest.mark.long)])
def test_a_disk_that_is_full_is_a_5xx_and_nothing_acknowledged_is_lost(rig: Rig, room: str) -> None:
    """A little: the log of SQLite may not grow, so writes end in the middle."""
    asked = Asked(rig)
    users = asked.citizens(4)
    log = Path(rig.environment["DATABASE_URL"].removeprefix("sqlite:///") + "-wal")
    with without_room(rig, log.stat().st_size if room == "a little" else NO_ROOM_AT_ALL):
        refused = ask_until_refused(asked, users)
        time.sleep(2)
        assert all(child.poll() is None for child in rig.children.values())
    for event in refused:
        assert asked.send_again(event)["status"] == 200
    asked.verify(60)
    verify_sound(rig)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """64 MB for everything that a counter writes."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(os.statvfs(disk).f_bavail * 4096 or 4096))
    return filler


def start_again_what_died(rig: Rig) -> None:
    """As a supervisor does: the workers end when the broker's own disk is full."""
    for name, child in list(rig.children.items()):
        if child.poll() is not None:
            rig.start(name)


@pytest.mark.long
def test_a_disk_that_the_broker_fills_too_and_that_is_freed_again(installation: Installation, small_disk: Path) -> None:
    with run_rig(installation, small_disk) as rig:
        rig.fresh()
        asked = Asked(rig)
        users = asked.citizens(4)
        for user in users:
            asked.ask(user)
        filler = fill(small_disk)
        refused = ask_until_refused(asked, users)
        for _ in range(8):
            time.sleep(1)
            start_again_what_died(rig)
        filler.unlink()
        for event in refused:
            assert asked.send_again(event)["status"] == 200
        wait_until(lambda: start_again_what_died(rig) or rig.get("/readyz") == 200, 60, "the counter is ready again")
        asked.verify(120)
        verify_sound(rig)
