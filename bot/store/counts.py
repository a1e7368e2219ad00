"""Days that are over are counted once and kept: the conversations they were counted from are erased one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from bot.domain.figures import Figures
from bot.store.counting import Counted, Places, count
from bot.store.models import CountedDay, CountRow, HourRow, TurnRow, WaitRow, WholeHourRow
from bot.store.snapshots import CONVERSATION_IDLE

ONE_DAY = timedelta(days=1)


def uncounted(until: date) -> Iterator[date]:
    """The days before `until` that are still to be counted, oldest first: counting leaves no gaps."""
    last = CountedDay.objects.aggregate(last=Max("day"))["last"]
    first = TurnRow.objects.aggregate(first=Min("at"))["first"]
    if last is None and first is None:
        return
    day = last + ONE_DAY if last else timezone.localdate(first, settings.CITY_ZONE)
    while day < until:
        yield day
        day += ONE_DAY


def keep(day: date, places: Places) -> None:
    """Count a day that is over, in the place of what was counted before. The oldest uncounted goes first."""
    counted = count(start_of(day), start_of(day + ONE_DAY), places)
    with transaction.atomic():
        CountedDay.objects.get_or_create(day=day)
        for model in (CountRow, HourRow, WholeHourRow, WaitRow):
            model.objects.filter(day=day).delete()
        CountRow.objects.bulk_create(_days(day, counted))
        HourRow.objects.bulk_create(_hours(day, counted))
        WholeHourRow.objects.bulk_create(_whole_hours(day, counted))
        WaitRow.objects.bulk_create(_waits(day, counted))


def counted_to() -> datetime:
    """Conversations whose last message is older than this were counted, if they have ended."""
    today = timezone.localdate(timezone=settings.CITY_ZONE)
    return start_of(next(uncounted(today), today)) - CONVERSATION_IDLE


def rebuild(since: date, places: Places) -> int:
    """Count again what was counted from `since` on; returns the number of days."""
    days = [*CountedDay.objects.filter(day__gte=since).order_by("day").values_list("day", flat=True)]
    for day in days:
        keep(day, places)
    return len(days)


def count_now(day: date, places: Places) -> Counted:
    """A day that is not over yet, or not counted."""
    return count(start_of(day), min(start_of(day + ONE_DAY), timezone.now()), places)


def first_day() -> date | None:
    """From which on there are figures."""
    return CountedDay.objects.order_by("day").values_list("day", flat=True).first()


def start_of(day: date) -> datetime:
    """Midnight in the city."""
    return datetime(day.year, day.month, day.day, tzinfo=settings.CITY_ZONE)


def _hours(day: date, counted: Counted) -> Iterable[HourRow]:
    return [HourRow(day=day, **asdict(cell), **asdict(figures)) for cell, figures in counted.cells.items()]


def _days(day: date, counted: Counted) -> Iterable[CountRow]:
    sums: dict[tuple[str, str, str], Figures] = defaultdict(Figures)
    for cell, figures in counted.cells.items():
        sums[cell.language, cell.department, cell.topic] += figures
    return [
        CountRow(day=day, language=language, department=department, topic=topic, **asdict(figures))
        for (language, department, topic), figures in sums.items()
    ]


def _whole_hours(day: date, counted: Counted) -> Iterable[WholeHourRow]:
    sums: dict[tuple[int, str], Figures] = defaultdict(Figures)
    for cell, figures in counted.cells.items():
        sums[cell.hour, cell.language] += figures
    return [
        WholeHourRow(day=day, hour=hour, language=language, **asdict(figures))
        for (hour, language), figures in sums.items()
    ]


def _waits(day: date, counted: Counted) -> Iterable[WaitRow]:
    return [
        WaitRow(day=day, hour=at.hour, language=at.language, department=at.department, minutes=minutes, cases=cases)
        for (at, minutes), cases in counted.waits.items()
    ]
