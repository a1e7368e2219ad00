"""The statistics as a file for a spreadsheet: with a byte order mark, and no cell that it would take for a formula."""

import csv
import io
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _

from bot.domain.figures import NOTHING, Figures, Waits
from bot.store.figures import Report
from bot.web.console.statistics_asked import Asked, place_names
from bot.web.console.statistics_numbers import COUNTS, MEASURES, NO_WAITS, is_certain
from bot.web.console.statistics_words import FIGURES, SPLITS
from bot.web.console.statistics_words import MEASURES as MEASURE_NAMES

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is computed by a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection"""

_MORE = ("not_helpful", "corrected", "none_of_these", "conversations", "contained", "deflected", "replied", "promised")
_COUNTS = (*COUNTS, *_MORE, "kept")


def as_csv(asked: Asked, report: Report) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows([harmless(cell) for cell in row] for row in _rows(asked, report))
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def _rows(asked: Asked, report: Report) -> Iterator[list[Any]]:
    names = [*(str(FIGURES[name]) for name in _COUNTS), *map(str, MEASURE_NAMES.values())]
    yield [_("From"), asked.wanted.since.isoformat(), _("Until"), asked.wanted.until.isoformat()]
    yield [_("Split"), _("Part"), _("Language"), *names]
    yield [_("All"), "", "", *_cells(report.total, report.waits, asked.filters)]
    for day, figures in sorted(report.by_day().items()):
        yield [_("By day"), day.isoformat(), "", *_cells(figures, None, asked.filters)]
    for split, title in SPLITS.items():
        yield from _split(split, str(title), report, asked.filters)


def _split(split: str, title: str, report: Report, narrowed: Collection[str]) -> Iterator[list[Any]]:
    """Each part, and below it the same by language."""
    names, languages = place_names(split), place_names("language")
    for by in ((split,), (split, "language")) if split != "language" else ((split,),):
        figures, waited = report.by(*by), report.waits_by(*by)
        for key in sorted({*figures, *waited}):
            part, spoken = names.get(key[0], key[0]), languages.get(key[1], key[1]) if len(by) > 1 else ""
            told = _cells(figures.get(key, NOTHING), waited.get(key, NO_WAITS), {split, *narrowed})
            yield [title, part, spoken, *told]


def _cells(figures: Figures, waited: Waits | None, narrowed: Collection[str]) -> list[Any]:
    """Shares in percent, waiting times in minutes; empty where there is nothing to tell."""
    replied = "" if waited is None else waited.cases
    counts = [replied if name == "replied" else getattr(figures, name) for name in _COUNTS]
    return [*counts, *(_measured(name, figures, waited or NO_WAITS, narrowed) for name in MEASURE_NAMES)]


def _measured(name: str, figures: Figures, waited: Waits, narrowed: Collection[str]) -> float | str:
    value = None if is_certain(name, narrowed) else MEASURES[name][0](figures, waited)
    if value is None:
        return ""
    return value if name in ("median", "p90") else round(100 * value, 1)
