"""Steps for an utterance that goes on from what was said before: again, never mind, not that, and what about …

`Conversation.offered` is what was said before: the latest answer, or the question back that is open.
"""

from datetime import timedelta

from bot.dialogue import answering, asking
from bot.dialogue.turn import Turn
from bot.domain.answers import Entry
from bot.domain.messages import Note
from bot.domain.turns import Status
from bot.languages.ellipses import is_elliptic
from bot.languages.fixed import say
from bot.languages.retractions import asks_to_repeat, calls_off, correction

FRESH = timedelta(minutes=15)  # after a longer pause "how much?" may be about anything


def repeat(turn: Turn) -> None:
    """The latest answer, or the open question, once more; any time as long as the conversation lasts."""
    if not asks_to_repeat(turn.event.text):
        return
    entries = _answered(turn)
    if entries:
        answering.answer(turn, *entries, lead=say("repeat", turn.language))
        turn.status = turn.status or Status.ANSWERED_AGAIN
    elif turn.conversation.answered_at is None and asking.ask(turn, "clarify", turn.conversation.offered):
        turn.status = Status.CLARIFY_AGAIN


def call_off(turn: Turn) -> None:
    """Nothing is open any more. A wait for a person is called off earlier, by `waiting.cancel_the_wait`."""
    if calls_off(turn.event.text):
        turn.reply(Note(say("cancelled", turn.language)))
        turn.change(offered=(), answered_at=None, passed_over=(), misses=0)
        turn.status = Status.CANCELLED_QUESTION


def correct(turn: Turn) -> None:
    """What was answered is out: what was meant instead is looked for, else what else may have been meant is shown."""
    found = correction(turn.asked)
    if found is None or not _may_be_corrected(turn, found.denied):
        return
    wrong = turn.conversation.offered if turn.conversation.answered_at else ()
    others = turn.conversation.passed_over
    if found.rest:
        entry = answering.look_up(turn, found.rest, without=wrong)
        if entry:
            answering.answer(turn, entry)
            turn.status = turn.status or Status.ANSWERED_CORRECTED
            return
        others = asking.shown(turn.match) or others
    _ask_what_was_meant(turn, others)


def follow_up(turn: Turn) -> None:
    """An utterance that names nothing is about the latest answer, unless it is surely about a closer one.

    Such an utterance, matched by itself, is worth little: "the telephone number?" is surely found somewhere. Matched
    together with a title it finds that title. So the match is believed within the topic of the latest answer only:
    住民票, then コンビニでも取れますか.
    """
    before = _answered(turn) if _fresh(turn) else ()
    if not before or not is_elliptic(turn.event.text):
        return
    if turn.entry and turn.entry.topic in {entry.topic for entry in before}:
        return
    if len(before) > 1:
        turn.entry = None
        asking.ask(turn, "ask_missing", turn.conversation.offered)
        turn.status = Status.CLARIFY_MISSING
        return
    turn.entry, turn.found_by = before[0], Status.ANSWERED_FOLLOW_UP
    turn.lead = say("follow_up", turn.language, title=answering.titled(before[0], turn.language).title)


def _answered(turn: Turn) -> tuple[Entry, ...]:
    """What the latest answer said, as far as the city still says it."""
    if turn.conversation.answered_at is None:
        return ()
    found = (turn.tools.knowledge.entry(key) for key in turn.conversation.offered)
    return tuple(entry for entry in found if entry)


def _fresh(turn: Turn) -> bool:
    at = turn.conversation.answered_at
    return at is not None and turn.tools.now - at <= FRESH


def _may_be_corrected(turn: Turn, denied: str) -> bool:
    """Something is there to be corrected; and 会社員じゃなくて自営業 denies nothing that was said."""
    said = turn.conversation.offered
    if not said or (turn.conversation.answered_at and not _fresh(turn)):
        return False
    entries = (turn.tools.knowledge.entry(key) for key in said)
    wordings = [answering.titled(entry, turn.language) for entry in entries if entry]
    return not denied or any(denied in f"{wording.title} {wording.question}".lower() for wording in wordings)


def _ask_what_was_meant(turn: Turn, others: tuple[str, ...]) -> None:
    if asking.ask(turn, "corrected", others):
        turn.status = Status.CLARIFY_CORRECTED
        return
    turn.reply(Note(say("helpful.sorry", turn.language)), choices=(answering.person_choice(turn),))
    turn.change(offered=(), answered_at=None, passed_over=(), misses=turn.conversation.misses + 1)
    turn.status = Status.UNANSWERED_CORRECTED
