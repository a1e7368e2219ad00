"""Reading what was counted: the figures of some days, split by language, department, topic, hour and day.

Days that are not counted yet, today at least, are counted as they are read, and so are exact too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model, Sum
from django.utils import timezone

from bot.domain.figures import COUNTED, NOTHING, Cell, Figures, Waits, total, waits
from bot.store.counting import Counted, Places
from bot.store.counts import ONE_DAY, count_now, uncounted
from bot.store.models import CountRow, HourRow, WaitRow, WholeHourRow

ALL_DAY = -1  # the hour of what is not split by hours
MOST_LIVE = 3  # days; more than that is a backlog, which the periodic worker takes on


@dataclass(frozen=True)
class Wanted:
    """Both days belong to it. None: all; "": where nothing was recognised."""

    since: date
    until: date
    language: str | None = None
    department: str | None = None
    topic: str | None = None

    @property
    def filters(self) -> dict[str, str]:
        named = {"language": self.language, "department": self.department, "topic": self.topic}
        return {name: value for name, value in named.items() if value is not None}

    def holds(self, cell: Cell) -> bool:
        return all(getattr(cell, name) == value for name, value in self.filters.items())


@dataclass
class Report:
    """`pending` are days that are missing in it: they will be counted soon.

    Counts are told to the nearest multiple of `grain`, and waiting times of a few cases not at all: who must not
    recognise a citizen by a small figure gets coarse ones, of which no sum or difference is exact either. `cells` are
    of all hours together.
    """

    grain: int = 1
    cells: dict[Cell, Figures] = field(default_factory=lambda: defaultdict(Figures))
    hours: dict[Cell, Figures] = field(default_factory=lambda: defaultdict(Figures))
    days: dict[date, Figures] = field(default_factory=lambda: defaultdict(Figures))
    waited: Counter[tuple[Cell, int]] = field(default_factory=Counter)
    pending: list[date] = field(default_factory=list)

    @property
    def total(self) -> Figures:
        return total(self.cells.values()).rounded(self.grain)

    @property
    def waits(self) -> Waits:
        return self.waits_by().get((), waits({}))

    def by(self, *names: str) -> dict[tuple[Any, ...], Figures]:
        """By fields of the cells."""
        found: dict[tuple[Any, ...], Figures] = {}
        for cell, figures in (self.hours if "hour" in names else self.cells).items():
            key = tuple(getattr(cell, name) for name in names)
            found[key] = found.get(key, NOTHING) + figures
        return {key: figures.rounded(self.grain) for key, figures in found.items()}

    def by_day(self) -> dict[date, Figures]:
        return {day: figures.rounded(self.grain) for day, figures in self.days.items()}

    def waits_by(self, *names: str) -> dict[tuple[Any, ...], Waits]:
        """The same of waiting times; all together where no field is named."""
        found: dict[tuple[Any, ...], Counter[int]] = defaultdict(Counter)
        for (cell, minutes), cases in self.waited.items():
            found[tuple(getattr(cell, name) for name in names)][minutes] += cases
        return {key: waits(counter).rounded(self.grain) for key, counter in found.items()}


def read(wanted: Wanted, places: Places, grain: int = 1, *, hours: bool = True) -> Report:
    """Without `hours` nothing is split by them, nor waiting times by department: that takes most of the time."""
    report = Report(grain)
    _add_kept(report, wanted, ["hour", "language", "department"] if hours else ["language"])
    if hours:
        _add_hours(report, wanted)
    today = timezone.localdate(timezone=settings.CITY_ZONE)
    missing = [day for day in uncounted(today + ONE_DAY) if wanted.since <= day <= wanted.until]
    report.pending = missing[:-MOST_LIVE]
    for day in missing[-MOST_LIVE:]:
        _add_live(report, wanted, day, count_now(day, places))
    return report


def _add_kept(report: Report, wanted: Wanted, waits_by: Iterable[str]) -> None:
    for row in _sums(CountRow, wanted, COUNTED, "language", "department", "topic"):
        report.cells[_cell(row)] += _figures(row)
    for row in _sums(CountRow, wanted, COUNTED, "day"):
        report.days[row["day"]] += _figures(row)
    if not wanted.topic:  # cases belong to a department, not to a topic
        for row in _sums(WaitRow, wanted, ["cases"], *waits_by, "minutes"):
            report.waited[_cell(row), row["minutes"]] += row["all_cases"]


def _add_hours(report: Report, wanted: Wanted) -> None:
    placed = wanted.department is not None or wanted.topic is not None
    for row in _sums(HourRow if placed else WholeHourRow, wanted, COUNTED, "hour", "language"):
        report.hours[_cell(row)] += _figures(row)


def _add_live(report: Report, wanted: Wanted, day: date, counted: Counted) -> None:
    for cell, figures in counted.cells.items():
        if wanted.holds(cell):
            report.cells[replace(cell, hour=ALL_DAY)] += figures
            report.hours[cell] += figures
            report.days[day] += figures
    report.waited.update({at: cases for at, cases in counted.waits.items() if wanted.holds(at[0])})


def _sums(model: type[Model], wanted: Wanted, names: Iterable[str], *by: str) -> Iterator[dict[str, Any]]:
    known = {field.name for field in model._meta.fields}
    filters = {name: value for name, value in wanted.filters.items() if name in known}
    rows = model._default_manager.filter(day__gte=wanted.since, day__lte=wanted.until, **filters)
    yield from rows.values(*by).annotate(**{f"all_{name}": Sum(name) for name in names}).order_by().iterator()


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(row.get("hour", ALL_DAY), row["language"], row.get("department", ""), row.get("topic", ""))


def _figures(row: Mapping[str, Any]) -> Figures:
    return Figures(**{name: row[f"all_{name}"] for name in COUNTED})
