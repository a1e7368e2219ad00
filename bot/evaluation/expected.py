"""Questions with what a right answer says, in YAML files: `intents/packs/minatogawa/expected` is an example.

- ask: 粗大ごみの処理券はいくら？
  language: ja
  says: [300円, 600円]        # every one of them; "300円|300 yen" allows either
- ask: 彼女へのプレゼント何がいい？
  language: ja
  answered: false             # nothing that the city answers: no answer may come
- ask: いくらですか
  before: [住民票を取りたい]   # what the same citizen wrote before
  language: ja
  says: [300円]
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.languages import ALL
from intents.sources import rules
from intents.sources.fields import Fields
from intents.sources.nodes import Node, Notes, read_yaml
from intents.sources.pack import PackProblems


@dataclass(frozen=True)
class Expected:
    """`says` holds one tuple of alternatives for each fact."""

    ask: str
    language: str
    says: tuple[tuple[str, ...], ...] = ()
    before: tuple[str, ...] = ()
    answered: bool = True

    def lacking(self, texts: list[str]) -> list[str]:
        """The facts that no text states; width, case and spaces do not count."""
        said = _folded("".join(texts))
        return [fact[0] for fact in self.says if not any(_folded(form) in said for form in fact)]


def read_expected(folder: Path) -> list[Expected]:
    """The questions of all `.yaml` files. Raises PackProblems with every mistake, its file and line."""
    notes = Notes()
    paths = sorted(folder.glob("*.yaml"))
    questions = [question for path in paths for question in _questions(path, notes)]
    if not questions and not notes.problems:
        notes.add(str(folder), 1, "there are no questions here")
    if notes.problems:
        raise PackProblems(tuple(sorted(set(notes.problems))))
    return questions


def _questions(path: Path, notes: Notes) -> Iterator[Expected]:
    root = read_yaml(path, path.name, notes)
    for item in root.as_list("questions") if root else ():
        yield _question(item)


def _question(item: Node) -> Expected:
    fields = Fields.of(item, "question", needed=("ask", "language"), optional=("says", "before", "answered"))
    question = Expected(
        ask=fields.read("ask", str) or "",
        language=fields.read("language", rules.read_language) or ALL[0],
        says=tuple(tuple(text.split("|")) for text in _texts(fields, "says")),
        before=tuple(_texts(fields, "before")),
        answered=fields.read_or("answered", rules.read_yes_or_no, True),
    )
    if question.answered == (not question.says):
        item.wrong('"says" belongs to every question that is to be answered, and to no other')
    return question


def _texts(fields: Fields, key: str) -> list[str]:
    nodes = fields.found[key].as_list(key) if key in fields.found else []
    return [text for node in nodes if (text := node.as_text(key))]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
