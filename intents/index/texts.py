"""The texts of an entry that an utterance is compared with: what they belong to and in which language they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.answers import Entry
from bot.languages import ENGLISH

ANSWER_START = 600  # characters: what an answer is about stands at its beginning, and its vector costs time


class Script(IntEnum):
    """Languages that share their words share a script: plain Japanese is Japanese."""

    JAPANESE = 0
    LATIN = 1


class Field(IntEnum):
    QUESTION = 0  # title and question
    EXAMPLE = 1
    ANSWER = 2


@dataclass(frozen=True)
class Text:
    owner: int  # position of the entry
    field: Field
    script: Script
    words: str


def texts_of(entries: Sequence[Entry]) -> list[Text]:
    """Ordered by field, script and owner, which the index relies on. Texts without anything in them are left out."""
    found = [text for owner, entry in enumerate(entries) for text in _of_entry(owner, entry) if text.words.strip()]
    return sorted(dict.fromkeys(found), key=lambda text: (text.field, text.script, text.owner))


def script_of(language: str) -> Script:
    return Script.LATIN if language == ENGLISH else Script.JAPANESE


def _of_entry(owner: int, entry: Entry) -> Iterator[Text]:
    for language, wording in entry.wordings.items():
        yield Text(owner, Field.QUESTION, script_of(language), wording.title)
        yield Text(owner, Field.QUESTION, script_of(language), wording.question)
        yield Text(owner, Field.ANSWER, script_of(language), wording.answer[:ANSWER_START])
    for language, examples in entry.examples.items():
        for example in examples:
            yield Text(owner, Field.EXAMPLE, script_of(language), example)
