"""What an intent's texts must keep to: the limits of intents/packs/README.md, told in the editor's language."""

from collections.abc import Iterator, Mapping
from typing import Any

import grapheme
from django.utils.translation import gettext as _

from bot import languages
from bot.domain.illustrations import LONGEST_ALT
from bot.web.console.base import here
from bot.web.console.intent_fields import LANGUAGE_FIELDS, LISTS, field_name, lines_of
from intents.index.normalise import normalise
from intents.models import CityProfile, Intent, IntentRevision
from intents.publishing import current_number, published_items
from intents.reading import filling
from intents.tables.buttons import read_lines
from intents.tables.cells import check_variables

TITLE = 20
QUESTION = {languages.ENGLISH: 80}
QUESTION_ELSE = 40
ANSWER = 2000
EXAMPLE = 200

Problem = tuple[str, str]  # the form's field, and what to tell


def limit_of(part: str, language: str) -> int:
    limits = {"title": TITLE, "answers": ANSWER, "examples": EXAMPLE, "picture_alt": LONGEST_ALT}
    limits["question"] = QUESTION.get(language, QUESTION_ELSE)
    return limits[part]


def default_language() -> str:
    city = CityProfile.objects.first()
    return city.default_language if city else languages.JAPANESE


def problems_of(values: Mapping[str, Any], intent: Intent | None) -> Iterator[Problem]:
    """Everything that is wrong at once; `intent` is the one being edited."""
    yield from _unknown_variables(values)
    yield from _too_long(values)
    yield from _no_buttons(values)
    yield from _unseen(values)
    yield from _repeated(values)
    yield from _taken(values, intent)
    yield from _dates(values)


def _unknown_variables(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name, (part, _language) in LANGUAGE_FIELDS.items():
        if part not in LISTS:
            try:
                check_variables(values.get(name) or "")
            except ValueError as wrong:
                yield name, str(wrong)


def _too_long(values: Mapping[str, Any]) -> Iterator[Problem]:
    """As citizens will read it: a variable counts as long as what it says now."""
    now, department = filling(), values.get("department")
    for name, (part, language) in LANGUAGE_FIELDS.items():
        if part == "buttons":
            continue
        text, limit = values.get(name) or "", limit_of(part, language)
        if part != "examples":
            text = now.text(text, department.key if department else "", language)
        for piece in lines_of(text) if part == "examples" else [text]:
            length = grapheme.length(piece)
            if length > limit:
                yield name, _length_message(piece, length, limit, quoted=part == "examples")


def _no_buttons(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name, (part, _language) in LANGUAGE_FIELDS.items():
        if part == "buttons":
            try:
                read_lines(values.get(name) or "")
            except ValueError as wrong:
                yield name, str(wrong)


def _unseen(values: Mapping[str, Any]) -> Iterator[Problem]:
    for language in languages.ALL if values.get("picture") else ():
        name = field_name("picture_alt", language)
        if values.get(field_name("answers", language)) and not (values.get(name) or "").strip():
            yield name, _("Say in words what the picture shows, for who cannot see it.")


def _length_message(text: str, length: int, limit: int, *, quoted: bool) -> str:
    told = {"length": length, "limit": limit, "text": text[:20]}
    if quoted:
        return _("“%(text)s…” has %(length)d characters; %(limit)d are allowed.") % told
    return _("This has %(length)d characters; %(limit)d are allowed.") % told


def _examples(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, (part, _language) in LANGUAGE_FIELDS.items():
        if part == "examples":
            yield from ((name, line) for line in lines_of(values.get(name) or ""))


def _repeated(values: Mapping[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, example in _examples(values):
        folded = normalise(example)
        if folded in seen:
            yield name, _("The example “%(example)s” is there twice.") % {"example": example}
        seen.add(folded)


def _taken(values: Mapping[str, Any], intent: Intent | None) -> Iterator[Problem]:
    """An example that stands at two intents would pull the matcher both ways."""
    written = {normalise(example): (name, example) for name, example in _examples(values)}
    if not written:
        return
    items = published_items(current_number())
    others = [revision for intent_id, revision in items.items() if intent is None or intent_id != intent.pk]
    rows = IntentRevision.objects.filter(pk__in=others).values_list("content__title", "content__examples")
    for title, examples in rows.iterator():
        for text in (text for texts in (examples or {}).values() for text in texts):
            if (folded := normalise(text)) in written:
                name, example = written[folded]
                told = {"example": example, "title": here(title)}
                yield name, _("The example “%(example)s” stands at “%(title)s” already.") % told


def _dates(values: Mapping[str, Any]) -> Iterator[Problem]:
    start = values.get("valid_from")
    for name in ("valid_until", "review_by"):
        if start and values.get(name) and values[name] < start:
            yield name, _("This is before the first day of validity.")
