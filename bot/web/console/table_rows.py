"""A row of a dry run as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, pgettext_lazy

from bot import languages
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_fields import part_labels
from intents.tables.names import Names
from intents.tables.planning import Fate, RowFate

FATES: Mapping[Fate, Any] = {
    Fate.NEW: pgettext_lazy("row", "new"),
    Fate.CHANGED: pgettext_lazy("row", "changed"),
    Fate.UNCHANGED: pgettext_lazy("row", "unchanged"),
    Fate.REFUSED: pgettext_lazy("row", "refused"),
}


@dataclass(frozen=True)
class DrawnRow:
    row: RowFate
    language: str
    fate: str
    changes: list[Difference]


def drawn(row: RowFate, names: Names) -> DrawnRow:
    changes = differences(labelled(row.before, names), labelled(row.after, names))
    return DrawnRow(row, languages.NAMES.get(row.language, row.language), str(FATES[row.fate]), changes)


def labelled(texts: Mapping[str, str], names: Names) -> dict[str, str]:
    labels = part_labels()
    return {labels[column]: _shown(column, text, names) for column, text in texts.items()}


def _shown(column: str, text: str, names: Names) -> str:
    here = (get_language() or "")[:2]
    if column == "department":
        return names.department(text, here)
    if column == "sensitivity":
        return names.sensitivity(text, here)
    return names.topic(text, here) if column == "topic" else text
