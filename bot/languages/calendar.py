"""Dates and times as each language writes them."""

from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from bot.domain.hours import OpeningHours, Span
from bot.languages.fixed import say, tell_staff

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day_in_words(day: date, language: str) -> str:
    return say("date", language, **_date_parts(day))


def moment_in_words(moment: datetime, language: str) -> str:
    """`moment` is in the city's own time zone."""
    names = _weekdays(language)
    parts = {**_date_parts(moment), "weekday": names[moment.weekday()], "hour": moment.hour, "minute": moment.minute}
    return say("when", language, **parts)


def clock_or_moment(moment: datetime, now: datetime, zone: tzinfo, language: str) -> str:
    """The time alone, as long as it is the same day."""
    local = moment.astimezone(zone)
    return f"{local:%-H:%M}" if local.date() == now.astimezone(zone).date() else moment_in_words(local, language)


def length_in_words(length: timedelta, language: str) -> str:
    hours, minutes = divmod(int(length.total_seconds() // 60), 60)
    return tell_staff("length.hours" if hours else "length.minutes", language, hours=hours, minutes=minutes)


def hours_in_words(hours: OpeningHours, language: str) -> str:
    """The usual week, days in a row with the same hours together. Single days and holidays are left out."""
    names = _weekdays(language)
    open_days = [day for day in range(7) if hours.weekly.get(day)]
    runs = groupby(enumerate(open_days), key=lambda pair: (pair[1] - pair[0], hours.weekly[pair[1]]))
    parts = []
    for (_, spans), run in runs:
        days = [day for _, day in run]
        parts.append(say("hours.days", language, days=_run(names, days, language), spans=_spans(spans, language)))
    return say("hours.and", language).join(parts)


def _run(names: list[str], days: list[int], language: str) -> str:
    if len(days) == 1:
        return names[days[0]]
    return say("hours.run", language, first=names[days[0]], last=names[days[-1]])


def _spans(spans: tuple[Span, ...], language: str) -> str:
    times = [f"{span.start:%-H:%M}–{span.end:%-H:%M}" for span in spans]
    return say("hours.and", language).join(times)


def _weekdays(language: str) -> list[str]:
    weekdays = tell_staff("weekdays", language)
    return weekdays.split() if " " in weekdays else list(weekdays)


def _date_parts(day: date) -> dict[str, object]:
    return {"year": day.year, "month": day.month, "day": day.day, "month_name": _MONTHS[day.month - 1]}
