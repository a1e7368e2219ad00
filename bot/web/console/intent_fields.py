"""Between a revision and the fields of the form: one set of names for both directions."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bot import languages
from bot.domain.illustrations import is_name, size_of
from bot.web.console.base import here
from bot.web.console.words import SENSITIVITIES, TOPICS, word
from intents.content import Content, Terms
from intents.filling import Filling
from intents.models import Department, Intent, IntentRevision
from intents.revisions import content_of, latest_revision, terms_of
from intents.tables.buttons import readable_lines

PARTS = ("title", "question", "answers", "picture_alt", "buttons", "examples")
LISTS = ("buttons", "examples")  # one a line
TERMS = ("source_url", "legal_basis", "sensitivity", "valid_from", "valid_until", "review_by")
PLAIN = ("department", "topic", "readings", "picture")


def title_of(intent: Intent) -> str:
    """What people call the intent; the key is for records."""
    revision = latest_revision(intent)
    return here(revision.content["title"]) if revision else intent.key


def field_name(part: str, language: str) -> str:
    return f"{part}_{language.replace('-', '_')}"


LANGUAGE_FIELDS = {field_name(part, language): (part, language) for language in languages.ALL for part in PARTS}
ALL_FIELDS = (*PLAIN, *LANGUAGE_FIELDS, *TERMS)


def values_of(revision: IntentRevision, filling: Filling | None = None) -> dict[str, Any]:
    """What the form shows of a revision; with the variables filled in, what citizens read."""
    content, terms = content_of(revision), terms_of(revision)
    if filling:
        content, terms = filling.content(content), filling.terms(terms, content.department)
    words = {name: _text(content, part, language) for name, (part, language) in LANGUAGE_FIELDS.items()}
    plain = {name: getattr(content, name) for name in PLAIN}
    return {**plain, **words, **{name: getattr(terms, name) for name in TERMS}}


def _text(content: Content, part: str, language: str) -> str:
    if part in LISTS:
        return "\n".join(map(str, getattr(content, part).get(language, ())))
    texts: Mapping[str, str] = getattr(content, part)
    return texts.get(language, "").strip()


def edits_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of some fields in the form that `intents.publishing.save_edit` takes."""
    edits: dict[str, Any] = {}
    for name, value in values.items():
        if name in LANGUAGE_FIELDS:
            part, language = LANGUAGE_FIELDS[name]
            edits.setdefault(part, {})[language] = _listed(part, value) if part in LISTS else value
        else:
            edits[name] = value
    return edits


def _listed(part: str, text: str) -> list[Any]:
    """What is no button yet is left out: `intent_checks` tells it where it would be lost."""
    return [asdict(button) for button in readable_lines(text)] if part == "buttons" else lines_of(text)


def first_content(values: Mapping[str, Any]) -> tuple[Content, Terms]:
    """The content of an intent that has no revision yet."""
    edits = edits_of(values)
    words: dict[str, Any] = {
        part: {language: text for language, text in edits.get(part, {}).items() if text} for part in PARTS
    }
    terms = {name: values[name] for name in TERMS if name in values}
    plain = {name: values[name] for name in ("department", "topic")}
    extra = {"readings": bool(values.get("readings")), "picture": values.get("picture") or ""}
    content = Content.from_json({**plain, **words, **extra})
    return content, Terms(**terms)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def readable(revision: IntentRevision, filling: Filling | None = None) -> dict[str, str]:
    """Label → text of everything that a revision says, to be compared and shown; see `values_of`."""
    labels, values = part_labels(), values_of(revision, filling)
    texts = {
        f"{languages.NAMES[language]}: {labels[part]}": values[name]
        for name, (part, language) in LANGUAGE_FIELDS.items()
    }
    return {**texts, **{labels[name]: _shown(name, values[name]) for name in (*PLAIN, *TERMS)}}


_WORDS = {"topic": TOPICS, "sensitivity": SENSITIVITIES}


def _shown(name: str, value: Any) -> str:
    if name == "department":
        row = Department.objects.filter(key=value).first()
        return here(row.names) if row else str(value)
    if name in _WORDS:
        return word(_WORDS[name], value)
    if name == "readings":
        return yes_or_nothing(value)
    if name == "picture":
        return picture_in_words(value)
    return date_format(value) if isinstance(value, date) else str(value or "")


def picture_in_words(name: str) -> str:
    """Which one it is, for who compares."""
    if not is_name(name):
        return ""
    width, height = size_of(name)
    return f"{width}×{height} ({name[:8]})"


def yes_or_nothing(value: bool) -> str:
    return _("yes") if value else ""


def part_labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "question": _("Question"),
        "answers": _("Answer"),
        "picture": _("Picture"),
        "picture_alt": _("What the picture shows"),
        "buttons": _("Buttons"),
        "examples": _("Examples of what citizens write"),
        "readings": _("Readings of the kanji"),
        "department": _("Department"),
        "topic": _("Topic"),
        "source_url": _("Source (web page)"),
        "legal_basis": _("Legal basis"),
        "sensitivity": _("Sensitivity"),
        "valid_from": _("Valid from"),
        "valid_until": _("Valid until"),
        "review_by": _("Check again by"),
    }
