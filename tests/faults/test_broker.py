"""A broker that is gone, frozen, full or empty. Webhooks are acknowledged all the same, and nothing is lost."""

import signal
import time

import pytest

from tests.faults.verdict import Asked
from tests.rig import Rig

# The broker does not know the database: PostgreSQL has its turn with the long table.
_DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.long)]
pytestmark = [pytest.mark.faults, pytest.mark.parametrize("database", _DATABASES, indirect=True)]

LINE_WAITS = 2000  # milliseconds; docs, "Check webhook error statistics"


def slowest(rig_state: dict) -> float:
    return max(each["ms"] for each in rig_state["webhooks"])


def test_a_broker_that_is_down_for_two_seconds(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(3)
    rig.broker.stop()
    for user in users:
        asked.ask(user, 2)
    rig.broker.start()
    asked.verify(60)
    assert slowest(rig.state()) < LINE_WAITS


@pytest.mark.long
def test_a_broker_that_is_down_for_a_minute_while_workers_hold_tasks(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(3)
    rig.faults("line", "reply", *[{"kind": "delay", "seconds": 1.0}] * 3)
    for user in users:
        asked.ask(user)
    rig.broker.stop()
    for user in users:
        asked.ask(user, 2)
    time.sleep(60)
    rig.broker.start()
    asked.verify(120)


def test_a_broker_that_loses_everything(rig: Rig) -> None:
    asked = Asked(rig)
    users = asked.citizens(5)
    rig.kill("worker-inbound")
    for user in users:
        asked.ask(user, 2)
    rig.broker.lose_everything()
    rig.start("worker-inbound")
    asked.verify(60)


def test_a_frozen_broker_costs_no_webhook_more_than_its_time(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    asked.ask(user)
    asked.verify()
    rig.broker.send_signal(signal.SIGSTOP)
    asked.ask(user, 2)
    rig.broker.send_signal(signal.SIGCONT)
    asked.verify()
    assert slowest(rig.state()) < LINE_WAITS


def test_a_full_broker(rig: Rig) -> None:
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.broker.command("CONFIG", "SET", "maxmemory", "1")
    asked.ask(user, 2)
    rig.broker.command("CONFIG", "SET", "maxmemory", "0")
    asked.verify(60)


def test_a_web_process_killed_between_its_commit_and_the_ring(rig: Rig) -> None:
    """The frozen broker holds the web process at the ring; what it had committed is found by the sweep."""
    asked = Asked(rig)
    [user] = asked.citizens(1)
    rig.broker.send_signal(signal.SIGSTOP)
    rig.say_without_waiting(user, "住民票とりたい")
    time.sleep(0.4)
    rig.kill("web")
    rig.broker.send_signal(signal.SIGCONT)
    rig.start("web")
    asked.marks[user] = ["300円"]
    asked.verify(30)
