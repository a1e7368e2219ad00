"""Everything the model is asked, with the shape of each reply. The words stand in `bot/llm/prompts`."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.model import Purpose, Task


class Attack(StrEnum):
    NONE = "none"
    INJECTION = "injection"
    PROMPT_LEAK = "prompt_leak"
    ROLE_PLAY = "role_play"
    OTHER = "other"


class Coverage(StrEnum):
    """How much of the question the approved answers cover."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NO_INFORMATION = "no_information"


class Forbidden(StrEnum):
    NONE = "none"
    LEGAL_ADVICE = "legal_advice"
    MEDICAL_ADVICE = "medical_advice"
    POLITICS = "politics"
    PROMISE = "promise"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


@dataclass(frozen=True)
class Judged:
    attack: Attack


@dataclass(frozen=True)
class Rephrased:
    """The question as it would stand alone."""

    question: str


@dataclass(frozen=True)
class Chosen:
    """`intent` is one of those offered, or `NONE_FITS`, or `CANNOT_TELL` where the citizen should be asked back."""

    intent: str


NONE_FITS, CANNOT_TELL = "none", "ask_back"


@dataclass(frozen=True)
class Sentence:
    """`source` is the key of the intent whose answer says so."""

    text: str
    source: str


@dataclass(frozen=True)
class Composed:
    sentences: tuple[Sentence, ...]
    coverage: Coverage


@dataclass(frozen=True)
class Checked:
    faithful: bool
    forbidden: Forbidden


@dataclass(frozen=True)
class Translated:
    """The wording of one intent, in the language asked for."""

    title: str
    question: str
    answer: str


@dataclass(frozen=True)
class Summarised:
    """In the staff's language: what the citizen wants, what is known, what is open."""

    wants: str
    known: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class TranslatedWords:
    text: str


@dataclass(frozen=True)
class Finding:
    """`quote` stands in the text as it is; `rule` is one of those allowed."""

    quote: str
    rule: str
    better: str


@dataclass(frozen=True)
class WordingChecked:
    findings: tuple[Finding, ...]
    revised: str


JUDGE = Task(Purpose.JUDGE, Judged)
REPHRASE = Task(Purpose.REPHRASE, Rephrased)
CHOOSE = Task(Purpose.CHOOSE, Chosen)
COMPOSE = Task(Purpose.COMPOSE, Composed)
CHECK = Task(Purpose.CHECK, Checked)
TRANSLATE = Task(Purpose.TRANSLATE, Translated)
DRAFT = Task(Purpose.DRAFT, Composed)
SUMMARISE = Task(Purpose.SUMMARISE, Summarised)
TRANSLATE_WORDS = Task(Purpose.TRANSLATE_WORDS, TranslatedWords)
CHECK_WORDING = Task(Purpose.CHECK_WORDING, WordingChecked)
ASK = Task(Purpose.ASK, Composed)

ALL = (JUDGE, REPHRASE, CHOOSE, COMPOSE, CHECK, TRANSLATE, DRAFT, SUMMARISE, TRANSLATE_WORDS, CHECK_WORDING, ASK)
