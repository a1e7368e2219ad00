"""In which order the form of an intent shows its fields, and what of it is folded: first what is corrected most.

A form that comes back, because something in it is wrong or somebody was quicker, folds nothing: all that was typed is
to be seen.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bot import languages
from bot.web.console.intent_checks import default_language
from bot.web.console.intent_fields import LANGUAGE_FIELDS, PARTS, field_name
from intents.models import IntentRevision

Fieldset = tuple[Any, dict[str, Any]]

FOLDED = ("collapse",)

_TERMS = ("source_url", "legal_basis", "valid_from", "valid_until", "review_by")
_ALTS = tuple(field_name("picture_alt", code) for code in languages.ALL)


def of_a_new_one(*, comes_back: bool) -> list[Fieldset]:
    """What must be chosen before anything is written comes first, and nothing but the picture is folded."""
    return [
        (None, {"fields": ("key", "department", "topic", "sensitivity", "base_revision")}),
        *((languages.NAMES[code], {"fields": _texts(code)}) for code in languages.ALL),
        _picture(shown=comes_back),
        (_("Source and dates"), {"fields": _TERMS}),
        (_("For the history"), {"fields": ("note",)}),
    ]


def of_an_edit(revision: IntentRevision | None, *, comes_back: bool) -> list[Fieldset]:
    """The texts come first. Folded is what this answer does without, and what hardly ever changes."""
    content = revision.content if revision else {}
    written = {default_language(), *(code for part in PARTS for code, said in content.get(part, {}).items() if said)}
    return [
        *(_language(code, written=code in written, shown=comes_back) for code in languages.ALL),
        _picture(shown=comes_back or bool(content.get("picture"))),
        (_("Source and dates"), {"fields": _TERMS}),
        (_("For the history"), {"fields": ("compared", "note")}),
        (
            _("Department, topic and sensitivity"),
            {
                "fields": ("department", "topic", "sensitivity", "base_revision"),
                "classes": () if comes_back else FOLDED,
            },
        ),
    ]


def _language(code: str, *, written: bool, shown: bool) -> Fieldset:
    name = languages.NAMES[code]
    told = name if written else _("%(language)s (not written yet)") % {"language": name}
    return told, {"fields": _texts(code), "classes": () if written or shown else FOLDED}


def _picture(*, shown: bool) -> Fieldset:
    return _("Picture"), {"fields": ("picture", *_ALTS), "classes": () if shown else FOLDED}


def _texts(code: str) -> tuple[str, ...]:
    return tuple(_fields(code))


def _fields(code: str) -> Iterator[str]:
    for name, (part, language) in LANGUAGE_FIELDS.items():
        if language == code and part != "picture_alt":  # beside the picture
            yield name
            if part == "answers" and code == languages.PLAIN_JAPANESE:
                yield "readings"
