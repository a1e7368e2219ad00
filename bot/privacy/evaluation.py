"""How well masking does on examples: recall and precision, by kind, on seen and on unseen texts.

An example is a text in which what must be hidden is marked: `電話は{phone:090-1234-5678}です`. It is hidden if none of
its letters and digits is left. A finding is right if at least half of its letters and digits had to be hidden.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.domain.personal_data import Kind
from bot.privacy.plain import Finding

_MARKED = re.compile(r"\{(" + "|".join(kind.name.lower() for kind in Kind) + r"):([^{}]*)\}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PARTS = ("seen", "unseen")


class BadExample(ValueError):
    """A file of examples cannot be read; the message names the file and what to fix."""


@dataclass(frozen=True)
class Example:
    text: str
    items: tuple[Finding, ...]

    @property
    def part(self) -> str:
        """A third, chosen by the text alone, is kept apart: nothing is tuned on it."""
        return "unseen" if hashlib.sha256(self.text.encode()).digest()[0] % 3 == 0 else "seen"


@dataclass
class Tally:
    """`hidden` of `items` were hidden; `right` of `found` findings were right."""

    items: int = 0
    hidden: int = 0
    found: int = 0
    right: int = 0

    @property
    def recall(self) -> float | None:
        return self.hidden / self.items if self.items else None

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None


@dataclass
class Report:
    tallies: dict[Kind, Tally] = field(default_factory=lambda: {kind: Tally() for kind in Kind})
    texts: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Kind, str]] = field(default_factory=list, repr=False)  # unseen texts show in no failing test
    wrong: list[tuple[Kind, str]] = field(default_factory=list, repr=False)

    def together(self, kinds: Iterable[Kind]) -> Tally:
        tallies = [self.tallies[kind] for kind in kinds]
        return Tally(
            *(sum(getattr(tally, name) for tally in tallies) for name in ("items", "hidden", "found", "right"))
        )


def read_examples(folder: Path) -> list[Example]:
    """Raises BadExample."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise BadExample(f"{folder}: no *.yaml with examples")
    return [example for file in files for example in _read_file(file)]


def read_example(marked: str) -> Example:
    text, items = "", []
    at = 0
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        items.append(Finding(Kind[found[1].upper()], len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return Example(text + marked[at:], tuple(items))


def evaluate(examples: Iterable[Example], find: Callable[[str], Iterable[Finding]]) -> dict[str, Report]:
    reports = {part: Report() for part in PARTS}
    for example in examples:
        _judge(example, list(find(example.text)), reports[example.part])
    return reports


def _judge(example: Example, found: list[Finding], report: Report) -> None:
    report.texts["positive" if example.items else "negative"] += 1
    hidden = {place for finding in found for place in _letters(example.text, finding)}
    personal = {place for item in example.items for place in _letters(example.text, item)}
    for item in example.items:
        whole = _letters(example.text, item) <= hidden
        report.tallies[item.kind].items += 1
        report.tallies[item.kind].hidden += whole
        if not whole:
            report.missed.append((item.kind, example.text))
    for finding in found:
        letters = _letters(example.text, finding)
        right = len(letters & personal) * 2 >= len(letters)
        report.tallies[finding.kind].found += 1
        report.tallies[finding.kind].right += right
        if not right:
            report.wrong.append((finding.kind, example.text))


def _letters(text: str, span: Finding) -> set[int]:
    return {place for place in range(span.start, span.end) if text[place].isalnum()}


def _read_file(file: Path) -> list[Example]:
    try:
        content: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # safe, in C
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise BadExample(f"{file}: {problem}") from problem
    if not isinstance(content, Mapping) or not set(content) <= {"positive", "negative"}:
        raise BadExample(f"{file}: must hold the lists `positive` and `negative`, and nothing else")
    return [_checked(file, name, each) for name, texts in content.items() for each in texts or ()]


def _checked(file: Path, name: str, marked: object) -> Example:
    if not isinstance(marked, str):
        raise BadExample(f"{file}: {marked!r} is no text; put it in quotes")
    example = read_example(marked)
    if bool(example.items) is not (name == "positive"):
        raise BadExample(f"{file}: {marked!r} stands under `{name}`, with {len(example.items)} marked places")
    return example
