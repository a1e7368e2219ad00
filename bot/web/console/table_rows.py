"""A row of a dry run as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, pgettext, pgettext_lazy

from bot import languages
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_fields import part_labels
from intents.tables.names import Names
from intents.tables.planning import Fate, Plan, RowFate

FATES: Mapping[Fate, Any] = {
    Fate.NEW: pgettext_lazy("row", "new"),
    Fate.CHANGED: pgettext_lazy("row", "changed"),
    Fate.UNCHANGED: pgettext_lazy("row", "unchanged"),
    Fate.REFUSED: pgettext_lazy("row", "refused"),
}


HELD = "held"  # beside the fates: answers that are not published without more ado
_ORDER = (Fate.REFUSED, Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)  # what needs a look comes first


@dataclass(frozen=True)
class DrawnRow:
    row: RowFate
    language: str
    fate: str
    changes: list[Difference]


def shown_rows(found: Plan, wanted: str) -> list[RowFate]:
    """All, those of one fate, or those that are held; what needs a look comes first."""
    rows = [row for fate in _ORDER for row in found.rows if row.fate is fate]
    if wanted == HELD:
        return [row for row in rows if row.held]
    return sorted((row for row in rows if wanted in ("", row.fate.value)), key=lambda row: not row.doubts)


def counts_of(found: Plan) -> list[tuple[str, Any, int]]:
    held = sum(bool(row.held) for row in found.rows)
    fates = [(fate.value, FATES[fate], count) for fate in _ORDER if (count := found.count(fate))]
    return [*([(HELD, pgettext("row", "not published at once"), held)] if held else []), *fates]


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
