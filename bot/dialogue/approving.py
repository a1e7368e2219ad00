"""Answers of topics whose rule wants a look of staff first: one press sends what was looked at."""

from dataclasses import replace

from bot.dialogue import cards
from bot.dialogue.answering import follow_ups
from bot.dialogue.desk import proposed
from bot.dialogue.handoff import sender_name
from bot.dialogue.staff_turn import StaffTurn
from bot.domain.conversation import CaseState, Outcome, Owner
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.turns import Outgoing, Status


def send_answer(turn: StaffTurn, event: Event) -> None:
    """The citizen reads it as the bot would have said it, and the bot goes on from there. Where the answer was changed
    since it was looked at, nothing is sent and the card shows the new one.
    """
    entry = proposed(turn.case, turn.tools)
    if entry is None or str(entry.revision) != event.arguments.get("revision"):
        turn.show_card(turn.case)
        turn.tell_thread("thread.answer_changed")
        return
    card = cards.approved(entry, turn.language, turn.tools)
    answered = turn.case.answered(turn.tools.now)
    turn.become(answered.ended(CaseState.CLOSED, turn.staff, Outcome.ANSWERED), Owner.BOT, Status.STAFF_REPLIED)
    turn.conversation = replace(turn.conversation, offered=(entry.key,), answered_at=turn.tools.now)
    turn.said = cards.in_words(card)
    sender = sender_name(turn.department, turn.language)
    turn.outgoing.append(Outgoing(Speaker.STAFF, (card,), follow_ups(entry, turn.language), sender))
    turn.tell_thread("thread.answer_sent")
