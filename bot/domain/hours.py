"""Opening hours of a department, when somebody will be there next, and time as it passes within them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

HolidayRule = Callable[[date], bool]

SEARCH_DAYS = 60  # longer closures than this are answered with "no time known"


@dataclass(frozen=True)
class Span:
    start: time
    end: time


@dataclass(frozen=True)
class YearEnd:
    """Closed from `first` to `last` (month, day), both included; usually over the turn of the year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


@dataclass(frozen=True)
class OpeningHours:
    """`weekly` maps the weekday (0 = Monday) to its spans; `special` days win over everything else."""

    weekly: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    closed_on_holidays: bool = True
    year_end: YearEnd | None = None
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def spans(self, day: date, is_holiday: HolidayRule) -> tuple[Span, ...]:
        if day in self.special:
            return self.special[day]
        if self.year_end and day in self.year_end:
            return ()
        if self.closed_on_holidays and is_holiday(day):
            return ()
        return self.weekly.get(day.weekday(), ())

    def is_open(self, local: datetime, is_holiday: HolidayRule) -> bool:
        """`local` is in the city's own time zone."""
        return any(span.start <= local.time() < span.end for span in self.spans(local.date(), is_holiday))

    def next_opening(self, local: datetime, is_holiday: HolidayRule) -> datetime | None:
        """The next moment at which a closed department opens; None where none is known within `SEARCH_DAYS`."""
        for offset in range(SEARCH_DAYS):
            day = local.date() + timedelta(days=offset)
            for span in self.spans(day, is_holiday):
                opening = datetime.combine(day, span.start, tzinfo=local.tzinfo)
                if opening > local:
                    return opening
        return None

    def working_time(self, start: datetime, end: datetime, is_holiday: HolidayRule) -> timedelta:
        """How long it was open from `start` to `end`, both in the city's own time zone; zero if `end` comes first."""
        spans = self._spans_from(start, (end.date() - start.date()).days + 1, is_holiday)
        within = (min(closing, _exact(end)) - opening for opening, closing in spans)
        return sum((length for length in within if length > timedelta()), timedelta())

    def after(self, start: datetime, length: timedelta, is_holiday: HolidayRule) -> datetime | None:
        """The moment at which it will have been open for `length` (above nothing) since `start`, in its time zone.

        None where that lies beyond `SEARCH_DAYS`.
        """
        for opening, closing in self._spans_from(start, SEARCH_DAYS, is_holiday):
            if closing - opening >= length:
                return (opening + length).astimezone(start.tzinfo)
            length -= closing - opening
        return None

    def _spans_from(self, start: datetime, days: int, is_holiday: HolidayRule) -> Iterator[tuple[datetime, datetime]]:
        """What is left of each span from `start` on."""
        for offset in range(days):
            day = start.date() + timedelta(days=offset)
            for span in self.spans(day, is_holiday):
                opening, closing = (
                    _exact(datetime.combine(day, at, tzinfo=start.tzinfo)) for at in (span.start, span.end)
                )
                if closing > _exact(start):
                    yield max(opening, _exact(start)), closing


def _exact(moment: datetime) -> datetime:
    """Clocks that are put forward or back must not lengthen a wait: Python reckons within one zone by the clock."""
    return moment.astimezone(UTC)
