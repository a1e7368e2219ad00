"""What a member of staff may ask the language model for, and what they are shown; no citizen, unless they send it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.model_tasks import Finding


class Wanted(StrEnum):
    DRAFT = "draft"
    SUMMARY = "summary"
    CITIZENS_WORDS = "citizens_words"  # the newest ones, in the staff's language
    REPLY_TRANSLATED = "reply_translated"  # what staff typed, in the citizen's language
    WORDING = "wording"
    KNOWLEDGE = "knowledge"


FROM_ANSWERS = frozenset({Wanted.DRAFT, Wanted.KNOWLEDGE})
"""These begin with the matcher, the others with the model."""


@dataclass(frozen=True)
class Wish:
    """`staff` is the platform's id. `text` is what they typed, as they typed it. `found` are the keys of the answers
    that the matcher came up with, best first; None before it was asked."""

    wanted: Wanted
    staff: str
    case_id: str = ""
    text: str = ""
    found: tuple[str, ...] | None = None

    @property
    def needs_matcher(self) -> bool:
        return self.wanted in FROM_ANSWERS and self.found is None


class Shortfall(StrEnum):
    """Why there is less than was asked for."""

    OFF = "off"
    DOWN = "down"  # whatever went wrong with the model: operators see it, staff cannot mend it
    DOUBTFUL = "doubtful"  # the output guard objected
    NOT_COVERED = "not_covered"  # the answers that were found do not say it
    NOT_FOUND = "not_found"
    STEERING = "steering"  # words that order a machine about are not given to it
    NO_WORDS = "no_words"
    GONE = "gone"


@dataclass(frozen=True)
class Source:
    """An approved answer, word for word."""

    key: str
    title: str
    text: str
    url: str
    legal_basis: str = ""

    @property
    def for_staff(self) -> str:
        """Its title, with the law that it rests on; citizens read the title alone."""
        return f"{self.title}（{self.legal_basis}）" if self.legal_basis else self.title


@dataclass(frozen=True)
class Worded:
    """A draft or an answer that passed the guard. Where `complete` is false, the sources leave something open."""

    text: str
    sources: tuple[Source, ...]
    complete: bool


@dataclass(frozen=True)
class WordForWord:
    """Instead of what the model would have worded."""

    sources: tuple[Source, ...]
    why: Shortfall


@dataclass(frozen=True)
class Summary:
    """`left_out` counts the lines that were not shown to the model, because they try to steer it; `doubts` are values
    that the others do not hold."""

    wants: str
    known: tuple[str, ...]
    open: tuple[str, ...]
    left_out: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Translation:
    """`doubts` are values of the translation that the original does not hold."""

    original: str
    text: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordingReport:
    """`revised` is empty where nothing is to be changed, or where the model changed more than the wording."""

    findings: tuple[Finding, ...]
    revised: str = ""


@dataclass(frozen=True)
class NoHelp:
    why: Shortfall


Help = Worded | WordForWord | Summary | Translation | WordingReport | NoHelp
