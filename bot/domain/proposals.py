"""An exchange with staff that could become an answer of the city."""

from dataclasses import dataclass

from bot.domain.answers import Language
from bot.domain.conversation import Case, CaseState, Reason

TITLE, ANSWER = 20, 2000  # characters, as the packs of answers have them
_QUESTION, _QUESTION_ELSE = {"en": 80}, 40

_WITH_A_REPLY = (CaseState.CLAIMED, CaseState.CLOSED)


def can_be_proposed(case: Case) -> bool:
    """Where staff looked at an answer first, the city has one already."""
    return case.replied_at is not None and case.state in _WITH_A_REPLY and case.reason is not Reason.DRAFT_FIRST


def longest_question(language: Language) -> int:
    return _QUESTION.get(language, _QUESTION_ELSE)


@dataclass(frozen=True)
class Exchange:
    """What a citizen asked and what staff replied in one case, both masked. `proposed`: somebody did so before."""

    question: str
    reply: str
    language: Language
    proposed: bool = False


@dataclass(frozen=True)
class Proposal:
    """What staff made of it, masked."""

    case_id: str
    department: str
    language: Language
    title: str
    question: str
    answer: str
