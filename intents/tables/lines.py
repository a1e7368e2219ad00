"""From the texts of a row to an intent's words in one language, with everything that is wrong in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import grapheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bot import languages
from bot.domain.answers import Sensitivity
from bot.domain.buttons import Button
from bot.domain.variables import without_variables
from intents.sources import rules
from intents.tables.buttons import read_lines
from intents.tables.cells import check_harmless, check_variables, lines_of, narrow, read_day, tidy
from intents.tables.columns import BUTTONS, EXAMPLES, KEY, LANGUAGE, OPTIONAL, SHARED, TEXTS, folded
from intents.tables.headings import Problem, TableRow
from intents.tables.names import Names
from intents.tables.sheets import Formula

_SHOWN = 40  # characters of a wrong value


@dataclass(frozen=True)
class Line:
    """`shared` holds what the row says of the intent; what is empty says nothing. `words` are title, question, answer.

    `lists` are the examples and buttons, each only where the table has such a column.
    """

    row: TableRow
    key: str
    language: str
    shared: Mapping[str, Any]
    words: Mapping[str, str]
    lists: Mapping[str, tuple[Any, ...]]


@dataclass
class Reader:
    """Notes every problem; `line` is None where not even key and language are known."""

    names: Names
    problems: list[Problem]

    def line(self, row: TableRow) -> Line | None:
        key = self._read(row, KEY, _key)
        language = self._read(row, LANGUAGE, self._language)
        for column in (KEY, LANGUAGE):
            if not row.texts.get(column, "").strip():
                self.problems.append(row.problem(column, _("This is empty.")))
        readers: Mapping[str, Callable[[str], Any]] = {
            "department": self._department,
            "topic": self._topic,
            "source_url": _url,
            "legal_basis": _legal_basis,
            "sensitivity": self._sensitivity,
            "valid_from": read_day,
            "valid_until": read_day,
            "review_by": read_day,
        }
        shared = {column: value for column in SHARED if (value := self._read(row, column, readers[column])) is not None}
        words = {part: self._read(row, part, partial(_words, part=part, language=language)) or "" for part in TEXTS}
        listed: Mapping[str, Callable[[str], Any]] = {
            EXAMPLES: partial(_examples, language=language),
            BUTTONS: _buttons,
        }
        lists = {each: self._read(row, each, listed[each]) or () for each in OPTIONAL if each in row.headings}
        if key is None or language is None:
            return None
        return Line(row, key, language, shared, words, lists)

    def _read(self, row: TableRow, column: str, reader: Callable[[str], Any]) -> Any:
        """None where nothing stands there, or nothing that can be read."""
        text = row.texts.get(column, "")
        if isinstance(text, Formula):
            self.problems.append(row.problem(column, str(text)))
            return None
        if not text.strip():
            return None
        try:
            return reader(tidy(text))
        except ValueError as wrong:
            self.problems.append(row.problem(column, str(wrong)))
            return None

    def _language(self, text: str) -> str:
        known = list(languages.NAMES.values())
        return _named(text, self.names.language_keys, _("There is no language “%(text)s”. Known: %(known)s."), known)

    def _department(self, text: str) -> str:
        known = [self.names.department(key, _reader()) for key in self.names.departments]
        told = _("There is no department “%(text)s”. Known: %(known)s.")
        return _named(text, self.names.department_keys, told, known)

    def _topic(self, text: str) -> str:
        known = [self.names.topic(key, _reader()) for key in self.names.topics]
        return _named(text, self.names.topic_keys, _("There is no topic “%(text)s”. Known: %(known)s."), known)

    def _sensitivity(self, text: str) -> Sensitivity:
        known = [self.names.sensitivity(each, _reader()) for each in Sensitivity]
        told = _("There is no sensitivity “%(text)s”. Known: %(known)s.")
        return Sensitivity(_named(text, self.names.sensitivity_keys, told, known))


def dates_in_order(valid_from: date, valid_until: date | None, review_by: date) -> Iterator[tuple[str, str]]:
    for column, day in (("valid_until", valid_until), ("review_by", review_by)):
        if day and day < valid_from:
            yield column, _("This is before the first day of validity.")


def _reader() -> str:
    """The language of whoever reads the problems."""
    return (get_language() or "")[:2]


def _named(text: str, keys: Mapping[str, str], told: str, known: Sequence[str]) -> str:
    key = keys.get(folded(text))
    if key is None:
        raise ValueError(told % {"text": text[:_SHOWN], "known": ", ".join(known)})
    return key


def _key(text: str) -> str:
    try:
        return rules.read_key(narrow(text))
    except ValueError as wrong:
        raise ValueError(_("Small letters, digits and single hyphens, at most 64.")) from wrong


def _url(text: str) -> str:
    try:
        return rules.read_link(narrow(text))
    except ValueError as wrong:
        check_variables(text)
        told = _("“%(text)s” is not an address that starts with https:// and has at most 500 characters.")
        raise ValueError(told % {"text": text[:_SHOWN]}) from wrong


def _legal_basis(text: str) -> str:
    check_harmless(text)
    _check_length(text, rules.LEGAL_BASIS)
    return text


def _words(text: str, part: str, language: str | None) -> str:
    check_harmless(text)
    check_variables(text)
    _check_length(without_variables(text), rules.limit_of(part, language or ""))
    return text


def _examples(text: str, language: str | None) -> tuple[str, ...]:
    check_harmless(text)
    lines = lines_of(text)
    for line in lines:
        _check_length(line, rules.limit_of(EXAMPLES, language or ""), of=line)
    return lines


def _buttons(text: str) -> tuple[Button, ...]:
    check_harmless(text)
    return read_lines("\n".join(lines_of(text)))


def _check_length(text: str, limit: int, of: str = "") -> None:
    length = len(text) if len(text) <= limit else grapheme.length(text)  # people see no more than there are codes
    if length > limit:
        told = {"length": length, "limit": limit, "text": of[:20]}
        if of:
            raise ValueError(_("“%(text)s…” has %(length)d characters; %(limit)d are allowed.") % told)
        raise ValueError(_("This has %(length)d characters; %(limit)d are allowed.") % told)
