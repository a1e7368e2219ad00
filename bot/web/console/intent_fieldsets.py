"""In which order the form of an intent shows its fields, and what of it is folded: first what is corrected most."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bot import languages
from bot.web.console.intent_checks import default_language
from bot.web.console.intent_fields import LANGUAGE_FIELDS, field_name
from intents.models import IntentRevision

Fieldset = tuple[Any, dict[str, Any]]

FOLDED = ("collapse",)  # Django opens what has an error

_TERMS = ("source_url", "legal_basis", "valid_from", "valid_until", "review_by")
_ALTS = tuple(field_name("picture_alt", code) for code in languages.ALL)


def of_a_new_one() -> list[Fieldset]:
    """What must be chosen before anything is written comes first, and nothing but the picture is folded."""
    return [
        (None, {"fields": ("key", "department", "topic", "sensitivity", "base_revision")}),
        *((languages.NAMES[code], {"fields": _texts(code)}) for code in languages.ALL),
        (_("Picture"), {"fields": ("picture", *_ALTS), "classes": FOLDED}),
        (_("Source and dates"), {"fields": _TERMS}),
        (_("For the history"), {"fields": ("note",)}),
    ]


def of_an_edit(revision: IntentRevision | None) -> list[Fieldset]:
    """The texts come first. Folded is what this answer does without, and what hardly ever changes."""
    content = revision.content if revision else {}
    written = {default_language(), *(code for code, text in content.get("answers", {}).items() if text)}
    return [
        *(_language(code, written) for code in languages.ALL),
        (_("Picture"), {"fields": ("picture", *_ALTS), "classes": () if content.get("picture") else FOLDED}),
        (_("Source and dates"), {"fields": _TERMS}),
        (_("For the history"), {"fields": ("compared", "note")}),
        (
            _("Department, topic and sensitivity"),
            {"fields": ("department", "topic", "sensitivity", "base_revision"), "classes": FOLDED},
        ),
    ]


def _language(code: str, written: set[str]) -> Fieldset:
    name = languages.NAMES[code]
    if code in written:
        return name, {"fields": _texts(code)}
    return _("%(language)s (not written yet)") % {"language": name}, {"fields": _texts(code), "classes": FOLDED}


def _texts(code: str) -> tuple[str, ...]:
    return tuple(_fields(code))


def _fields(code: str) -> Iterator[str]:
    for name, (part, language) in LANGUAGE_FIELDS.items():
        if language == code and part != "picture_alt":  # beside the picture
            yield name
            if part == "answers" and code == languages.PLAIN_JAPANESE:
                yield "readings"
