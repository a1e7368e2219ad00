"""What happens to a case when nobody does anything."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import moving
from bot.dialogue.on_duty import named
from bot.dialogue.staff_turn import StaffTurn, staff_turn
from bot.dialogue.timing import next_call, takes_over, waited
from bot.dialogue.turn import Tools
from bot.domain.conversation import CaseState, Outcome, Owner, Wait
from bot.domain.turns import Resolution, Snapshot, Status
from bot.languages.calendar import moment_in_words

_FIRST, _SUPERVISORS, _NEXT_QUEUE = 0, 1, 2  # of the reminders of a case that nobody takes


def remind(snapshot: Snapshot, tools: Tools) -> Resolution:
    """The timer of a case has come: it was snoozed until now, its wait is too long, or its promise is past.

    The last alone calls nobody: its card says so.
    """
    turn = staff_turn(None, snapshot, tools)
    if turn.case.snoozed_until:
        _wake(turn)
    elif next_call(turn.case, tools) <= tools.now:
        _CALLS[turn.case.wait](turn)
    else:
        turn.keep(turn.case, Status.REMINDED)
    return turn.resolution()


def _wake(turn: StaffTurn) -> None:
    turn.keep(turn.case.woken(turn.tools.now), Status.REMINDED)
    if turn.case.owner:
        turn.tell_thread("thread.snooze_over_for", broadcast=True, owner=f"@{turn.case.owner}")
    else:
        turn.tell_thread("thread.snooze_over", broadcast=True)


def _call_anybody(turn: StaffTurn) -> None:
    """The room, then the supervisors, then the next queue; where there is none, both again and again."""
    step, minutes = turn.case.reminders, _minutes(turn)
    following = takes_over(turn.case, turn.tools) if step >= _NEXT_QUEUE else None
    if following:
        moving.move_on(turn, following, minutes)
        return
    told = step >= _SUPERVISORS and turn.tell_supervisors("room.unclaimed", minutes=minutes)
    if step != _SUPERVISORS or not told:
        _remind_room(turn, minutes)
    if step == _FIRST:
        turn.tell_citizen("handoff.delayed", ahead=turn.tools.ahead(turn.case))
    _go_on(turn)


def _remind_room(turn: StaffTurn, minutes: int) -> None:
    """Those on duty are called by name; without any, everybody."""
    text = turn.in_words("thread.reminder", minutes=minutes)
    if people := named(turn.tools.on_duty(turn.case.department, turn.case.room), turn.tools.staff_language):
        text = turn.in_words("thread.call_on_duty", text=text, people=people)
    turn.post(turn.case, text, broadcast=True)


def _call_owner(turn: StaffTurn) -> None:
    owner, minutes = f"@{turn.case.owner}", _minutes(turn)
    told = turn.case.reminders > 0 and turn.tell_supervisors("room.unanswered", owner=owner, minutes=minutes)
    again = turn.case.reminders > 0 and not told  # nobody else hears of it: then the room does
    turn.tell_thread("thread.unanswered", broadcast=again, owner=owner, minutes=minutes)
    _go_on(turn)


def _call_citizen(turn: StaffTurn) -> None:
    """Asked once, kindly; then the case is closed. A case of danger is never closed by a timer: its owner is called."""
    if turn.case.urgent:
        turn.tell_thread("thread.silent", owner=f"@{turn.case.owner}")
    elif turn.case.reminders:
        _close(turn)
        return
    else:
        turn.tell_thread("thread.silence_asked")
        until = turn.tools.now + turn.tools.waits.close
        turn.tell_citizen("silence.question", when=moment_in_words(until.astimezone(turn.tools.zone), turn.language))
    _go_on(turn)


def _close(turn: StaffTurn) -> None:
    until = turn.tools.now + turn.tools.waits.reopen
    closed = turn.case.ended(CaseState.CLOSED, outcome=Outcome.NO_REPLY)
    turn.become(replace(closed, reopen_until=until), Owner.BOT, Status.REMINDED)
    when = until.astimezone(turn.tools.zone)
    turn.tell_thread("thread.silence_closed", when=moment_in_words(when, turn.tools.staff_language))
    turn.tell_citizen("silence.closed", when=moment_in_words(when, turn.language))


def _go_on(turn: StaffTurn) -> None:
    turn.keep(turn.case.reminded(turn.tools.now), Status.REMINDED)


def _minutes(turn: StaffTurn) -> int:
    return int(waited(turn.case, turn.tools).total_seconds() // 60)


_CALLS: dict[Wait, Callable[[StaffTurn], None]] = {
    Wait.CLAIM: _call_anybody,
    Wait.REPLY: _call_owner,
    Wait.CITIZEN: _call_citizen,
}
