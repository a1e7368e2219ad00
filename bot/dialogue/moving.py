"""A case moves to another department: it ends in one room and begins in the other, with the same number."""

from dataclasses import replace

from bot.dialogue.handoff import cancel_choice, promise
from bot.dialogue.staff_turn import StaffTurn
from bot.dialogue.timing import next_reminder
from bot.domain.answers import Department
from bot.domain.conversation import Case, CaseState, Owner
from bot.domain.events import Event
from bot.domain.turns import Status


def transfer(turn: StaffTurn, event: Event) -> None:
    """The event names the department; its text is a note for the people there, which the citizen never reads."""
    key, former = event.arguments.get("department", ""), turn.case.department
    department = turn.tools.knowledge.department(key)
    room = department.room or turn.tools.default_room
    if department.key != key or key == former or not room:
        turn.tell_thread("thread.not_moved", department=turn.name_of(key))
        return
    note, opened = turn.tools.mask(event.text.strip()), _opened(turn, department, room)
    turn.become(turn.case.moved(key, turn.staff), Owner.QUEUE, Status.STAFF_TRANSFERRED)
    _tell_old_room(turn, key, note)
    _tell_new_room(turn, opened, former, note)
    words = promise(turn.tools, department, opened.language)
    turn.tell_citizen("handoff.transferred", cancel_choice(opened.language), promise=words)
    turn.conversation = replace(turn.conversation, case_id=opened.id)
    turn.opened = opened


def _opened(turn: StaffTurn, department: Department, room: str) -> Case:
    """Nobody's yet, with its timers at their beginning."""
    return replace(
        turn.case,
        id=turn.tools.new_id(),
        department=department.key,
        room=room,
        state=CaseState.WAITING,
        owner="",
        opened_at=turn.tools.now,
        remind_at=next_reminder(department, turn.tools, urgent=turn.case.urgent),
        reminders=0,
        snoozed_until=None,
        citizen_told=False,
        version=0,
        moved_from=turn.case.department,
    )


def _tell_old_room(turn: StaffTurn, key: str, note: str) -> None:
    text = turn.in_words("thread.transferred", department=turn.name_of(key))
    turn.post(turn.case, _with(note, text))


def _tell_new_room(turn: StaffTurn, opened: Case, former: str, note: str) -> None:
    turn.show_card(opened)
    text = turn.in_words("thread.came", department=turn.name_of(former))
    turn.post(opened, _with(note, text))


def _with(note: str, text: str) -> str:
    return f"{text}\n{note}" if note else text
