"""A machine's translation of an approved answer: never approved itself, kept by the revision that it translates."""

from dataclasses import dataclass, field

from bot.domain.answers import Language, Wording


@dataclass(frozen=True)
class Translation:
    """`refused` once a person has found it wrong: it is not said any more, nor made again for that revision.

    `pending` while it is wanted and not there: a turn had no time for it, and no other is kept waiting for it.
    """

    intent: str
    revision: int
    language: Language
    wording: Wording = field(default_factory=lambda: Wording("", "", ""))
    prompt: str = ""
    model: str = ""
    refused: bool = False
    pending: bool = False

    @property
    def may_be_said(self) -> bool:
        return not (self.refused or self.pending)
