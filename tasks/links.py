"""Looking at the addresses that answers lead to, a few at a time, one request a second to a host."""

import threading
import time

from django.conf import settings

from intents.gate import links
from tasks.app import app
from tasks.visiting import host_of, trouble_of

_A_TIME = 30
_PAUSE = 1.0  # seconds between two requests to one host
_ONE = threading.BoundedSemaphore(1)


@app.task
def check_links() -> None:
    """Safe to run any number of times: what was looked at is not due."""
    if not settings.CHECK_LINKS or not _ONE.acquire(blocking=False):
        return
    try:
        asked: dict[str, float] = {}
        for url in links.due(_A_TIME):
            host = host_of(url)
            time.sleep(max(0.0, asked.get(host, 0.0) + _PAUSE - time.monotonic()))
            links.keep(url, trouble_of(url))
            asked[host] = time.monotonic()
    finally:
        _ONE.release()
