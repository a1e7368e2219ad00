"""Staff mark a case as urgent, or take that back; or note something for each other."""

from dataclasses import replace

from bot.dialogue.staff_turn import StaffTurn
from bot.domain.conversation import CaseState
from bot.domain.events import Event
from bot.domain.turns import Status


def mark_urgent(turn: StaffTurn, event: Event) -> None:
    """Its room is called to it, and so are those on duty; the timer of a case that waits starts anew, at any hour."""
    turn.status = Status.STAFF_MARKED
    if turn.case.urgent:  # two people, or one who pressed twice
        return
    case = replace(turn.case, urgent=True)
    if case.state is CaseState.WAITING:
        case = replace(case, since=turn.tools.now, reminders=0)
    turn.keep(case, Status.STAFF_MARKED)
    turn.tell_thread("thread.marked_urgent", broadcast=True)
    turn.tell_room(turn.tools.room_on_duty, "room.marked_urgent")


def unmark_urgent(turn: StaffTurn, event: Event) -> None:
    turn.status = Status.STAFF_MARKED
    if turn.case.urgent:
        turn.keep(replace(turn.case, urgent=False), Status.STAFF_MARKED)
        turn.tell_thread("thread.unmarked_urgent")


def note(turn: StaffTurn, event: Event) -> None:
    """In the thread and at the desk, never to the citizen; personal data is masked, as in all that Slack gets."""
    if event.text.strip():
        turn.status = Status.STAFF_NOTED
        turn.tell_thread("thread.noted", text=turn.tools.mask(event.text.strip()))
