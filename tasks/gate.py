"""What drafts would change, measured beside everything else: one trial at a time, so that the sweep is never kept."""

import threading

from bot import wiring
from intents.gate import trials
from tasks.app import app

_ONE = threading.BoundedSemaphore(1)


@app.task
def run_trial(trial_id: int) -> None:
    """Safe to run any number of times: one worker takes it. Where one is at it, the sweep rings again."""
    if not _ONE.acquire(blocking=False):
        return
    try:
        if trial := trials.take(trial_id):
            trials.run(trial, wiring.library())
    finally:
        _ONE.release()
