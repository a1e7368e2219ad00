"""Questions to measure with: `ja.yaml`, `en.yaml`, each a list of {text, intent}. The matcher never sees them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot import languages
from intents.evaluation.heldout import NONE, Question
from intents.sources import rules
from intents.sources.fields import Fields
from intents.sources.nodes import Node, Notes, read_yaml
from intents.sources.pack import PackProblems


def read_heldout(paths: Iterable[Path]) -> list[Question]:
    """The questions of files and of folders' `.yaml` files. Raises PackProblems."""
    notes = Notes()
    questions = [question for path in _files(paths) for question in _questions(path, notes)]
    if not questions and not notes.problems:
        notes.add(", ".join(map(str, paths)) or ".", 1, "there are no questions here")
    if notes.problems:
        raise PackProblems(tuple(sorted(set(notes.problems))))
    return questions


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _questions(path: Path, notes: Notes) -> Iterator[Question]:
    if path.stem not in languages.ALL:
        notes.add(str(path), 1, f"the file is not named for a language ({', '.join(languages.ALL)})")
        return
    root = read_yaml(path, str(path), notes)
    for item in root.as_list("questions") if root else ():
        yield read_question(item, path.stem)


def read_question(item: Node, language: str) -> Question:
    fields = Fields.of(item, "question", needed=("text", "intent"))
    return Question(fields.read("text", str) or "", language, fields.read("intent", _intent) or NONE)


def _intent(text: str) -> str:
    return text if text == NONE else rules.read_key(text)
