"""What staff ask the model for, stored like all that they press; and the answers that they may put into a reply."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from bot import wiring
from bot.dialogue.helping import source_for
from bot.domain.help import Source, Wish
from bot.privacy.payloads import without_my_number
from bot.store import helping, snapshots
from tasks.doorbell import BROKER_ERRORS, ring_help

if TYPE_CHECKING:
    from channels.slack.helper import Helper

logger = logging.getLogger(__name__)


def helper() -> "Helper":
    from channels.slack.helper import Helper

    return Helper(seek, approved)


def seek(wish: Wish, place: Mapping[str, Any]) -> None:
    """Store, without any My Number, then ring: behind the answer, for the broker may be slow."""
    clean = without_my_number({"text": wish.text, "place": place})
    help_id = helping.keep(replace(wish, text=clean["text"]), clean["place"])
    Thread(target=_ring, args=(help_id, wish.needs_matcher), daemon=True).start()


def approved(case_id: str, key: str) -> Source | None:
    """An approved answer as a reply in this case would hold it; None where it was withdrawn."""
    entry = wiring.library().current().entry(key)
    return source_for(entry, snapshots.of_case(case_id), settings.STAFF_LANGUAGE) if entry else None


def _ring(help_id: UUID, needs_matcher: bool) -> None:
    try:
        ring_help(help_id, needs_matcher)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; the sweep finds the wish", extra={"problem": repr(problem)})
