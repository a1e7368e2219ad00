"""What somebody in the console asks to try: one at a time, beside everything else."""

import threading
from uuid import UUID

from bot import wiring
from bot.store import experiments
from tasks.app import app

_ONE = threading.BoundedSemaphore(1)


@app.task
def run_experiment(row_id: str) -> None:
    """Safe to run any number of times: one worker takes it. Where one is at it, the sweep rings again."""
    if not _ONE.acquire(blocking=False):
        return
    try:
        _run(UUID(row_id))
    finally:
        _ONE.release()


def _run(row_id: UUID) -> None:
    taken = experiments.take(row_id)
    if taken is None:
        return
    try:
        experiments.keep(row_id, wiring.experiment(*taken))
    except Exception:
        experiments.fail(row_id)
        raise
