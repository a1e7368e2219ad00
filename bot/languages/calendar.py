"""Dates and times as each language writes them."""

from datetime import date, datetime

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
    weekdays = tell_staff("weekdays", language)
    names = weekdays.split() if " " in weekdays else list(weekdays)
    parts = {**_date_parts(moment), "weekday": names[moment.weekday()], "hour": moment.hour, "minute": moment.minute}
    return say("when", language, **parts)


def _date_parts(day: date) -> dict[str, object]:
    return {"year": day.year, "month": day.month, "day": day.day, "month_name": _MONTHS[day.month - 1]}
