"""The turn that the steps work on, and what they may use."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from time import monotonic
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.answers import Department, Entry, Knowledge, Language, Match
from bot.domain.attachments import Attachment, FileLink
from bot.domain.conversation import Case, Contact, Conversation
from bot.domain.counter import OPEN, Counter
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.files import WantedFile
from bot.domain.hours import HolidayRule
from bot.domain.messages import Choice, Message
from bot.domain.model import (
    ALL_OFF,
    NOTHING_LIMITED,
    OUTAGES,
    Allowed,
    Call,
    Failure,
    Model,
    Reply,
    Rung,
    Switches,
    Task,
    Trouble,
    Values,
)
from bot.domain.model_tasks import Coverage
from bot.domain.personal_data import without_marks
from bot.domain.translations import Translation
from bot.domain.turns import Decision, Outgoing, Rated, Resolution, Signal, Snapshot, Status, StepTime
from bot.domain.waits import Waits
from bot.domain.words import FindUnwritten, write_anything

T = TypeVar("T")


@dataclass(frozen=True)
class Tools:
    """What a turn may use besides its snapshot. `mask` takes personal data out of a text; `new_id` makes random ids.

    `model_seconds` is what all questions of one turn to the model may take together; `show_working` tells whoever waits
    for this event that something slow begins. `other_forms` tells what else a name is called, in any language;
    `unwritten` finds words that the city does not write; `find_translation` finds a machine's translation of a revision
    of an intent into a language; `file_address` is where staff see a file of a citizen. `attached` finds what staff
    attached to a reply to a case, `file_link` is where the citizen opens it for `link_days`; `picture_address` is that
    of an answer's picture, empty where LINE cannot show it; `shows_pictures` says whether LINE can show what staff
    attached. `in_slack` says whether staff have rooms at all, `attended` whether somebody sees a department's cases at
    the web desk; `on_duty` tells who is there for a department (key) and its room; `ahead` counts the citizens who wait
    longer for the same department.
    """

    knowledge: Knowledge
    now: datetime
    zone: ZoneInfo
    is_holiday: HolidayRule
    mask: Callable[[str], str]
    new_id: Callable[[], str]
    desk_channel: str = "slack"
    in_slack: bool = True
    attended: Callable[[str], bool] = lambda department: False
    on_duty: Callable[[str, str], Sequence[str]] = lambda department, room: ()
    ahead: Callable[[Case], int] = lambda case: 0
    default_room: str = ""
    duty_room: str = ""  # where what cannot wait is shown; empty: the default room
    supervisor_room: str = ""  # where is told what nobody does; empty: the default room
    staff_language: Language = "ja"
    messages_a_minute: int = 10
    rate_window: timedelta = timedelta(minutes=1)
    waits: Waits = field(default_factory=Waits)
    model: Model | None = None
    switches: Switches = ALL_OFF
    counter: Counter = OPEN
    model_seconds: float = 6.0
    show_working: Callable[[Event], None] = lambda event: None
    other_forms: Callable[[str], Collection[str]] = lambda name: ()
    unwritten: FindUnwritten = write_anything
    find_translation: Callable[[str, int, Language], Translation | None] = lambda intent, revision, language: None
    file_address: Callable[[str], str] = lambda file_id: ""
    attached: Callable[[str, str], tuple[Attachment, ...]] = lambda file_ids, case_id: ()
    picture_address: Callable[[str], str] = lambda name: ""
    file_link: Callable[[str], FileLink] = lambda file_id: FileLink("", "")
    link_days: int = 7
    shows_pictures: bool = True

    @property
    def local_now(self) -> datetime:
        return self.now.astimezone(self.zone)

    def room_of(self, department: Department) -> str:
        """Empty where its staff have no room: then only the web desk shows its cases."""
        return (department.room or self.default_room) if self.in_slack else ""

    @property
    def room_on_duty(self) -> str:
        return (self.duty_room or self.default_room) if self.in_slack else ""


@dataclass(frozen=True)
class Worded:
    """What a model made of approved answers: `sources` are the entries it says, the one that was found first."""

    text: str
    sources: tuple[Entry, ...]
    coverage: Coverage


@dataclass
class Turn:
    """Work in progress. A step that sets `status` ends the turn.

    `suspected` is set where the words try to steer a model: none is asked from then on. `found_by` is the status that
    the turn will have when `entry` is answered, `lead` what is said before it.
    """

    event: Event
    snapshot: Snapshot
    tools: Tools
    contact: Contact = field(init=False)
    conversation: Conversation = field(init=False)
    case: Case | None = None
    language: Language = field(init=False)
    status: Status | None = None
    match: Match | None = None
    entry: Entry | None = None
    found_by: Status = Status.ANSWERED_MATCH
    lead: str = ""
    suspected: bool = False
    worded: Worded | None = None
    rephrased: str = ""
    translations: list[Translation] = field(default_factory=list)
    outgoing: list[Outgoing] = field(default_factory=list)
    steps: list[StepTime] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    signals: list[Signal] = field(default_factory=list)
    said: str = ""
    forget_message: str = ""
    wanted_file: WantedFile | None = None
    rated: Rated | None = None
    wait_until: datetime | None = None
    calls: list[Call] = field(default_factory=list)
    began: float = field(default_factory=monotonic)

    def __post_init__(self) -> None:
        self.contact = self.snapshot.contact
        self.conversation = self.snapshot.conversation
        known = self.conversation.language or self.contact.language
        self.language = known or self.tools.knowledge.city.default_language

    @cached_property
    def masked(self) -> str:
        """What the citizen wrote, as staff may read it."""
        return self.tools.mask(self.event.text)

    @cached_property
    def asked(self) -> str:
        """What the citizen wrote, as it is to be understood: neither personal data nor the marks in its place."""
        return without_marks(self.masked).strip()

    @property
    def question(self) -> str:
        """What was asked, as it stands alone where a model has said so. For the model, not to be shown."""
        return self.rephrased or self.asked

    def reply(self, *messages: Message, choices: tuple[Choice, ...] = (), speaker: Speaker = Speaker.NOTICE) -> None:
        """Say something to the citizen, on the reply token where there is one."""
        self.outgoing.append(Outgoing(speaker, messages, choices, use_reply_token=True))

    def change(self, **changes: Any) -> None:
        self.conversation = replace(self.conversation, **changes)

    def may(self, rung: Rung, *topics: str) -> bool:
        """Whether the model may do this: configured, not misused, no disaster, on for the channel and all topics."""
        configured = self.tools.model is not None and not self.suspected and not self.tools.counter.in_disaster
        return configured and self.tools.switches.allow(rung, self.event.channel, *topics)

    def ask(self, task: Task[T], values: Values, allowed: Allowed = NOTHING_LIMITED) -> Reply[T] | Failure:
        """Ask the model within what is left of the turn's time. Where it was down once, it is not asked again."""
        outcome = self._asked(task, values, allowed)
        self.calls.append(outcome.call)
        return outcome

    def _asked(self, task: Task[T], values: Values, allowed: Allowed) -> Reply[T] | Failure:
        if self.tools.model is None:
            return Failure(Trouble.NOT_CONFIGURED, Call(task.purpose, Trouble.NOT_CONFIGURED))
        if any(call.outcome in OUTAGES for call in self.calls):
            return Failure(Trouble.PAUSED, Call(task.purpose, Trouble.PAUSED))
        if not self.calls:
            self.tools.show_working(self.event)
        left = self.tools.model_seconds - (monotonic() - self.began)
        return self.tools.model.ask(task, values, allowed, seconds=left)

    def department(self, key: str = "") -> Department:
        return self.tools.knowledge.department(key or self.tools.knowledge.city.default_department)

    def resolution(self) -> Resolution:
        status = self.status or Status.SILENT
        return Resolution(
            event=self.event,
            decision=self._decision(status),
            contact=self.contact,
            conversation=replace(self.conversation, language=self.language),
            case=self.case,
            outgoing=tuple(self.outgoing),
            said=self.said,
            staff=self.event.address if self.said else "",
            forget_message=self.forget_message,
            wanted_file=self.wanted_file,
            rated=self.rated,
            wait_until=self.wait_until,
            signals=tuple(self.signals),
            calls=tuple(self.calls),
            translations=tuple(self.translations),
        )

    def _decision(self, status: Status) -> Decision:
        return Decision(
            status=status,
            language=self.language,
            intent=self.entry.key if self.entry else "",
            revision=self.entry.revision if self.entry else None,
            publication=self.tools.knowledge.publication,
            certainty=self.match.certainty if self.match else "",
            candidates=self.match.candidates if self.match else (),
            verdicts=self.verdicts,
            steps=tuple(self.steps),
            facts=self.facts,
        )
