"""The texts of an entry that an utterance is compared with: what they belong to and in which language they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.answers import Entry
from bot.languages import ENGLISH

LONGEST_ANSWER = 2000  # characters whose words are looked at
_SHORTEST_LINE = 8  # characters: below, a line is a heading
_BULLETS = " \u3000・-"


class Script(IntEnum):
    """Languages that share their words share a script: plain Japanese is Japanese."""

    JAPANESE = 0
    LATIN = 1


# Characters whose meaning is looked at: what an answer is about stands at its beginning, and its vector costs time.
# Of 60, 100, 300 and 600 in Japanese, 100 ranked best or as well as longer ones.
_BEGINNING = {Script.JAPANESE: 100, Script.LATIN: 220}


class Field(IntEnum):
    QUESTION = 0  # title and question
    EXAMPLE = 1
    ANSWER = 2


ASKED = (Field.QUESTION, Field.EXAMPLE)
TOLD = (Field.ANSWER,)


@dataclass(frozen=True)
class Text:
    owner: int  # position of the entry
    field: Field
    script: Script
    words: str

    @property
    def meant(self) -> str:
        """What its vector is made from."""
        return self.words[: _BEGINNING[self.script]] if self.field is Field.ANSWER else self.words


def texts_of(entries: Sequence[Entry]) -> list[Text]:
    """Ordered by field, script and owner, which the index relies on. Texts without anything in them are left out."""
    found = [text for owner, entry in enumerate(entries) for text in _of_entry(owner, entry) if text.words.strip()]
    return sorted(dict.fromkeys(found), key=lambda text: (text.field, text.script, text.owner))


def _told(answer: str) -> Iterator[str]:
    """The whole, and each of several lines: citizens ask for what stands in one of them."""
    yield answer
    lines = [line.strip(_BULLETS) for line in answer.splitlines()]
    yield from (line for line in lines if len(lines) > 1 and len(line) > _SHORTEST_LINE)


def script_of(language: str) -> Script:
    return Script.LATIN if language == ENGLISH else Script.JAPANESE


def _of_entry(owner: int, entry: Entry) -> Iterator[Text]:
    for language, wording in entry.wordings.items():
        yield Text(owner, Field.QUESTION, script_of(language), wording.title)
        yield Text(owner, Field.QUESTION, script_of(language), wording.question)
        for told in _told(wording.answer[:LONGEST_ANSWER]):
            yield Text(owner, Field.ANSWER, script_of(language), told)
    for language, examples in entry.examples.items():
        for example in examples:
            yield Text(owner, Field.EXAMPLE, script_of(language), example)
