"""Workers that die. Every question is answered exactly once, in order."""

import os
import signal
import time

import psutil
import pytest

from tests.faults.verdict import Asked
from tests.rig import Rig, wait_until

# One kill is tried on PostgreSQL always, the rest with the long table.
ON_BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)
POSTGRES_LATER = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.long)], indirect=True
)
pytestmark = pytest.mark.faults


@POSTGRES_LATER
def test_a_worker_killed_in_the_middle_of_a_turn(rig: Rig) -> None:
    """Killed while it holds the contact and has not committed; a turn that was quicker than the kill is tried anew."""
    asked = Asked(rig)
    [user] = asked.citizens(1)
    for _ in range(10):
        asked.marks.setdefault(user, []).append("300円")
        rig.say_without_waiting(user, "住民票とりたい")
        wait_until(lambda: rig.rows("SELECT 1 FROM store_contactrow WHERE lease_until IS NOT NULL"), pause=0)
        rig.kill("worker-inbound")
        undecided = rig.rows("SELECT 1 FROM store_inboxevent WHERE state = 'pending'")
        rig.start("worker-inbound")
        if undecided:
            break
        asked.verify()
    else:
        raise AssertionError("no turn was caught")
    asked.verify()


@ON_BOTH
def test_a_worker_killed_between_sending_and_noting_it(rig: Rig) -> None:
    """LINE accepts and answers late; the worker dies in between. The same reply again finds its token used: sent."""
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.faults("line", "reply", {"kind": "delay", "seconds": 1.5})
    asked.ask(user)
    wait_until(lambda: [entry for entry in rig.ledger() if entry["endpoint"] == "reply"])
    rig.kill("worker-delivery")
    rig.start("worker-delivery")
    asked.verify()
    assert rig.deliveries()[-1]["state"] == "sent"


@POSTGRES_LATER
def test_a_pool_child_killed_while_it_works_is_replaced(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    with rig.database_locked():
        rig.say_without_waiting(user, "住民票とりたい")
        time.sleep(0.3)
        for child in psutil.Process(rig.children["worker-inbound"].pid).children(recursive=True):
            child.send_signal(signal.SIGKILL)
    asked.marks[user] = ["300円"]
    asked.verify()


@POSTGRES_LATER
def test_an_event_that_always_fails_is_given_up_and_those_behind_it_are_answered(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.kill("worker-inbound")
    rig.say(user, "毒")
    rig.execute("UPDATE store_inboxevent SET payload = ? WHERE state = 'pending'", b"not sealed")
    asked.marks[user] = ["もう一度お送りください"]
    rig.say(user, "ごみの日")
    asked.marks[user].append("月曜と木曜")
    rig.start("worker-inbound")
    asked.verify()
    assert ("gave_up",) in rig.rows("SELECT state FROM store_inboxevent")


@POSTGRES_LATER
def test_twenty_citizens_at_once_over_two_workers(rig: Rig) -> None:
    rig.start("worker-inbound", copy="2")
    asked = Asked(rig)
    for _ in range(3):
        for user in asked.marks or asked.citizens(20):
            asked.ask(user)
    asked.verify(60)


@pytest.mark.long
@POSTGRES_LATER
def test_workers_killed_again_and_again_under_load(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(10)
    for round_number in range(12):
        answered = asked.answered()
        for user in users:
            asked.ask(user)
        victim = "worker-inbound" if round_number % 2 else "worker-delivery"
        rig.kill(victim)
        rig.start(victim)
        # One that is killed while it starts was never under load, and answers may not wait until their tokens die.
        wait_until(lambda before=answered: asked.answered() > before, what="the counter goes on")  # type: ignore[misc]
    asked.verify(90)


@POSTGRES_LATER
def test_killing_the_main_process_leaves_no_pool_child(rig: Rig) -> None:
    main = psutil.Process(rig.children["worker-inbound"].pid)
    wait_until(lambda: main.children(recursive=True), what="pool children")
    pids = [child.pid for child in main.children(recursive=True)]
    rig.kill_main_only("worker-inbound")
    wait_until(lambda: not any(_alive(pid) for pid in pids), 15, "the children are gone")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
