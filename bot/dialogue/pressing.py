"""Steps for what a citizen taps."""

from dataclasses import replace

from bot.dialogue import answering, handoff
from bot.dialogue.turn import Turn
from bot.domain.conversation import Owner, Reason
from bot.domain.events import Action
from bot.domain.messages import Note
from bot.domain.turns import Rated, Signal, SignalKind, Status
from bot.languages import ALL
from bot.languages.fixed import say
from bot.languages.requests import asks_for_language


def take_rating(turn: Turn) -> None:
    """Whether people solved it: stands with the case, and says nothing about the bot's answers."""
    about = turn.event.arguments
    if turn.event.action != Action.HELPFUL or "case" not in about:
        return
    turn.rated = Rated(about["case"], about.get("value") == "yes")
    turn.status = Status.FEEDBACK_TAKEN
    if turn.conversation.owner is not Owner.BOT:  # they are talking to people again, who need no word from the bot
        return
    if turn.rated.helped:
        turn.reply(Note(say("helpful.thanks", turn.language)))
    else:
        person = answering.person_choice(turn, about.get("department", ""))
        turn.reply(Note(say("rating.sorry", turn.language)), choices=(person,))


def take_feedback(turn: Turn) -> None:
    if turn.event.action != Action.HELPFUL:
        return
    helped = turn.event.arguments.get("value") == "yes"
    turn.entry = turn.tools.knowledge.entry(turn.event.arguments.get("intent", ""))
    turn.facts["helpful"] = helped
    if turn.entry:
        turn.signals.append(Signal(SignalKind.HELPFUL if helped else SignalKind.NOT_HELPFUL, turn.entry.key))
    if helped:
        turn.reply(Note(say("helpful.thanks", turn.language)))
    else:
        department = turn.entry.department if turn.entry else ""
        turn.reply(Note(say("helpful.sorry", turn.language)), choices=(answering.person_choice(turn, department),))
        turn.change(misses=turn.conversation.misses + 1)
    turn.status = Status.FEEDBACK_TAKEN


def change_language(turn: Turn) -> None:
    """By button or by words; an answer that was on the screen is said again in the new language."""
    pressed = turn.event.arguments.get("language") if turn.event.action == Action.LANGUAGE else None
    wanted = pressed or asks_for_language(turn.event.text)
    if wanted not in ALL:
        return
    turn.language = wanted
    turn.contact = replace(turn.contact, language=wanted)
    entry = turn.tools.knowledge.entry(turn.event.arguments.get("intent", ""))
    if entry:
        answering.answer(turn, entry)
    else:
        turn.reply(Note(say("language.changed", wanted)))
    turn.status = turn.status or Status.LANGUAGE_CHANGED


def answer_chosen(turn: Turn) -> None:
    if turn.event.action != Action.CHOOSE:
        return
    entry = turn.tools.knowledge.entry(turn.event.arguments.get("intent", ""))
    if entry is None:  # an old button of an answer that the city has withdrawn
        answering.fall_back(turn)
        return
    answering.answer(turn, entry)
    turn.signals.append(Signal(SignalKind.CHOSEN, entry.key))
    turn.status = turn.status or Status.ANSWERED_CHOSEN


def hand_over(turn: Turn) -> None:
    if turn.event.action == Action.PERSON:
        handoff.open_case(turn, Reason.ASKED, turn.event.arguments.get("department", ""))
        turn.status = Status.HANDOFF_ASKED
    elif turn.event.action == Action.NONE_OF_THESE:
        first = turn.tools.knowledge.entry(turn.conversation.offered[0]) if turn.conversation.offered else None
        handoff.open_case(turn, Reason.NOT_FOUND, first.department if first else "")
        turn.signals.append(Signal(SignalKind.NONE_OF_THESE))
        turn.status = Status.HANDOFF_NOT_FOUND
