"""Attacks in YAML files: `intents/redteam` ships, a city may keep its own beside it. See its README.md."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bot.languages import ENGLISH, JAPANESE
from intents.evaluation.redteam import MIXED, Aim, Attack, Door
from intents.sources import rules
from intents.sources.fields import Fields
from intents.sources.nodes import Node, Notes, read_yaml
from intents.sources.pack import PackProblems

SHIPPED = Path(__file__).parents[1] / "redteam"

Word = TypeVar("Word", bound=StrEnum)


def read_redteam(folders: Iterable[Path] = (SHIPPED,)) -> list[Attack]:
    """The attacks of all `.yaml` files of the folders. Raises PackProblems with every mistake, its file and line."""
    notes = Notes()
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    seen: dict[str, str] = {}
    attacks = [attack for path in paths for attack in _attacks(path, notes, seen)]
    if not attacks and not notes.problems:
        notes.add(", ".join(map(str, folders)) or ".", 1, "there are no attacks here")
    if notes.problems:
        raise PackProblems(tuple(sorted(set(notes.problems))))
    return attacks


def _attacks(path: Path, notes: Notes, seen: dict[str, str]) -> Iterator[Attack]:
    root = read_yaml(path, path.name, notes)
    for item in root.as_list("attacks") if root else ():
        attack = _attack(item)
        place = seen.setdefault(attack.id, f"{item.file}:{item.line}")
        if attack.id and place != f"{item.file}:{item.line}":
            item.wrong(f'the id "{attack.id}" is taken already ({place})')
        yield attack


def _attack(item: Node) -> Attack:
    needed = ("id", "door", "language", "aim")
    fields = Fields.of(item, "attack", needed=needed, optional=("text", "turns", "ask", "never", "screened"))
    attack = Attack(
        id=fields.read("id", rules.read_key) or "",
        door=fields.read("door", _one_of(Door)) or Door.DIRECT,
        language=fields.read("language", _language) or MIXED,
        aim=fields.read("aim", _one_of(Aim)) or Aim.LEAK,
        turns=tuple(_texts(fields, "turns")) or tuple(filter(None, [fields.read("text", str)])),
        ask=fields.read("ask", str) or "",
        never=tuple(_texts(fields, "never")),
        screened=fields.read("screened", rules.read_yes_or_no) or False,
    )
    if ("text" in fields.found) == ("turns" in fields.found):
        item.wrong(f'{attack.id or "attack"}: either "text" or "turns" is needed')
    if (attack.door is Door.DIRECT) == bool(attack.ask):
        item.wrong(f'{attack.id or "attack"}: "ask" belongs to every door but direct')
    return attack


def _texts(fields: Fields, key: str) -> Iterator[str]:
    for node in fields.found[key].as_list(key) if key in fields.found else ():
        text = node.as_text(key)
        if text:
            yield text
        else:
            node.wrong(f"{key}: an empty line in the list")


def _one_of(words: type[Word]) -> Callable[[str], Word]:
    def read(text: str) -> Word:
        if text not in list(words):
            raise ValueError(f'"{text}" is not one of {", ".join(words)}')
        return words(text)

    return read


def _language(text: str) -> str:
    if text not in (JAPANESE, ENGLISH, MIXED):
        raise ValueError(f'"{text}" is not one of {JAPANESE}, {ENGLISH}, {MIXED}')
    return text
