"""Steps that keep a model away from who tries to steer it. Everybody gets the same approved answers."""

from bot.dialogue import choosing, composing, rephrasing, translating
from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.turn import Turn
from bot.domain.model import Failure
from bot.domain.model_tasks import JUDGE, Attack


def screen(turn: Turn) -> None:
    """By rules, on the words as they were written, with what nobody sees."""
    if turn.tools.model is None:
        return
    found = screened(turn.event.text)
    if found.attempt:
        _suspect(turn, found.attempt)


def judge(turn: Turn) -> None:
    """By the model, where a later step would ask it something. Whatever is no clear "none" is no pass.

    A judge that fails says nothing against the citizen: the record names its trouble, not a suspicion.
    """
    wanted = (rephrasing.wanted, choosing.wanted, composing.wanted, translating.wanted)
    if not any(is_wanted(turn) for is_wanted in wanted):
        return
    outcome = turn.ask(JUDGE, {"utterance": turn.asked})
    if isinstance(outcome, Failure):
        turn.suspected = True
        turn.verdicts["judge"] = outcome.trouble
    elif outcome.value.attack is not Attack.NONE:
        _suspect(turn, outcome.value.attack)


def _suspect(turn: Turn, why: str) -> None:
    turn.suspected = True
    turn.verdicts["suspected"] = why
