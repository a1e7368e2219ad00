"""The Home of each member of staff in Slack: what stands on it, and what is pressed there."""

import logging
from threading import Thread
from typing import TYPE_CHECKING

from bot import wiring
from bot.domain.staff import Home
from bot.store import duty
from tasks.doorbell import BROKER_ERRORS, ring_home

if TYPE_CHECKING:
    from channels.slack.inside import Homes


logger = logging.getLogger(__name__)


def homes() -> "Homes":
    from channels.slack.inside import Homes

    return Homes(see, attend, duty.choose_language)


def see(person: str) -> Home:
    """From now on it is drawn again after each press of this person."""
    duty.note_home(person)
    return wiring.home(person)


def redraw(person: str) -> None:
    """By a worker, behind the answer: the broker may be slow. Nothing where this person never opened it."""
    if duty.duty_of(person).has_home:
        Thread(target=_ring, args=(person,), daemon=True).start()


def _ring(person: str) -> None:
    try:
        ring_home(person)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; a Home waits until it is opened", extra={"problem": repr(problem)})


def attend(person: str, on: bool) -> None:
    (duty.begin if on else duty.end)(person, f"slack:{person}")
