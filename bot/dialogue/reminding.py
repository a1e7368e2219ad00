"""What happens to a case when nobody does anything."""

from dataclasses import replace

from bot.dialogue.staff_turn import staff_turn
from bot.dialogue.turn import Tools
from bot.domain.turns import Resolution, Snapshot, Status


def remind(snapshot: Snapshot, tools: Tools) -> Resolution:
    """Nobody claimed the case in time: the room is reminded, and the first time the citizen is told."""
    turn = staff_turn(None, snapshot, tools)
    minutes = int((tools.now - turn.case.opened_at).total_seconds() // 60)
    turn.tell_thread("thread.reminder", broadcast=True, minutes=minutes)
    if turn.case.reminders == 0:
        turn.tell_citizen("handoff.delayed")
    at = turn.next_reminder() + tools.claim_within * turn.case.reminders
    turn.case = replace(turn.case, remind_at=at, reminders=turn.case.reminders + 1)
    turn.status, turn.changed = Status.REMINDED, True
    return turn.resolution()
