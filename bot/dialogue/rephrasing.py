"""The step in which a language model says an utterance so that it stands alone. What it says is only matched."""

from collections.abc import Iterator

from bot.dialogue.answering import look_up, titled
from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty
from bot.domain.model import Failure, Rung
from bot.domain.model_tasks import REPHRASE

MOST_BEFORE = 3  # utterances: what a citizen can still mean by "it"


def wanted(turn: Turn) -> bool:
    """Only where nothing was found for certain, and something was said before that the words may lean on."""
    return turn.entry is None and bool(_before(turn)) and turn.may(Rung.REPHRASE)


def rephrase(turn: Turn) -> None:
    """The match of the new words counts where it is surer than that of the citizen's own."""
    if not wanted(turn):
        return
    values = {
        "utterance": turn.asked,
        "before": _before(turn),
        "answered": list(_answered(turn)),
        "language": turn.language,
    }
    outcome = turn.ask(REPHRASE, values)
    if isinstance(outcome, Failure):
        turn.verdicts["rephrase"] = outcome.trouble
        return
    said = outcome.value.question.strip()
    changed = bool(said) and said != turn.asked and screened(said).clean
    turn.verdicts["rephrase"] = "changed" if changed else "unchanged"
    if changed:
        _match_again(turn, said)


def _match_again(turn: Turn, said: str) -> None:
    before = turn.match
    turn.entry = look_up(turn, said)
    if turn.entry or (before and before.certainty is Certainty.NONE):
        turn.rephrased = said
    else:
        turn.match = before


def _before(turn: Turn) -> list[str]:
    """The citizen's latest utterances, masked, without those that tried to steer a model."""
    suspected = turn.snapshot.suspected
    lines = [line for line in turn.snapshot.transcript if line.message_id and line.message_id not in suspected]
    said = [line.text for line in lines if line.message_id != turn.event.message_id and screened(line.text).clean]
    return said[-MOST_BEFORE:]


def _answered(turn: Turn) -> Iterator[str]:
    for key in turn.conversation.offered:
        if entry := turn.tools.knowledge.entry(key):
            yield titled(entry, turn.language).title
