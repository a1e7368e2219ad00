"""Fetching what staff attached in Slack, outside any transaction, and judging it by its bytes."""

import logging
from uuid import UUID

from bot import wiring
from bot.domain.attachments import Refusal
from bot.domain.files import FileGone, FileNotReady
from bot.privacy.attached import judged
from bot.store import attachments
from tasks.app import app

logger = logging.getLogger(__name__)


@app.task
def fetch(attachment_id: str) -> None:
    """Safe to run any number of times: one at a time takes it, and what ended stays as it is."""
    row = attachments.take(UUID(attachment_id))
    if row is None:
        return
    try:
        fit = judged(row.name, wiring.fetch_from_slack(attachments.where(row)))
    except FileGone as problem:
        logger.warning("a file of staff cannot be fetched", extra={"file": attachment_id, "problem": str(problem)})
        fit = Refusal.GONE
    except FileNotReady as problem:
        logger.info("a file of staff is not here yet", extra={"file": attachment_id, "problem": str(problem)})
        if row.attempts < attachments.MOST_ATTEMPTS:
            return
        fit = Refusal.GONE
    attachments.settle(row, fit)
