"""A dry run: what a table would make of the city's answers, row by row, and everything that is wrong with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from bot.domain.buttons import Button
from intents.content import Content, Terms
from intents.gate.findings import Examine, find_nothing, new_lines
from intents.index.normalise import normalise
from intents.models import CityProfile, IntentRevision
from intents.publishing import current_number, published_items
from intents.revisions import State, content_of, latest_by_key, terms_of
from intents.tables.cells import in_cp932
from intents.tables.columns import (
    BUTTONS,
    BY_NAME,
    EXAMPLES,
    KEY,
    LANGUAGE,
    OF_THE_WORDS,
    OPTIONAL,
    SHARED,
    TEXTS,
    WRITTEN,
)
from intents.tables.headings import Problem, Table, TableRow
from intents.tables.holding import Held, why_held
from intents.tables.lines import Line, Reader, dates_in_order
from intents.tables.names import Names
from intents.topic_rules import rules
from intents.workflow import is_open

_NEEDED = tuple(name for name in SHARED if BY_NAME[name].needed)
_CLEARED = ("valid_until", "legal_basis")  # by an empty cell; nothing is made less delicate by one


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, order=True)
class Doubt(Problem):
    """What the gate says of a cell. It keeps nothing out; a `grave` one needs a reason to be published."""

    grave: bool


@dataclass(frozen=True)
class RowFate:
    """`before` and `after` hold the columns that would change, as text; `held` says why its answer may stay a draft."""

    sheet: str
    number: int
    key: str
    language: str
    fate: Fate
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    held: frozenset[Held] = frozenset()


@dataclass(frozen=True)
class Change:
    """An intent as it is to be: its next revision."""

    key: str
    content: Content
    terms: Terms
    held: frozenset[Held] = frozenset()


@dataclass(frozen=True)
class Plan:
    """Applied whole, and only where nothing is wrong."""

    rows: tuple[RowFate, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    changes: tuple[Change, ...]

    def count(self, fate: Fate) -> int:
        return sum(row.fate == fate for row in self.rows)

    def held(self, why: Held) -> int:
        """How many answers are."""
        return sum(why in change.held for change in self.changes)


@dataclass(frozen=True)
class _Said:
    """What an intent says now."""

    content: Content
    terms: Terms
    published: bool


def plan(table: Table, names: Names, own: Collection[str] | None = None, examine: Examine = find_nothing) -> Plan:
    """`own` are the departments whose answers may be changed; None for all."""
    return _Planning(table, names, own, examine).run()


class _Planning:
    def __init__(self, table: Table, names: Names, own: Collection[str] | None, examine: Examine) -> None:
        self.table = table
        self.names = names
        self.own = own
        self.examine = examine
        self.rules = rules()
        self.problems = list(table.problems)
        latest = {key: revision for key, (_intent, revision) in latest_by_key().items() if revision}
        self.drafts = {key for key, revision in latest.items() if is_open(revision)}
        self.now = {key: _said(revision) for key, revision in latest.items() if key not in self.drafts}
        self.now |= {key: _said(revision) for key, revision in _live(self.drafts).items()}
        city = CityProfile.objects.first()
        self.main_language = city.default_language if city else "ja"

    def run(self) -> Plan:
        lines = self._lines()
        by_key: dict[str, list[Line]] = {}
        for line in lines:
            by_key.setdefault(line.key, []).append(line)
        self._look_for_repeated_examples(by_key)
        made = {key: self._change(key, each) for key, each in by_key.items()}
        for key in self.drafts.intersection(by_key):
            self._protect_draft(by_key[key], made[key])
        for key, change in made.items():
            self._protect_others(by_key[key], change)
        wrong = {(problem.sheet, problem.row) for problem in self.problems}
        fates: dict[tuple[str, int], RowFate] = {}
        changes = []
        for key, change in made.items():
            found, held = self._weighed(change, list(self._fates(by_key[key], change, wrong)))
            fates.update({(fate.sheet, fate.number): fate for fate in found})
            if change and self._differs(change):
                changes.append(replace(change, held=held))
        rows = tuple(fates.get((row.sheet, row.number)) or _refused(row) for row in self.table.rows)
        return Plan(rows, tuple(sorted(set(self.problems))), tuple(self.table.notes), tuple(changes))

    def _lines(self) -> list[Line]:
        """One for each key and language."""
        reader, first, lines = Reader(self.names, self.problems), dict[tuple[str, str], TableRow](), []
        for row in self.table.rows:
            line = reader.line(row)
            if line is None:
                continue
            before = first.setdefault((line.key, line.language), row)
            if before is not row:
                told = _("“%(key)s” stands in this language already: sheet “%(sheet)s”, row %(row)d.")
                told %= {"key": line.key, "sheet": before.sheet, "row": before.number}
                self.problems.append(row.problem(LANGUAGE, told))
            else:
                lines.append(line)
        return lines

    def _change(self, key: str, lines: Sequence[Line]) -> Change | None:
        """None where something is missing, which is noted."""
        now = self.now.get(key)
        shared = self._shared(lines, now)
        content, terms = _merged(lines, now, shared)
        missing = [name for name in _NEEDED if shared.get(name) is None]
        for name in missing:
            self._note_missing(lines[0], name)
        for part in TEXTS:
            if not getattr(content, part).get(self.main_language):
                self._note_main_language(lines, part)
        if missing:
            return None
        for name, told in dates_in_order(terms.valid_from, terms.valid_until, terms.review_by):
            self.problems.append(lines[0].row.problem(name, told))
        return Change(key, content, terms)

    def _protect_draft(self, lines: Sequence[Line], change: Change | None) -> None:
        """What citizens read may stay as it is; anything else would go over the draft."""
        if change is None or self._differs(change):
            told = _("Somebody is working on a draft of this answer. Please publish or discard it first.")
            self.problems.append(lines[0].row.problem(KEY, told))

    def _protect_others(self, lines: Sequence[Line], change: Change | None) -> None:
        if self.own is None or change is None or not self._differs(change):
            return
        now = self.now.get(change.key)
        if {change.content.department, *([now.content.department] if now else [])}.difference(self.own):
            told = _("This answer belongs to a department whose answers your account may not change.")
            self.problems.append(lines[0].row.problem("department", told))

    def _shared(self, lines: Sequence[Line], now: _Said | None) -> dict[str, Any]:
        """What holds for all languages: said once, or the same each time; where nothing is said, as it is now."""
        shared: dict[str, Any] = {}
        places: dict[str, TableRow] = {}
        for line in lines:
            for name, value in line.shared.items():
                if shared.setdefault(name, value) != value:
                    told = _("This differs from row %(row)d, which is about the same answer.")
                    self.problems.append(line.row.problem(name, told % {"row": places[name].number}))
                places.setdefault(name, line.row)
        kept = _shared_now(now) if now else {}
        cleared = [name for name in _CLEARED if name in lines[0].row.headings]
        return {**{name: value for name, value in kept.items() if name not in cleared}, **shared}

    def _note_missing(self, line: Line, name: str) -> None:
        if not line.row.texts.get(name, "").strip():  # else it was noted as wrong
            self.problems.append(line.row.problem(name, _("This is needed for a new answer.")))

    def _note_main_language(self, lines: Sequence[Line], part: str) -> None:
        line = next((each for each in lines if each.language == self.main_language), lines[0])
        if line.language != self.main_language or not line.row.texts.get(part, "").strip():
            self.problems.append(line.row.problem(part, _("This is needed: it is the city's main language.")))

    def _look_for_repeated_examples(self, by_key: Mapping[str, Sequence[Line]]) -> None:
        """An example that stands at two intents would pull both ways."""
        seen = self._examples_elsewhere(set(by_key))
        for key, lines in by_key.items():
            for line in lines:
                for example in line.lists.get(EXAMPLES, ()):
                    if (owner := seen.get(normalised := normalise(example))) is not None:
                        self._note_repeated(line, example, owner)
                    seen.setdefault(normalised, key)

    def _examples_elsewhere(self, keys: set[str]) -> dict[str, str]:
        """Those of intents that citizens read and the table does not name."""
        live = IntentRevision.objects.filter(pk__in=list(published_items(current_number()).values()))
        found: dict[str, str] = {}
        for key, examples in live.values_list("intent__key", "content__examples").iterator():
            if key not in keys:
                found.update({normalise(text): key for texts in (examples or {}).values() for text in texts})
        return found

    def _note_repeated(self, line: Line, example: str, owner: str) -> None:
        told = _("The example “%(example)s” stands at “%(title)s” already.")
        self.problems.append(line.row.problem(EXAMPLES, told % {"example": example[:40], "title": owner}))

    def _fates(self, lines: Sequence[Line], change: Change | None, wrong: set[tuple[str, int]]) -> Iterable[RowFate]:
        now = self.now.get(lines[0].key)
        for number, line in enumerate(lines):
            at = (line.row.sheet, line.row.number, line.key, line.language)
            if change is None or at[:2] in wrong:
                yield RowFate(*at, Fate.REFUSED)
                continue
            before = texts_of(now.content, now.terms, line.language, whole=number == 0) if now else {}
            after = texts_of(change.content, change.terms, line.language, whole=number == 0)
            differing = [name for name in after if after[name] != before.get(name, "")]
            fate = Fate.NEW if now is None else Fate.CHANGED if differing or not now.published else Fate.UNCHANGED
            yield RowFate(
                *at,
                fate,
                {name: before.get(name, "") for name in differing},
                {name: after[name] for name in differing},
                tuple(self._doubts(line.row, before.values(), {name: after[name] for name in differing})),
            )

    def _doubts(self, row: TableRow, before: Iterable[str], after: Mapping[str, str]) -> Iterator[Doubt]:
        known = list(before)
        for column in WRITTEN:
            for found in self.examine(column, new_lines(known, after.get(column, ""))):
                problem = row.problem(column, found.told)
                yield Doubt(problem.sheet, problem.row, problem.column, problem.what, found.grave)

    def _weighed(self, change: Change | None, fates: list[RowFate]) -> tuple[list[RowFate], frozenset[Held]]:
        """Why the answer may stay a draft, and its rows with that."""
        if change is None or not self._differs(change):
            return fates, frozenset()
        now = self.now.get(change.key)
        grave = any(doubt.grave for fate in fates for doubt in fate.doubts)
        held = why_held(change.content.topic, now.content.topic if now else "", self.rules, grave=grave)
        return [replace(fate, held=held) if fate.fate in (Fate.NEW, Fate.CHANGED) else fate for fate in fates], held

    def _differs(self, change: Change) -> bool:
        now = self.now.get(change.key)
        return now is None or not now.published or (now.content, now.terms) != (change.content, change.terms)


def _live(keys: Collection[str]) -> dict[str, IntentRevision]:
    rows = IntentRevision.objects.filter(pk__in=list(published_items(current_number()).values()), intent__key__in=keys)
    return {row.intent.key: row for row in rows.select_related("intent")}


def _said(latest: IntentRevision) -> _Said:
    return _Said(content_of(latest), terms_of(latest), latest.state == State.PUBLISHED)


def _refused(row: TableRow) -> RowFate:
    key, language = (row.texts.get(name, "").strip()[:40] for name in ("key", LANGUAGE))
    return RowFate(row.sheet, row.number, key, language, Fate.REFUSED)


def _shared_now(now: _Said) -> dict[str, Any]:
    return {name: getattr(now.content if name in OF_THE_WORDS else now.terms, name) for name in SHARED}


def _merged(lines: Sequence[Line], now: _Said | None, shared: Mapping[str, Any]) -> tuple[Content, Terms]:
    """A row holds all of its language; languages that the table does not have stay as they are."""
    parts: dict[str, dict[str, Any]] = {
        part: dict(getattr(now.content, part)) if now else {} for part in (*TEXTS, *OPTIONAL)
    }
    for line in lines:
        for part, value in {**line.words, **line.lists}.items():
            parts[part][line.language] = _kept(parts[part].get(line.language), value)
    words: dict[str, Any] = {part: {code: value for code, value in by.items() if value} for part, by in parts.items()}
    said = {name: value for name, value in shared.items() if name not in OF_THE_WORDS}
    terms = {**dict.fromkeys(("source_url", "valid_from", "review_by")), **said}
    if now:  # tables have no column for these
        words |= {name: getattr(now.content, name) for name in ("readings", "picture", "picture_alt")}
    content = Content(department=shared.get("department") or "", topic=shared.get("topic") or "", **words)
    return content, Terms(**terms)  # what is missing is noted, and then this is not used


def _kept(now: Any, brought: Any) -> Any:
    """What only went through cp932, which writes “?” for what it lacks, is as it was."""
    if isinstance(now, tuple) and len(now) == len(brought):
        return tuple(map(_kept, now, brought))
    return now if isinstance(now, str | Button) and in_cp932(str(now)) == in_cp932(str(brought)) else brought


def texts_of(content: Content, terms: Terms, language: str, *, whole: bool) -> dict[str, str]:
    """Column → text; `whole` with what holds for all languages, which is told once."""
    texts = {part: getattr(content, part).get(language, "") for part in TEXTS}
    texts[EXAMPLES] = "\n".join(content.examples.get(language, ()))
    texts[BUTTONS] = "\n".join(map(str, content.buttons.get(language, ())))
    if whole:
        texts |= {name: str(value or "") for name, value in _shared_now(_Said(content, terms, True)).items()}
    return texts
