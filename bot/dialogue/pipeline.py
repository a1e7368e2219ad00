"""What happens to a citizen's event: one visible list of steps. The first step that sets a status ends the turn.

`LAST` comes behind whichever step ended it.
"""

from collections.abc import Callable
from time import perf_counter

from bot.dialogue import (
    answering,
    arriving,
    asking,
    cautioning,
    chatting,
    choosing,
    composing,
    following,
    guarding,
    interrupting,
    pressing,
    reopening,
    rephrasing,
    rescuing,
    several,
    translating,
    waiting,
)
from bot.dialogue.turn import Tools, Turn
from bot.domain.events import Event
from bot.domain.turns import Resolution, Snapshot, StepTime

Step = Callable[[Turn], None]

STEPS: tuple[Step, ...] = (
    arriving.stay_silent,
    arriving.forget_unsent,
    arriving.note_following,
    arriving.point_groups_elsewhere,
    arriving.greet,
    cautioning.note_personal_data,
    arriving.recognise_language,
    rescuing.answer_danger,
    arriving.limit_rate,
    pressing.take_rating,
    waiting.cancel_the_wait,
    waiting.relay_to_people,
    reopening.reopen,
    interrupting.close_channel,
    pressing.take_feedback,
    pressing.change_language,
    pressing.answer_chosen,
    pressing.hand_over,
    answering.explain_media,
    answering.hand_over_on_request,
    chatting.offer_languages,
    following.repeat,
    following.call_off,
    following.correct,
    chatting.answer_courtesy,
    interrupting.pass_to_people,
    guarding.screen,
    answering.match,
    several.answer_both,
    following.follow_up,
    several.answer_one_of_two,
    guarding.judge,
    rephrasing.rephrase,
    choosing.choose,
    interrupting.pause_topic,
    answering.hand_to_people,
    composing.compose,
    composing.check,
    translating.translate,
    answering.give,
    interrupting.put_disaster_first,
    asking.ask_missing,
    asking.ask_back,
    interrupting.offer_disaster_answers,
    answering.fall_back,
)
LAST: tuple[Step, ...] = (cautioning.ask_kindly, interrupting.pin_notice)


def respond(event: Event, snapshot: Snapshot, tools: Tools) -> Resolution:
    """Decide everything about one event of a citizen; nothing is stored or sent here."""
    turn = Turn(event, snapshot, tools)
    for step in STEPS:
        _take(step, turn)
        if turn.status is not None:
            break
    for step in LAST:
        _take(step, turn)
    return turn.resolution()


def _take(step: Step, turn: Turn) -> None:
    began = perf_counter()
    step(turn)
    turn.steps.append(StepTime(step.__name__, round((perf_counter() - began) * 1000, 3)))
