"""The headline figures: each with its formula and what it was before; a quality with what it is in each language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bot.store.figures import Report
from bot.web.console.statistics_numbers import COUNTS, MEASURES, Number, Numbers
from bot.web.console.statistics_words import FIGURES, FORMULAS
from bot.web.console.statistics_words import MEASURES as MEASURE_NAMES
from bot.web.console.words import word


@dataclass(frozen=True)
class Tile:
    name: str
    title: str
    formula: str
    number: Number
    before: str
    parts: tuple[tuple[str, Number], ...] = ()


def tiles(numbers: Numbers, before: Report) -> list[Tile]:
    return [*_counts(numbers, before), *_measures(numbers, before)]


def _counts(numbers: Numbers, before: Report) -> Iterator[Tile]:
    now, then = numbers.report.total, before.total
    for name in COUNTS:
        parts = [
            (word(FIGURES, part), numbers.count(part, now))
            for part in (("not_helpful", "corrected", "none_of_these") if name == "wrong" else ())
        ]
        changed = _change(int(getattr(now, name)), int(getattr(then, name)))
        number = numbers.count(name, now)
        yield Tile(name, word(FIGURES, name), word(FORMULAS, name), number, changed, tuple(parts))


def _measures(numbers: Numbers, before: Report) -> Iterator[Tile]:
    now, then = numbers.report, before
    for name, (what, written, _behind) in MEASURES.items():
        number = numbers.measure(name, now.total, now.waits)
        told = _("before: %(before)s") % {"before": written(what(then.total, then.waits))}
        yield Tile(name, word(MEASURE_NAMES, name), word(FORMULAS, name), number, told)


def _change(now: int, then: int) -> str:
    if not then:
        return _("before: %(before)s") % {"before": f"{then:,}"}
    return _("before: %(before)s (%(change)s)") % {
        "before": f"{then:,}",
        "change": f"{100 * (now - then) / then:+.0f}%",
    }
