"""The splits as tables, a bar of its outcomes on each line; the course of the days as a drawing with its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bot.domain.figures import NOTHING, Figures
from bot.web.console.drawing import Bar, columns, strip
from bot.web.console.statistics_asked import Asked, place_names
from bot.web.console.statistics_numbers import COUNTS, MEASURES, NO_WAITS, OUTCOMES, Number, Numbers
from bot.web.console.statistics_words import FIGURES, SPLITS
from bot.web.console.words import word

DAYS_DRAWN = 62  # beyond that, weeks


@dataclass(frozen=True)
class Line:
    label: str
    strip: SafeString
    numbers: list[Number]


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Course:
    """`lines` are a label and the outcomes' counts."""

    title: str
    drawing: SafeString
    lines: list[tuple[str, list[str]]]


def tables(numbers: Numbers) -> list[Table]:
    return [Table(split, str(title), list(_lines(split, numbers))) for split, title in SPLITS.items()]


def _lines(split: str, numbers: Numbers) -> Iterator[Line]:
    figures, waited, names = numbers.by(split), numbers.waits_by(split), place_names(split)
    known = [key for key in names if (key,) in figures or (key,) in waited]
    gone = sorted({key for (key,) in (*figures, *waited)} - set(names))  # of answers that are no more
    order = known if split == "hour" else sorted([*known, *gone], key=lambda key: _rank(key, figures))
    for key in order:
        part: dict[str, Any] = {split: key}
        counted, waits = figures.get((key,), NOTHING), waited.get((key,), NO_WAITS)
        counts = [numbers.count(name, counted, **part) for name in COUNTS]
        measures = [numbers.measure(name, counted, waits, **part) for name in MEASURES]
        yield Line(names.get(key, str(key)), strip(_outcomes(counted)), [*counts, *measures])


def _rank(key: str, figures: dict[tuple[Any, ...], Figures]) -> tuple[bool, int]:
    """The most questions first, what was not recognised last."""
    return key == "", -figures.get((key,), NOTHING).questions


def course(asked: Asked, numbers: Numbers) -> Course:
    """Of a single day the hours are drawn."""
    days = numbers.report.by_day()
    if asked.period == "today":
        hours = numbers.by("hour")
        return _course(_("Questions by hour"), [(f"{hour}:00", hours.get((hour,), NOTHING)) for hour in range(24)])
    length = (asked.wanted.until - asked.wanted.since).days + 1
    if length <= DAYS_DRAWN:
        dates = [asked.wanted.since + timedelta(days=number) for number in range(length)]
        return _course(_("Questions by day"), [(_short(day), days.get(day, NOTHING)) for day in dates])
    return _course(_("Questions by week"), list(_weeks(asked, days)))


def _weeks(asked: Asked, days: dict[date, Figures]) -> Iterator[tuple[str, Figures]]:
    """Of seven days each, the last one ending with the period; the first may be shorter."""
    end = asked.wanted.until
    starts = [end - timedelta(days=7 * number + 6) for number in range((end - asked.wanted.since).days // 7 + 1)]
    for start in reversed(starts):
        week = (start + timedelta(days=number) for number in range(7))
        yield _short(max(start, asked.wanted.since)), sum((days.get(day, NOTHING) for day in week), NOTHING)


def _short(day: date) -> str:
    return date_format(day, "n/j")


def _course(title: str, lines: list[tuple[str, Figures]]) -> Course:
    bars = [Bar(label, _outcomes(figures), _told(label, figures)) for label, figures in lines]
    table = [(label, [f"{value:,}" for value in (figures.questions, *_outcomes(figures))]) for label, figures in lines]
    return Course(title, columns(bars, title), table)


def _told(label: str, figures: Figures) -> str:
    parts = (f"{word(FIGURES, name)} {getattr(figures, name):,}" for name in OUTCOMES)
    return f"{label}: {', '.join(parts)}"


def _outcomes(figures: Figures) -> tuple[int, ...]:
    return tuple(int(getattr(figures, name)) for name in OUTCOMES)
