"""A citizen for measuring: talks with the pipeline over several turns, and nothing of it is stored or sent."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from bot.dialogue.pipeline import respond
from bot.dialogue.turn import Tools
from bot.domain.answers import Entry, Knowledge, Language
from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event, EventKind
from bot.domain.messages import AnswerCard, ChoiceList, Message, Note, TranscriptLine
from bot.domain.turns import Resolution, Snapshot

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Heard:
    """What one utterance led to. `entries` are the intents that were answered; `milliseconds` is the whole turn."""

    resolution: Resolution
    knowledge: Knowledge
    milliseconds: float

    @property
    def messages(self) -> tuple[Message, ...]:
        """Those to the citizen, and no staff room's."""
        return tuple(message for out in self.resolution.outgoing if not out.address for message in out.messages)

    @property
    def texts(self) -> list[str]:
        return [text for message in self.messages for text in texts_of(message)]

    @property
    def cards(self) -> list[AnswerCard]:
        return [message for message in self.messages if isinstance(message, AnswerCard)]

    @property
    def form(self) -> str:
        """ "worded" or "translated" by a model; empty for the city's own words."""
        return str(self.resolution.decision.facts.get("form", ""))

    @property
    def entries(self) -> list[Entry]:
        keys = self.resolution.conversation.offered if self.cards else ()
        return [entry for key in keys if (entry := self.knowledge.entry(key))]


@dataclass
class Caller:
    """`tools` makes a turn's tools anew, as a worker does. `language` is what the citizen chose, if anything."""

    tools: Callable[[], Tools]
    language: Language | None = None
    snapshot: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        contact = Contact(f"evaluation-{next(_numbers)}", "line", self.language)
        self.snapshot = Snapshot(contact, Conversation("evaluation"), None)

    def say_all(self, texts: Sequence[str]) -> list[Heard]:
        return [self.say(text) for text in texts]

    def say(self, text: str) -> Heard:
        tools, number = self.tools(), f"evaluation-{next(_numbers)}"
        event = Event(number, "line", EventKind.TEXT, "evaluation", tools.now, text=text, message_id=number)
        began = perf_counter()
        resolution = respond(event, self.snapshot, tools)
        milliseconds = (perf_counter() - began) * 1000
        suspected = frozenset([number]) if "suspected" in resolution.decision.verdicts else frozenset()
        self.snapshot = replace(
            self.snapshot,
            contact=resolution.contact,
            conversation=resolution.conversation,
            case=resolution.case or self.snapshot.case,
            transcript=(*self.snapshot.transcript, TranscriptLine("", tools.mask(text), number)),
            suspected=self.snapshot.suspected | suspected,
        )
        return Heard(resolution, tools.knowledge, milliseconds)


def texts_of(message: Message) -> list[str]:
    """All words of a message that a citizen can read, buttons and links too."""
    if isinstance(message, AnswerCard):
        words = (message.title, message.body, message.picture_in_words, *map(str, message.buttons))
        return [*words, *message.lines, message.notice, message.source_label, message.source_url]
    if isinstance(message, ChoiceList):
        return [message.text, *(choice.label for choice in message.choices)]
    return [message.text] if isinstance(message, Note) else []
