"""How many citizens are answered a second, and how long one alone waits. `python -m bench.answers`

From the webhook to the reply in the simulator's ledger, against the rate of a Celery task that does nothing, measured
in the same run on the same broker: machines differ, the ratio less so.
"""

import argparse
import time
from statistics import median
from typing import Any

from bench.asked import question
from bench.counter import counter, percentiles, show
from tests.rig import ROOT, Rig, wait_until

NOTHING = "bench.noop.nothing"


def lone_messages(rig: Rig, count: int) -> dict[str, float]:
    """Milliseconds from the citizen's message to the reply, by the simulator's clock, one message at a time."""
    waits = []
    for number in range(count):
        user = rig.citizen(f"一人{number}")
        rig.say(user, question(number))
        time.sleep(0.2)  # looking more often would slow what is measured
        wait_until(lambda user=user: len(rig.conversation(user)) >= 2)  # type: ignore[misc]
        asked, replied = (each["at"] for each in rig.conversation(user)[:2])
        waits.append(replied - asked)
    return percentiles(waits)


def answered(rig: Rig) -> list[float]:
    """When the platform took each answer, in milliseconds: by reply, or by push where its token had run out."""
    return [entry["at"] for entry in rig.ledger() if entry["endpoint"] in {"reply", "push"}]


def backlog(rig: Rig, count: int) -> float:
    """Messages answered a second while a backlog of `count` is worked off by both cores."""
    users = [rig.citizen(f"市民{number}") for number in range(count)]
    for name in ("worker-inbound", "worker-delivery", "worker-periodic", "beat"):
        rig.kill(name)
    before = len(answered(rig))
    for number, user in enumerate(users):
        event = rig.text_event(user, question(number), at=number)
        rig.control("/control/line/webhook", {"events": [event], "signature": "good"})
    for name in ("worker-inbound", "worker-delivery", "worker-periodic", "beat"):
        rig.start(name)
    # Looking costs the cores as much as many answers: seldom, and the times are the platform's own.
    wait_until(lambda: len(answered(rig)) - before >= count * 0.98, 600, "the backlog is gone", pause=3)
    times = sorted(answered(rig)[before:])
    return (len(times) - 1) / (times[-1] - times[0]) * 1000


def tasks_that_do_nothing(rig: Rig, count: int) -> float:
    """Celery tasks a second through one worker of two processes, like the inbound worker's."""
    import os
    import subprocess
    import sys

    import redis
    from celery import Celery

    app = Celery(broker=rig.broker.url)
    with app.producer_pool.acquire(block=True) as producer:
        for _ in range(count):
            app.send_task(NOTHING, queue="noop", producer=producer, ignore_result=True)
    client = redis.Redis.from_url(rig.broker.url)
    command = [sys.executable, "-m", "celery", "-A", "bench.noop", "worker", "-Q", "noop", "-c", "2", "-l", "error"]
    environment = {**os.environ, "BENCH_BROKER": rig.broker.url}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    worker = subprocess.Popen(command, cwd=ROOT, env=environment, **quiet)
    try:
        wait_until(lambda: client.llen("noop") < count * 0.95, 60, "the worker works")
        left, began = client.llen("noop"), time.perf_counter()
        wait_until(lambda: client.llen("noop") < count * 0.02, 120, "the worker is done")
        return (left - client.llen("noop")) / (time.perf_counter() - began)
    finally:
        worker.kill()
        worker.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1500)
    options = parser.parse_args()
    with counter() as rig:
        lone_messages(rig, 5)
        lone = lone_messages(rig, 100)
        a_second = backlog(rig, options.count)
        for name in list(rig.children):
            rig.kill(name)
        noop = median(tasks_that_do_nothing(rig, 4000) for _ in range(3))
    show(
        {
            "lone_message_ms": lone,
            "answered_per_second": round(a_second, 1),
            "celery_noop_per_second": round(noop, 1),
            "ratio": round(a_second / noop, 3),
        },
    )


if __name__ == "__main__":
    main()
