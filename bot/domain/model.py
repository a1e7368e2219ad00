"""The language model as everybody else knows it: a task goes in; a reply or a failure comes out, never an exception."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")

Values = Mapping[str, Any]
"""What a prompt is about, by the names that the prompt's file declares; anything that JSON can hold."""

Allowed = Mapping[str, Sequence[str]]
"""By field of the reply: the only values it may take, so that the model cannot name what was not offered."""

NOTHING_LIMITED: Allowed = {}


class Purpose(StrEnum):
    """What a call is for: each has one prompt of the same name, and records and costs are kept by it."""

    JUDGE = "judge"
    REPHRASE = "rephrase"
    CHOOSE = "choose"
    COMPOSE = "compose"
    CHECK = "check"
    TRANSLATE = "translate"

    DRAFT = "draft"
    SUMMARISE = "summarise"
    TRANSLATE_WORDS = "translate_words"
    CHECK_WORDING = "check_wording"
    ASK = "ask"


FOR_STAFF = frozenset(
    {Purpose.DRAFT, Purpose.SUMMARISE, Purpose.TRANSLATE_WORDS, Purpose.CHECK_WORDING, Purpose.ASK},
)


@dataclass(frozen=True)
class Task(Generic[T]):
    """`reply` is the frozen dataclass that the answer must fit; its JSON schema is made from it."""

    purpose: Purpose
    reply: type[T]


class Trouble(StrEnum):
    """Why there is no reply."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    CUT = "cut"
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"
    WRONG_KEY = "wrong_key"
    UNKNOWN_MODEL = "unknown_model"
    NOT_OPENAI = "not_openai"
    SCHEMA_REFUSED = "schema_refused"
    BAD_REQUEST = "bad_request"
    EMPTY = "empty"
    MALFORMED = "malformed"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    LEAKED = "leaked"
    UNEXPECTED = "unexpected"
    PAUSED = "paused"
    NOT_CONFIGURED = "not_configured"


PERMANENT = frozenset({Trouble.WRONG_KEY, Trouble.UNKNOWN_MODEL, Trouble.NOT_OPENAI, Trouble.SCHEMA_REFUSED})
"""A person has to act: asking again changes nothing."""

OUTAGES = PERMANENT | {
    Trouble.TIMEOUT,
    Trouble.CONNECTION,
    Trouble.CUT,
    Trouble.SERVER_ERROR,
    Trouble.RATE_LIMITED,
    Trouble.BAD_REQUEST,
    Trouble.EMPTY,
    Trouble.UNEXPECTED,
}
"""These say something about the service. The others are about one text, and whoever writes texts must not be able to
pause the model for everybody."""

UNASKED = frozenset({Trouble.PAUSED, Trouble.NOT_CONFIGURED})


@dataclass(frozen=True)
class Call:
    """The record of one task, all its attempts together. It holds no text.

    `prompt` is the version of the prompt, `outcome` is "answered" or the trouble, `cost` is in `LLM_CURRENCY`.
    """

    purpose: Purpose
    outcome: str
    prompt: str = ""
    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)
    milliseconds: float = 0.0
    attempts: int = 0


ANSWERED = "answered"


@dataclass(frozen=True)
class Reply(Generic[T]):
    value: T
    call: Call


@dataclass(frozen=True)
class Failure:
    """`detail` is for operators: codes and names, never a text. `retry_after` is the server's own wish in seconds."""

    trouble: Trouble
    call: Call
    detail: str = ""
    retry_after: float | None = None


class Model(Protocol):
    def ask(
        self, task: Task[T], values: Values, allowed: Allowed = NOTHING_LIMITED, *, seconds: float
    ) -> Reply[T] | Failure:
        """Never raises, and returns after `seconds` at the latest. To be called outside any transaction."""
        ...


class Watch(Protocol):
    """The circuit breaker over all processes, and who tells operators."""

    def admits(self) -> bool:
        """False while the model is paused. The one that may try whether it works again gets True."""
        ...

    def succeeded(self) -> None: ...

    def failed(self, failure: Failure) -> None: ...


class Rung(StrEnum):
    """What an administrator switches: the rungs of the ladder above the approved answer word for word."""

    REPHRASE = "rephrase"
    CHOOSE = "choose"
    COMPOSE = "compose"
    TRANSLATE = "translate"
    STAFF = "staff"


@dataclass(frozen=True)
class RungSwitch:
    """On everywhere but for these topics and channels."""

    on: bool = False
    topics_off: frozenset[str] = frozenset()
    channels_off: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Switches:
    """One state of all switches, whole and unchanging."""

    on: bool = False
    rungs: Mapping[Rung, RungSwitch] = field(default_factory=dict)
    number: int = 0

    def allow(self, rung: Rung, channel: str, *topics: str) -> bool:
        """A rung that concerns several topics needs all of them."""
        switch = self.rungs.get(rung, _OFF)
        return self.on and switch.on and channel not in switch.channels_off and switch.topics_off.isdisjoint(topics)


_OFF = RungSwitch()
ALL_OFF = Switches()
EVERYTHING = Switches(on=True, rungs={rung: RungSwitch(on=True) for rung in Rung})
"""For measuring: whatever a city may switch on."""

SENSITIVE_TOPICS = frozenset({"tax", "insurance", "welfare", "mynumber", "safety"})
"""Where a wrong amount, date or promise costs somebody money or rights."""

CAREFUL = Switches(
    on=True,
    rungs={
        Rung.REPHRASE: RungSwitch(on=True),
        Rung.CHOOSE: RungSwitch(on=True, topics_off=frozenset({"safety"})),
        Rung.COMPOSE: RungSwitch(on=True, topics_off=SENSITIVE_TOPICS),
        Rung.TRANSLATE: RungSwitch(on=True, topics_off=SENSITIVE_TOPICS),
        Rung.STAFF: RungSwitch(on=True),
    },
)
"""What holds until an administrator decides."""
