"""The steps for two questions in one message."""

from bot.dialogue import answering
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry, Match
from bot.domain.turns import Status
from bot.languages.ellipses import is_elliptic
from bot.languages.fixed import say
from bot.languages.halves import halves, two_questions


def answer_both(turn: Turn) -> None:
    """Two answers, where each half surely means another one and both stand among the candidates of the whole.

    So one question that contains "and" stays one: 転入と転居の違いは, "… and do I have to book?"
    """
    for cut in halves(turn.asked):
        entries = [entry for half in cut if (entry := _meant_by(turn, half))]
        if len({entry.key for entry in entries} & _candidates(turn.match)) == len(cut):
            turn.facts["answered"] = [entry.key for entry in entries]
            answering.answer(turn, *entries, lead=say("two_questions", turn.language))
            turn.status = turn.status or Status.ANSWERED_SEVERAL
            return


def answer_one_of_two(turn: Turn) -> None:
    """Whose second question is not as clear as the first is told that it waits, instead of not at all."""
    cut = two_questions(turn.tools.mask(turn.event.text)) if turn.entry else None
    if turn.entry is None or cut is None or any(map(is_elliptic, cut)):
        return
    matches = [turn.tools.knowledge.match(half, turn.language) for half in cut]
    best = [match.candidates[0].key for match in matches if match.certainty is not Certainty.NONE]
    if len(set(best)) == len(cut) and turn.entry.key in best:
        answering.answer(turn, turn.entry, lead=say("one_of_two", turn.language))
        turn.status = turn.status or Status.ANSWERED_MATCH


def _meant_by(turn: Turn, half: str) -> Entry | None:
    if is_elliptic(half):
        return None
    match = turn.tools.knowledge.match(half, turn.language)
    return turn.tools.knowledge.entry(match.candidates[0].key) if match.certainty is Certainty.CERTAIN else None


def _candidates(match: Match | None) -> set[str]:
    return {candidate.key for candidate in match.candidates} if match else set()
