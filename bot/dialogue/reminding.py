"""What happens to a case when nobody does anything."""

from dataclasses import replace

from bot.dialogue.staff_turn import StaffTurn, staff_turn
from bot.dialogue.turn import Tools
from bot.domain.turns import Resolution, Snapshot, Status


def remind(snapshot: Snapshot, tools: Tools) -> Resolution:
    """Nobody claimed the case in time: the room is reminded, and the first time the citizen is told.

    Or a case was snoozed until now: its room, or whoever owns it, is called to it.
    """
    turn = staff_turn(None, snapshot, tools)
    if turn.case.snoozed_until:
        _wake(turn)
        return turn.resolution()
    minutes = int((tools.now - turn.case.opened_at).total_seconds() // 60)
    turn.tell_thread("thread.reminder", broadcast=True, minutes=minutes)
    if turn.case.reminders == 0:
        turn.tell_citizen("handoff.delayed")
    at = turn.next_reminder() + tools.claim_within * turn.case.reminders
    turn.case = replace(turn.case, remind_at=at, reminders=turn.case.reminders + 1)
    turn.status, turn.changed = Status.REMINDED, True
    return turn.resolution()


def _wake(turn: StaffTurn) -> None:
    case = turn.case
    turn.keep(case.woken(turn.next_reminder()), Status.REMINDED)
    if case.owner:
        turn.tell_thread("thread.snooze_over_for", broadcast=True, owner=f"@{case.owner}")
    else:
        turn.tell_thread("thread.snooze_over", broadcast=True)
