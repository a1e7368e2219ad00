"""The use cases of a hand-off: opening a case, what staff do with it, and the reminder when nobody does."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.dialogue import desk
from bot.dialogue.turn import Tools, Turn
from bot.domain.answers import Department
from bot.domain.conversation import URGENT, Case, CaseState, Contact, Conversation, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import Action, Event
from bot.domain.messages import Choice, Note, ThreadNote, TranscriptLine
from bot.domain.turns import Decision, Outgoing, Resolution, Snapshot, Status
from bot.languages.calendar import moment_in_words
from bot.languages.fixed import in_language, say, tell_staff

SENDER_NAME_LENGTH = 20  # Messaging API reference, "Customize icon and display name"


def open_case(turn: Turn, reason: Reason, department_key: str) -> None:
    """Give the conversation to a department's queue, tell the citizen who answers and when, show staff the card.

    Where no room is set up nobody would see the card, so the citizen gets the department's telephone instead.
    """
    department = turn.department(department_key)
    room = department.room or turn.tools.default_room
    if not room:
        name = in_language(department.name, turn.language)
        turn.reply(Note(say("handoff.by_phone", turn.language, department=name, phone=department.phone)))
        return
    label = say("handoff.cancel", turn.language)
    turn.reply(Note(_promise(turn, department)), choices=(Choice(label, Action.CANCEL_WAIT, {}, label),))
    queue_case(turn, reason, department, room)


def queue_case(turn: Turn, reason: Reason, department: Department, room: str) -> None:
    """Give the conversation to a queue and show its room the card; what the citizen is told is the caller's.

    The limit of messages ends with it: people are to read what is written from now on.
    """
    case_id = turn.tools.new_id()
    turn.case = Case(
        id=case_id,
        number=case_id.replace("-", "")[:6].upper(),
        conversation_id=turn.conversation.id,
        contact_id=turn.contact.id,
        department=department.key,
        room=room,
        reason=reason,
        language=turn.language,
        opened_at=turn.tools.now,
        remind_at=next_reminder(department, turn.tools, reason),
    )
    turn.change(owner=Owner.QUEUE, case_id=case_id, offered=(), misses=0)
    turn.contact = replace(turn.contact, limited_until=None)
    transcript = (*turn.snapshot.transcript, *desk.spoken(turn))
    turn.outgoing.append(desk.card_parcel(turn.case, turn.tools, transcript))


def _promise(turn: Turn, department: Department) -> str:
    tools, name = turn.tools, in_language(department.name, turn.language)
    if department.hours.is_open(tools.local_now, tools.is_holiday):
        return say("handoff.open", turn.language, department=name)
    opening = department.hours.next_opening(tools.local_now, tools.is_holiday)
    if opening is None:
        return say("handoff.closed_unknown", turn.language, department=name)
    return say("handoff.closed", turn.language, department=name, when=moment_in_words(opening, turn.language))


def sender_name(department: Department, language: str) -> str:
    """Under which name the citizen sees what staff write."""
    return in_language(department.name, language)[:SENDER_NAME_LENGTH]


def next_reminder(department: Department, tools: Tools, reason: Reason) -> datetime:
    """After the time to claim; where the department is closed, that long after it opens. What is urgent never waits."""
    if reason in URGENT or department.hours.is_open(tools.local_now, tools.is_holiday):
        return tools.now + tools.claim_within
    opening = department.hours.next_opening(tools.local_now, tools.is_holiday)
    return (opening or tools.now + timedelta(days=1)) + tools.claim_within


@dataclass
class StaffTurn:
    """A member of staff acts on a case, or a timer does (`event` None)."""

    event: Event | None
    tools: Tools
    case: Case
    contact: Contact
    conversation: Conversation
    transcript: tuple[TranscriptLine, ...]
    status: Status = Status.STAFF_REFUSED
    said: str = ""
    changed: bool = False
    outgoing: list[Outgoing] = field(default_factory=list)

    @property
    def staff(self) -> str:
        return self.event.address if self.event else ""

    def tell_thread(self, key: str, *, broadcast: bool = False, **values: object) -> None:
        text = tell_staff(key, self.tools.staff_language, staff=f"@{self.staff}", **values)
        self._post(ThreadNote(self.case.id, text, broadcast))

    def tell_citizen(self, key: str, **values: object) -> None:
        name = in_language(self.department.name, self.case.language)
        self._to_citizen(Speaker.NOTICE, say(key, self.case.language, department=name, **values))

    def speak(self, text: str) -> None:
        name = sender_name(self.department, self.case.language)
        self._to_citizen(Speaker.STAFF, text, sender_name=name)

    @property
    def department(self) -> Department:
        return self.tools.knowledge.department(self.case.department)

    def become(self, case: Case, owner: Owner, status: Status) -> None:
        """The case and its conversation change together; the card follows."""
        self.case, self.status, self.changed = case, status, True
        self.conversation = replace(self.conversation, owner=owner, case_id=case.id if case.is_open else None)
        if not case.is_open:
            self.conversation = replace(self.conversation, misses=0, offered=())
        # An ended case shows no words any more: what the citizen unsends later must not stand in a room.
        self.outgoing.append(desk.card_parcel(case, self.tools, self.transcript if case.is_open else ()))

    def resolution(self) -> Resolution:
        decision = Decision(status=self.status, language=self.case.language, facts={"case": self.case.id})
        return Resolution(
            event=self.event,
            decision=decision,
            contact=self.contact,
            conversation=self.conversation,
            case=self.case if self.changed else None,
            outgoing=tuple(self.outgoing),
            said=self.said,
            staff=self.staff,
        )

    def _post(self, note: ThreadNote) -> None:
        row = Outgoing(Speaker.DESK, (note,), channel=self.tools.desk_channel, address=self.case.room)
        self.outgoing.append(row)

    def _to_citizen(self, speaker: Speaker, text: str, sender_name: str = "") -> None:
        self.outgoing.append(Outgoing(speaker, (Note(text),), sender_name=sender_name))


def act(event: Event, snapshot: Snapshot, tools: Tools) -> Resolution:
    """Decide about one action of staff. `snapshot` is that of the case named in the event."""
    turn = _staff_turn(event, snapshot, tools)
    if not turn.case.is_open:
        turn.tell_thread("thread.over")
    elif turn.case.state is CaseState.CLAIMED and turn.case.owner != turn.staff:
        turn.tell_thread("thread.taken", owner=f"@{turn.case.owner}")
    else:
        _ACTIONS[Action(event.action)](turn)
    if turn.status is Status.STAFF_REFUSED and event.text:
        turn.tell_thread("thread.kept", text=tools.mask(event.text))
    return turn.resolution()


def remind(snapshot: Snapshot, tools: Tools) -> Resolution:
    """Nobody claimed the case in time: the room is reminded, and the first time the citizen is told."""
    turn = _staff_turn(None, snapshot, tools)
    minutes = int((tools.now - turn.case.opened_at).total_seconds() // 60)
    turn.tell_thread("thread.reminder", broadcast=True, minutes=minutes)
    if turn.case.reminders == 0:
        turn.tell_citizen("handoff.delayed")
    at = next_reminder(turn.department, tools, turn.case.reason) + tools.claim_within * turn.case.reminders
    turn.case = replace(turn.case, remind_at=at, reminders=turn.case.reminders + 1)
    turn.status, turn.changed = Status.REMINDED, True
    return turn.resolution()


def _staff_turn(event: Event | None, snapshot: Snapshot, tools: Tools) -> StaffTurn:
    if snapshot.case is None:
        raise ValueError("a staff action needs the snapshot of its case")
    return StaffTurn(event, tools, snapshot.case, snapshot.contact, snapshot.conversation, snapshot.transcript)


def _claim(turn: StaffTurn) -> None:
    if turn.case.state is CaseState.CLAIMED:  # pressed twice by the same person
        turn.status = Status.STAFF_CLAIMED
        return
    turn.become(turn.case.claimed_by(turn.staff), Owner.STAFF, Status.STAFF_CLAIMED)
    turn.tell_thread("thread.claimed")
    turn.tell_citizen("handoff.claimed")


def _give_back(turn: StaffTurn) -> None:
    if turn.case.state is CaseState.WAITING:
        return
    waiting = turn.case.waiting_again(next_reminder(turn.department, turn.tools, turn.case.reason))
    turn.become(waiting, Owner.QUEUE, Status.STAFF_GAVE_BACK)
    turn.tell_thread("thread.given_back")


def _send_reply(turn: StaffTurn) -> None:
    """Whoever answers a waiting case thereby claims it: no written reply is refused for a missing press."""
    if turn.event is None or not turn.event.text.strip():
        return
    if turn.case.state is CaseState.WAITING:
        turn.become(turn.case.claimed_by(turn.staff), Owner.STAFF, Status.STAFF_REPLIED)
    turn.status, turn.said = Status.STAFF_REPLIED, turn.event.text
    turn.speak(turn.event.text)
    turn.tell_thread("thread.sent", text=turn.tools.mask(turn.event.text))


def _close(turn: StaffTurn) -> None:
    turn.become(turn.case.ended(CaseState.CLOSED), Owner.BOT, Status.STAFF_CLOSED)
    turn.tell_thread("thread.closed")
    turn.tell_citizen("handoff.ended")


_ACTIONS: dict[Action, Callable[[StaffTurn], None]] = {
    Action.CLAIM: _claim,
    Action.GIVE_BACK: _give_back,
    Action.SEND_REPLY: _send_reply,
    Action.CLOSE: _close,
}
