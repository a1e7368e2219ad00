"""A machine's translation of an approved answer: never approved itself, kept by the revision that it translates."""

from dataclasses import dataclass

from bot.domain.answers import Language, Wording


@dataclass(frozen=True)
class Translation:
    """`refused` once a person has found it wrong: it is not said any more, nor made again for that revision."""

    intent: str
    revision: int
    language: Language
    wording: Wording
    prompt: str = ""
    model: str = ""
    refused: bool = False
