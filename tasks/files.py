"""Fetching what citizens sent, outside any transaction, until it is here or gone."""

import logging
from uuid import UUID

from bot import wiring
from bot.domain.files import MOST_BYTES, TAKEN, FileGone, FileNotReady, FileState
from bot.privacy.attached import content_type
from bot.store import files
from bot.store.models import FileRow
from tasks.app import app
from tasks.doorbell import BROKER_ERRORS, ring_delivery

logger = logging.getLogger(__name__)


@app.task
def fetch(file_id: str) -> None:
    """Safe to run any number of times: one at a time takes it, and what ended stays as it is."""
    row = files.take(UUID(file_id))
    if row is None:
        return
    try:
        content = wiring.fetch_file(row.message_id)
    except FileGone:
        _refuse(row, FileState.GONE)
    except FileNotReady as problem:
        logger.info("a file is not here yet", extra={"file": file_id, "problem": str(problem)})
        if row.attempts >= files.MOST_ATTEMPTS:
            _refuse(row, FileState.GONE)
    else:
        _judge(row, content)


def _judge(row: FileRow, content: bytes) -> None:
    kind = content_type(content)
    if len(content) > MOST_BYTES:
        _refuse(row, FileState.TOO_LARGE)
    elif kind in TAKEN:
        _ring(files.keep(row, content, kind))
    else:
        _refuse(row, FileState.WRONG_TYPE)


def _refuse(row: FileRow, state: FileState) -> None:
    _ring(files.refuse(row, state))


def _ring(destinations: set[int]) -> None:
    for destination in destinations:
        try:
            ring_delivery(destination)
        except BROKER_ERRORS as problem:
            logger.warning("the broker does not answer; the sweep finds it", extra={"problem": repr(problem)})
