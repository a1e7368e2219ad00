"""A city's pack in plain YAML files. `intents/packs/README.md` is the format; every rule of it is checked here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from bot.domain.answers import OperatingPoint, Sensitivity
from intents.content import Content, Terms
from intents.index.normalise import normalise
from intents.lexicon import Group
from intents.sources import rules
from intents.sources.buttons import read_buttons
from intents.sources.fields import Check, Fields
from intents.sources.golden import GoldenFiles
from intents.sources.hours import read_hours
from intents.sources.lexicon import read_lexicon
from intents.sources.nodes import Node, Notes, read_yaml
from intents.sources.pack import TOPICS, Pack, PackCity, PackDepartment, PackIntent, PackProblems
from intents.sources.pictures import PictureFiles

_LEXICON = "lexicon.yaml"
_NAME = 20  # LINE: a sender's name

_CITY = ("key", "name", "default_language", "time_zone", "site_url", "default_department", "retention_days")
_DEPARTMENT = ("key", "name", "phone", "languages", "hours")
_OPTIONAL = ("place", "room", "reply_minutes", "resolution_minutes", "next_queue")
_INTENT = ("key", "department", "topic", "title", "question", "source_url", "valid_from", "review_by", "answers")
_MAY_BE = (
    "valid_until",
    "legal_basis",
    "sensitivity",
    "picture",
    "picture_alt",
    "buttons",
    "examples",
    "readings",
)


@dataclass
class FileSource:
    """One reading of a folder: make a new one for the next."""

    folder: Path
    notes: Notes = field(default_factory=Notes)

    def read(self) -> Pack:
        root = self._file("city.yaml")
        fields = Fields.of(root, "city", needed=_CITY, optional=("matching",)) if root else None
        city = _city(fields) if fields else None
        language = city.default_language if city else None
        departments = list(self._departments(language))
        pictures = PictureFiles(self.folder)
        intents = list(self._intents(language, {department.key for department in departments}, pictures))
        lexicon = self._lexicon()
        golden = tuple(GoldenFiles(self.folder, {intent.key for intent in intents}, self.notes).read())
        if fields and departments:
            fields.read("default_department", lambda key: _known(key, {each.key for each in departments}))
        if self.notes.problems or city is None:
            raise PackProblems(tuple(sorted(set(self.notes.problems))))
        return Pack(city, tuple(departments), tuple(intents), lexicon, golden, pictures.drawn)

    def _departments(self, language: str | None) -> Iterator[PackDepartment]:
        root = self._file("departments.yaml")
        seen: dict[str, Node] = {}
        following: list[tuple[PackDepartment, Node]] = []
        for item in root.as_list("departments") if root else ():
            department = _department(item, language)
            if _is_new(department.key, item, seen):
                following.append((department, item))
        for department, item in following:
            _check_next(department, item, set(seen))
            yield department

    def _intents(self, language: str | None, departments: set[str], pictures: PictureFiles) -> Iterator[PackIntent]:
        seen: dict[str, Node] = {}
        examples: dict[str, tuple[str, Node]] = {}
        for name in self._intent_files():
            root = self._file(name)
            for item in root.as_list("intents") if root else ():
                intent = _intent(item, language, departments, examples, pictures)
                if _is_new(intent.key, item, seen):
                    yield intent

    def _intent_files(self) -> list[str]:
        paths = sorted(path for path in (self.folder / "intents").glob("*") if not path.name.startswith("."))
        for path in paths:
            if path.suffix != ".yaml":
                self.notes.add(f"intents/{path.name}", 1, 'is not read: the name of an intent file ends in ".yaml"')
        names = [f"intents/{path.name}" for path in paths if path.suffix == ".yaml"]
        if not names:
            self.notes.add("intents", 1, "there is no file of intents")
        return names

    def _lexicon(self) -> tuple[Group, ...]:
        """The one file that may be missing: then the city has no words of its own."""
        if not (self.folder / _LEXICON).exists():
            return ()
        root = self._file(_LEXICON)
        return tuple(read_lexicon(root)) if root else ()

    def _file(self, name: str) -> Node | None:
        return read_yaml(self.folder / name, name, self.notes)


def _city(fields: Fields) -> PackCity | None:
    language = fields.read("default_language", rules.read_language)
    values = {
        "key": fields.read("key", rules.read_key),
        "names": fields.texts("name", needs=language) or None,
        "default_language": language,
        "default_department": fields.read("default_department", rules.read_key),
        "time_zone": fields.read("time_zone", rules.read_time_zone),
        "site_url": fields.read("site_url", rules.read_url),
        "retention_days": fields.read("retention_days", rules.read_days),
        "matching": fields.read_or("matching", rules.read_matching, OperatingPoint.BALANCED),
    }
    complete = all(value is not None for value in values.values())
    return PackCity(**values) if complete else None  # type: ignore[arg-type]  # none of them is None here


def _department(item: Node, language: str | None) -> PackDepartment:
    fields = Fields.of(item, "department", needed=_DEPARTMENT, optional=_OPTIONAL)
    hours = fields.found.get("hours")
    reply = fields.read_or("reply_minutes", rules.read_working_minutes, 0)
    return PackDepartment(
        key=fields.read("key", rules.read_key) or "",
        names=fields.texts("name", [_fits_a_sender], needs=language),
        phone=fields.read("phone", rules.read_phone) or "",
        place=fields.texts("place"),
        room=fields.read_or("room", rules.read_room, ""),
        languages=tuple(_codes(fields)),
        hours=read_hours(hours, f"{fields.name}.hours") if hours else {},
        reply_minutes=reply,
        resolution_minutes=fields.read_or("resolution_minutes", lambda text: _resolution(text, reply), 0),
        next_queue=fields.read_or("next_queue", rules.read_key, ""),
    )


def _check_next(department: PackDepartment, item: Node, departments: set[str]) -> None:
    """Only once all are read: it may name one that stands below."""
    if department.next_queue == department.key and department.key:
        item.wrong(f"{department.key}.next_queue: a department cannot be its own next one")
    elif department.next_queue and department.next_queue not in departments:
        item.wrong(f'{department.key}.next_queue: there is no department "{department.next_queue}"')


def _resolution(text: str, reply: int) -> int:
    minutes = rules.read_working_minutes(text)
    rules.check_promises(reply, minutes)
    return minutes


def _codes(fields: Fields) -> Iterator[str]:
    node = fields.found.get("languages")
    name = f"{fields.name}.languages"
    codes = node.as_list(name) if node else []
    if node and not codes:
        node.wrong(f"{name} is empty")
    for code in codes:
        language = code.parsed(name, rules.read_language)
        if language:
            yield language


def _intent(
    item: Node,
    language: str | None,
    departments: set[str],
    examples: dict[str, tuple[str, Node]],
    pictures: PictureFiles,
) -> PackIntent:
    fields = Fields.of(item, "intent", needed=_INTENT, optional=_MAY_BE)
    answers = fields.texts("answers", _checks("answers"), needs=language)
    alt = fields.texts("picture_alt", _checks("picture_alt"))
    content = Content(
        department=fields.read("department", lambda key: _known(key, departments)) or "",
        topic=fields.read("topic", _topic) or "",
        title=fields.texts("title", _checks("title"), needs=language),
        question=fields.texts("question", _checks("question"), needs=language),
        answers=answers,
        examples=_examples(fields, examples),
        readings=fields.read_or("readings", rules.read_yes_or_no, False),
        buttons=read_buttons(fields),
        picture=pictures.read(fields, alt, answers),
        picture_alt=alt,
    )
    return PackIntent(fields.read("key", rules.read_key) or "", content, _terms(fields))


def _checks(part: str) -> list[Check]:
    return [lambda text, language: rules.check_variables(text), partial(rules.check_words, part)]


def _fits_a_sender(name: str, language: str) -> None:
    rules.check_length(name, _NAME)


def _examples(fields: Fields, seen: dict[str, tuple[str, Node]]) -> dict[str, tuple[str, ...]]:
    """An example that stands at two intents would pull both ways; twice at one, it is a slip."""
    kept: dict[str, tuple[str, ...]] = {}
    for language, texts in fields.lists("examples").items():
        limit = rules.limit_of("examples", language)
        for text, node in texts:
            node.parsed(f"{fields.name}.examples.{language}", partial(rules.check_length, limit=limit))
            folded = normalise(text)
            if folded in seen:
                owner, first = seen[folded]
                node.wrong(f'{fields.name}: the example "{text}" stands at {owner} already ({first.file}:{first.line})')
            seen.setdefault(folded, (fields.name, node))
        kept[language] = tuple(text for text, _ in texts)
    return kept


def _terms(fields: Fields) -> Terms:
    valid_from = fields.read("valid_from", rules.read_date) or date.min  # noted; any day serves from here
    review_by = fields.read("review_by", rules.read_date) or date.max  # noted; any day serves from here
    valid_until = fields.read_or("valid_until", rules.read_date, None)
    for name, day in (("review_by", review_by), ("valid_until", valid_until)):
        if day and day < valid_from:
            fields.found[name].wrong(f"{fields.name}.{name} is before valid_from")
    return Terms(
        fields.read("source_url", rules.read_link) or "",
        valid_from,
        review_by,
        valid_until,
        fields.read_or("legal_basis", rules.read_legal_basis, ""),
        fields.read_or("sensitivity", rules.read_sensitivity, Sensitivity.ORDINARY),
    )


def _known(key: str, departments: set[str]) -> str:
    if departments and key not in departments:
        raise ValueError(f'there is no department "{key}"')
    return key


def _topic(text: str) -> str:
    if text not in TOPICS:
        raise ValueError(f'"{text}" is not a topic ({", ".join(TOPICS)})')
    return text


def _is_new(key: str, item: Node, seen: dict[str, Node]) -> bool:
    if key and key in seen:
        item.wrong(f'the key "{key}" is taken already ({seen[key].file}:{seen[key].line})')
        return False
    seen[key] = item
    return True
