"""What staff ask the model for: the matcher first where it is needed, then the model, outside any transaction."""

import logging
import threading
from dataclasses import asdict
from uuid import UUID

from django.conf import settings

from bot import wiring
from bot.dialogue import helping as dialogue
from bot.domain.help import Help, NoHelp, Shortfall, Wish
from bot.store import duty, helping, model_calls
from tasks.app import app
from tasks.doorbell import BROKER_ERRORS, ring_help

logger = logging.getLogger(__name__)

_AT_ONCE = threading.BoundedSemaphore(4)  # of the delivery worker's threads: the others go on sending
_AGAIN_AFTER = 1.0  # seconds


@app.task
def look_up(help_id: str) -> None:
    """On the inbound worker, where the models of the matcher are loaded. It takes as long as one turn."""
    wish = helping.look_at(UUID(help_id))
    if wish is None:
        return
    try:
        keys = dialogue.look_up(wish, helping.case_of(wish), wiring.tools())
    except Exception:  # whoever waits is to be told; what was found is then nothing
        logger.exception("the matcher failed for staff")
        keys = ()
    helping.note_found(UUID(help_id), keys)
    _ring(help_id)


@app.task
def help_staff(help_id: str) -> None:
    """Safe to run any number of times: the row is taken up once."""
    if not _AT_ONCE.acquire(blocking=False):
        _ring(help_id, _AGAIN_AFTER)
        return
    try:
        if taken := helping.take(UUID(help_id)):
            _help(*taken)
    finally:
        _AT_ONCE.release()


def _help(wish: Wish, place: helping.Place) -> None:
    """Whatever goes wrong, whoever looks at the form is told something."""
    shown: Help = NoHelp(Shortfall.DOWN)
    try:
        shown, calls = dialogue.help_staff(
            wish, helping.case_of(wish), wiring.tools(duty.language_of(wish.staff)), settings.LLM_STAFF_SECONDS
        )
        model_calls.keep(calls, staff=wish.staff)
    except Exception:
        logger.exception("help for staff failed")
    if "desk" in place:
        _keep_for_the_desk(wish, place, shown)
        return
    case = wiring.view_case(wish.case_id, wish.staff) if wish.case_id else None
    wiring.helper_screen(duty.language_of(wish.staff)).show(wish, case, shown, place)


def _keep_for_the_desk(wish: Wish, place: helping.Place, shown: Help) -> None:
    """The page looks for it."""
    snapshot = helping.case_of(wish)
    citizens = snapshot.case.language if snapshot and snapshot.case else place["language"]
    sheet = asdict(dialogue.sheet(shown, citizens, place["language"], typed=bool(wish.text)))
    kept = {**sheet, "typed": wish.text, "attached": place["attached"].split()}
    helping.keep_shown(UUID(place["desk"]), wish.staff, kept)


def _ring(help_id: str, after: float = 0.0) -> None:
    try:
        ring_help(help_id, needs_matcher=False, after=after)
    except BROKER_ERRORS as problem:
        logger.warning("the broker does not answer; the sweep finds the wish", extra={"problem": repr(problem)})
