"""Staff mark a case as urgent, or take that back."""

from dataclasses import replace

from bot.dialogue.staff_turn import StaffTurn
from bot.domain.conversation import CaseState
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.messages import RoomNote
from bot.domain.turns import Outgoing, Status


def mark_urgent(turn: StaffTurn, event: Event) -> None:
    """Its room is called to it, and so are those on duty; the timer of a case that waits starts anew, at any hour."""
    turn.status = Status.STAFF_MARKED
    if turn.case.urgent:  # two people, or one who pressed twice
        return
    case = replace(turn.case, urgent=True)
    if case.state is CaseState.WAITING:
        case = replace(case, remind_at=turn.tools.now + turn.tools.claim_within, reminders=0)
    turn.keep(case, Status.STAFF_MARKED)
    turn.tell_thread("thread.marked_urgent", broadcast=True)
    _tell_duty_room(turn)


def unmark_urgent(turn: StaffTurn, event: Event) -> None:
    turn.status = Status.STAFF_MARKED
    if turn.case.urgent:
        turn.keep(replace(turn.case, urgent=False), Status.STAFF_MARKED)
        turn.tell_thread("thread.unmarked_urgent")


def _tell_duty_room(turn: StaffTurn) -> None:
    """Without the citizen's words: what is unsent later could not be taken back there."""
    case, room = turn.case, turn.tools.duty_room or turn.tools.default_room
    if room in ("", case.room):
        return
    about = {"number": case.number, "department": turn.name_of(case.department), "room": f"#{case.room}"}
    note = RoomNote(turn.in_words("room.marked_urgent", **about))
    turn.outgoing.append(Outgoing(Speaker.DESK, (note,), channel=turn.tools.desk_channel, address=room))
