"""The step in which a language model may choose among what the matcher found. It words nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.dialogue.answering import titled
from bot.dialogue.asking import shown
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry
from bot.domain.model import Failure, Rung
from bot.domain.model_tasks import CANNOT_TELL, CHOOSE, NONE_FITS
from bot.domain.turns import Status


def wanted(turn: Turn) -> bool:
    """Only where the matcher is unsure: what it is certain of needs no model."""
    entries = _offered(turn)
    return turn.entry is None and bool(entries) and turn.may(Rung.CHOOSE, *(entry.topic for entry in entries))


def choose(turn: Turn) -> None:
    """A failure leaves it to asking back."""
    if not wanted(turn):
        return
    entries = _offered(turn)
    chosen = _chosen(turn, entries)
    turn.verdicts["choose"] = chosen
    if turn.match and chosen == NONE_FITS:
        turn.match = replace(turn.match, certainty=Certainty.NONE)
    for entry in entries:
        if entry.key == chosen:
            turn.entry = entry
            turn.found_by = Status.ANSWERED_BY_CHOICE


def _offered(turn: Turn) -> list[Entry]:
    return [entry for key in shown(turn.match) if (entry := turn.tools.knowledge.entry(key))]


def _chosen(turn: Turn, entries: Sequence[Entry]) -> str:
    """The key of an intent, `NONE_FITS`, `CANNOT_TELL`, or why the model gave none of them."""
    values = {"question": turn.question, "offered": [_offer(turn, entry) for entry in entries]}
    names = (*(entry.key for entry in entries), NONE_FITS, CANNOT_TELL)
    outcome = turn.ask(CHOOSE, values, {"intent": names})
    return outcome.trouble if isinstance(outcome, Failure) else outcome.value.intent


def _offer(turn: Turn, entry: Entry) -> dict[str, Any]:
    wording = titled(entry, turn.language)
    return {"intent": entry.key, "title": wording.title, "asks": wording.question}
