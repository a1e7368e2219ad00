"""Files that staff chose in Slack's reply form: held, and fetched by a worker while the preview is looked at."""

import logging
from threading import Thread
from typing import TYPE_CHECKING
from uuid import UUID

from bot import wiring
from bot.domain.attachments import Attachment
from bot.store import attachments
from tasks.doorbell import BROKER_ERRORS, ring_attachment

if TYPE_CHECKING:
    from channels.slack.file_forms import Files, Held, SlackFile

logger = logging.getLogger(__name__)


def files() -> "Files":
    from channels.slack.file_forms import Files

    return Files(hold, look, wiring.shown_to_citizen)


def hold(case_id: str, user: str, chosen: "list[SlackFile]") -> tuple[Attachment, ...]:
    """Rings behind the answer, for the broker may be slow."""
    held = tuple(attachments.want(UUID(case_id), user, file.name, file.size, file.url) for file in chosen)
    if held:
        Thread(target=_ring, args=(held,), daemon=True).start()
    return held


def look(case_id: str, user: str, file_ids: list[str]) -> "Held":
    from channels.slack.file_forms import Held

    rows = attachments.drafts(UUID(case_id), file_ids, user)
    refused = attachments.refused(rows)
    return Held(attachments.values(rows), any(row.next_at for row in rows), refused)


def _ring(held: tuple[Attachment, ...]) -> None:
    try:
        for file in held:
            ring_attachment(UUID(file.id))
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; the sweep finds the files", extra={"problem": repr(problem)})
