"""YAML with line numbers: values are read as they are written, and every mistake is noted with its line.

`yaml.compose` keeps the mark of each node, which `yaml.safe_load` throws away. It also keeps the text of each value, so
that a telephone number stays one and `no` is not turned into false: nothing is interpreted that the reader did not ask
for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml

from intents.sources.pack import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = "tag:yaml.org,2002:null"
_KINDS = {yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "a text"}

Value = TypeVar("Value")


@dataclass
class Notes:
    """Where the readers write down what is wrong."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, what: str) -> None:
        self.problems.append(Problem(file, line, what))


@dataclass(frozen=True)
class Node:
    """One value of a file. The `as_…` readers note what is wrong and return None or nothing."""

    file: str
    notes: Notes
    raw: yaml.Node

    @property
    def line(self) -> int:
        return int(self.raw.start_mark.line) + 1

    @property
    def is_empty(self) -> bool:
        return self.raw.tag == _EMPTY

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.raw, yaml.ScalarNode)

    def wrong(self, what: str) -> None:
        self.notes.add(self.file, self.line, what)

    def as_list(self, name: str) -> list["Node"]:
        if not isinstance(self.raw, yaml.SequenceNode):
            self.wrong(f"{name}: expected a list, found {self._kind()}")
            return []
        return [self._child(item) for item in self.raw.value]

    def as_mapping(self, name: str) -> dict[str, "Node"]:
        if not isinstance(self.raw, yaml.MappingNode):
            self.wrong(f"{name}: expected a mapping, found {self._kind()}")
            return {}
        found: dict[str, Node] = {}
        for key, value in self._pairs():
            if key.raw.value in found:
                key.wrong(f'{name}: the key "{key.raw.value}" stands here twice')
            found[str(key.raw.value)] = value
        return found

    def as_text(self, name: str) -> str | None:
        if not isinstance(self.raw, yaml.ScalarNode):
            self.wrong(f"{name}: expected a text, found {self._kind()}")
            return None
        return "" if self.is_empty else str(self.raw.value).strip()

    def parsed(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """The text as `read` understands it; the ValueError that it raises becomes the note."""
        text = self.as_text(name)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as wrong:
            self.wrong(f"{name}: {wrong}")
            return None

    def _pairs(self) -> Iterator[tuple["Node", "Node"]]:
        for key, value in self.raw.value:
            if isinstance(key, yaml.ScalarNode):
                yield self._child(key), self._child(value)
            else:
                self._child(key).wrong("a key must be a plain word")

    def _child(self, raw: yaml.Node) -> "Node":
        return Node(self.file, self.notes, raw)

    def _kind(self) -> str:
        return "nothing" if self.is_empty else _KINDS[type(self.raw)]


def read_yaml(path: Path, name: str, notes: Notes) -> Node | None:
    """The file's one document, or None with a note."""
    text = _text_of(path, name, notes)
    if text is None:
        return None
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        notes.add(name, mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}")
        return None
    except yaml.reader.ReaderError as error:
        # Its position counts characters, or bytes in the C reader: the character itself is what can be looked for.
        line = text.count("\n", 0, text.find(chr(error.character))) + 1 if isinstance(error.character, int) else 1
        notes.add(name, line, f"not valid YAML: {error.reason}")
        return None
    except RecursionError:
        notes.add(name, 1, "not valid YAML: nested too deeply")
        return None
    if root is None:
        notes.add(name, 1, "the file is empty")
        return None
    return Node(name, notes, root)


def _text_of(path: Path, name: str, notes: Notes) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        notes.add(name, 1, f"cannot be read: {error.strerror}")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        notes.add(name, data.count(b"\n", 0, error.start) + 1, "not UTF-8: save the file as UTF-8")
        return None
