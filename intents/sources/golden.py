"""A pack's golden questions: `golden/ja.yaml`, `golden/en.yaml`, each a list of {text, intent}. They may be missing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot import languages
from intents.evaluation.heldout import NONE, Question
from intents.sources.heldout import read_question
from intents.sources.nodes import Node, Notes, read_yaml

FOLDER = "golden"
_LONGEST = 200  # codes, as the column of the database counts: an emoji of several is as long as they are


@dataclass
class GoldenFiles:
    """`intents` are the keys of the pack: a question may name one of them, or none."""

    folder: Path
    intents: Collection[str]
    notes: Notes
    seen: dict[str, Node] = field(default_factory=dict)

    def read(self) -> Iterator[Question]:
        """In the order of the languages; what is wrong goes into the notes."""
        for path in sorted((self.folder / FOLDER).glob("[!.]*")):
            if path.suffix != ".yaml" or path.stem not in languages.ALL:
                names = ", ".join(f"{code}.yaml" for code in languages.ALL)
                self.notes.add(f"{FOLDER}/{path.name}", 1, f"the file is not named for a language ({names})")
        for language in languages.ALL:
            yield from self._of(language)

    def _of(self, language: str) -> Iterator[Question]:
        name = f"{FOLDER}/{language}.yaml"
        root = read_yaml(self.folder / name, name, self.notes) if (self.folder / name).exists() else None
        for item in root.as_list(FOLDER) if root else ():
            question = read_question(item, language)
            self._check(question, item)
            yield question

    def _check(self, question: Question, item: Node) -> None:
        if len(question.text) > _LONGEST:
            item.wrong(f'{FOLDER}: "{question.text}" has {len(question.text)} characters, {_LONGEST} are allowed')
        if question.intent not in (NONE, *self.intents):
            item.wrong(f'{FOLDER}: there is no intent "{question.intent}"')
        if first := self.seen.get(question.text):
            item.wrong(f'{FOLDER}: "{question.text}" stands here already ({first.file}:{first.line})')
        self.seen.setdefault(question.text, item)
