"""A case moves to another department: it ends in one room and begins in the other, with the same number."""

from dataclasses import replace

from bot.dialogue.handoff import cancel_choice, promise
from bot.dialogue.staff_turn import StaffTurn
from bot.dialogue.timing import timed, with_promises
from bot.domain.answers import Department
from bot.domain.conversation import Case, CaseState, Owner
from bot.domain.events import Event
from bot.domain.turns import Status


def transfer(turn: StaffTurn, event: Event) -> None:
    """The event names the department; its text is a note for the people there, which the citizen never reads."""
    key, former = event.arguments.get("department", ""), turn.case.department
    department = turn.tools.knowledge.department(key)
    room = turn.tools.room_of(department)
    if department.key != key or key == former or not (room or turn.tools.attended(key)):
        turn.tell_thread("thread.not_moved", department=turn.name_of(key))
        return
    note = turn.tools.mask(event.text.strip())
    left = turn.in_words("thread.transferred", department=turn.name_of(key))
    came = turn.in_words("thread.came", department=turn.name_of(former))
    _move(turn, department, Status.STAFF_TRANSFERRED, _with(note, left), _with(note, came))


def move_on(turn: StaffTurn, department: Department, minutes: int) -> None:
    """Nobody has taken the case for so many minutes: the next queue gets it, with a note that says why."""
    left = turn.in_words("thread.moved_on", department=turn.name_of(department.key), minutes=minutes)
    came = turn.in_words("thread.came_on", department=turn.name_of(turn.case.department), minutes=minutes)
    _move(turn, department, Status.REMINDED, left, came)


def _move(turn: StaffTurn, department: Department, status: Status, left: str, came: str) -> None:
    """`left` is told in the room that it leaves, `came` in the other one."""
    opened = _opened(turn, department, turn.tools.room_of(department))
    turn.become(turn.case.moved(department.key, turn.staff), Owner.QUEUE, status)
    turn.post(turn.case, left)
    turn.show_card(opened)
    turn.post(opened, came)
    words = promise(turn.tools, department, opened.language)
    turn.tell_citizen("handoff.transferred", cancel_choice(opened.language), promise=words)
    turn.conversation = replace(turn.conversation, case_id=opened.id)
    turn.opened = opened


def _opened(turn: StaffTurn, department: Department, room: str) -> Case:
    """Nobody's yet, with its timers at their beginning."""
    opened = replace(
        turn.case,
        id=turn.tools.new_id(),
        department=department.key,
        room=room,
        state=CaseState.WAITING,
        owner="",
        opened_at=turn.tools.now,
        reminders=0,
        replied_at=None,
        in_time=None,
        visited=(*turn.case.visited, turn.case.department),
        snoozed_until=None,
        citizen_told=False,
        version=0,
        moved_from=turn.case.department,
    )
    return timed(with_promises(opened, department, turn.tools), turn.tools)


def _with(note: str, text: str) -> str:
    return f"{text}\n{note}" if note else text
