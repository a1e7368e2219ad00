"""The turn of a member of staff, or of a timer, on one case."""

from dataclasses import dataclass, field, replace

from bot.dialogue import attaching, desk
from bot.dialogue.handoff import sender_name
from bot.dialogue.timing import timed
from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.attachments import Attachment
from bot.domain.conversation import Case, Contact, Conversation, Owner
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.messages import Choice, Note, RoomNote, ThreadNote, TranscriptLine
from bot.domain.proposals import Proposal
from bot.domain.turns import Decision, Outgoing, Resolution, Snapshot, Status
from bot.languages.fixed import in_language, say, tell_staff


@dataclass
class StaffTurn:
    """A member of staff acts on a case, or a timer does (`event` None). `opened` is the case that takes its place."""

    event: Event | None
    tools: Tools
    case: Case
    contact: Contact
    conversation: Conversation
    transcript: tuple[TranscriptLine, ...]
    status: Status = Status.STAFF_REFUSED
    said: str = ""
    changed: bool = False
    opened: Case | None = None
    attached: tuple[Attachment, ...] = ()
    proposed: Proposal | None = None
    outgoing: list[Outgoing] = field(default_factory=list)

    @property
    def staff(self) -> str:
        return self.event.address if self.event else ""

    @property
    def language(self) -> str:
        """The citizen's."""
        return self.case.language

    @property
    def department(self) -> Department:
        return self.tools.knowledge.department(self.case.department)

    def in_words(self, key: str, **values: object) -> str:
        """A text for staff; what it says of `staff` or `owner` is a mention."""
        return tell_staff(key, self.tools.staff_language, staff=f"@{self.staff}", **values)

    def name_of(self, department: str) -> str:
        """As staff read it."""
        return in_language(self.tools.knowledge.department(department).name, self.tools.staff_language)

    def tell_thread(self, key: str, *, broadcast: bool = False, **values: object) -> None:
        self.post(self.case, self.in_words(key, **values), broadcast=broadcast)

    def post(self, case: Case, text: str, *, broadcast: bool = False) -> None:
        note = ThreadNote(case.id, text, broadcast)
        self.outgoing.append(Outgoing(Speaker.DESK, (note,), channel=self.tools.desk_channel, address=case.room))

    def tell_room(self, room: str, key: str, **values: object) -> bool:
        """Tell people elsewhere about the case; False where they are in its own room, or nowhere.

        Without the citizen's words: what is unsent later could not be taken back there.
        """
        if room in ("", self.case.room):
            return False
        about = {"number": self.case.number, "department": self.name_of(self.case.department)}
        note = RoomNote(self.in_words(key, room=f"#{self.case.room}", **about, **values))
        self.outgoing.append(Outgoing(Speaker.DESK, (note,), channel=self.tools.desk_channel, address=room))
        return True

    def tell_supervisors(self, key: str, **values: object) -> bool:
        return self.tell_room(self.tools.supervisor_room or self.tools.default_room, key, **values)

    def show_card(self, case: Case) -> None:
        """An ended case shows no words any more: what the citizen unsends later must not stand in a room."""
        self.outgoing.append(desk.card_parcel(case, self.tools, self.transcript if case.is_open else ()))

    def tell_citizen(self, key: str, choices: tuple[Choice, ...] = (), **values: object) -> None:
        name = in_language(self.department.name, self.case.language)
        note = Note(say(key, self.case.language, department=name, **values))
        self.outgoing.append(Outgoing(Speaker.NOTICE, (note,), choices))

    def speak(self, text: str, attached: tuple[Attachment, ...] = ()) -> None:
        name = sender_name(self.department, self.case.language)
        messages = attaching.messages(text, attached, self.case.language, self.tools)
        self.outgoing.append(Outgoing(Speaker.STAFF, messages, sender_name=name))
        self.attached = attached

    def become(self, case: Case, owner: Owner, status: Status) -> None:
        """The case and its conversation change together; the card follows."""
        self.keep(case, status)
        self.conversation = replace(self.conversation, owner=owner, case_id=case.id if case.is_open else None)
        if not case.is_open:
            self.conversation = replace(self.conversation, misses=0, offered=())

    def keep(self, case: Case, status: Status, *, card: bool = True) -> None:
        """The case changes and not who owns the conversation; its timer follows, and its card if it shows that."""
        self.case, self.status, self.changed = timed(case, self.tools), status, True
        if card:
            self.show_card(self.case)

    def resolution(self) -> Resolution:
        decision = Decision(status=self.status, language=self.case.language, facts={"case": self.case.id})
        return Resolution(
            event=self.event,
            decision=decision,
            contact=self.contact,
            conversation=self.conversation,
            case=self.case if self.changed else None,
            opened=self.opened,
            outgoing=tuple(self.outgoing),
            said=self.said,
            staff=self.staff,
            attached=tuple(file.id for file in self.attached),
            proposed=self.proposed,
        )


def staff_turn(event: Event | None, snapshot: Snapshot, tools: Tools) -> StaffTurn:
    """Raises ValueError for a snapshot without a case."""
    if snapshot.case is None:
        raise ValueError("a staff action needs the snapshot of its case")
    return StaffTurn(event, tools, snapshot.case, snapshot.contact, snapshot.conversation, snapshot.transcript)
