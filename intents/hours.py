"""Opening hours as a pack file writes them, turned into the value that the counter reckons with."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Any

from bot.domain.hours import OpeningHours, Span, YearEnd

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_YEAR_END = re.compile(r"(\d{1,2})-(\d{1,2})/(\d{1,2})-(\d{1,2})")


def read_span(text: str) -> Span:
    """Raises ValueError with what is wrong, in words for the author of a pack."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is not a span of time like "08:30-17:15"')
    start, end = (_time(part) for part in found.groups())
    if start >= end:
        raise ValueError(f'"{text}" ends before it starts')
    return Span(start, end)


def read_spans(texts: Sequence[str]) -> tuple[Span, ...]:
    spans = tuple(sorted((read_span(text) for text in texts), key=lambda span: span.start))
    if any(later.start < earlier.end for earlier, later in pairwise(spans)):
        raise ValueError("the spans overlap")
    return spans


def read_year_end(text: str) -> YearEnd:
    """Raises ValueError like `read_span`."""
    found = _YEAR_END.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is not a closure like "12-29/01-03"')
    first_month, first_day, last_month, last_day = (int(part) for part in found.groups())
    for month, day in ((first_month, first_day), (last_month, last_day)):
        _check_day(month, day)
    return YearEnd((first_month, first_day), (last_month, last_day))


def read_hours(kept: Mapping[str, Any]) -> OpeningHours:
    """The value of hours that were checked when they were stored; raises ValueError where somebody broke them since."""
    year_end = kept.get("year_end")
    return OpeningHours(
        weekly={number: read_spans(kept[name]) for number, name in enumerate(WEEKDAYS) if kept.get(name)},
        closed_on_holidays=kept.get("public_holidays", "closed") == "closed",
        year_end=read_year_end(year_end) if year_end else None,
        special={date.fromisoformat(day): read_spans(spans) for day, spans in kept.get("special", {}).items()},
    )


def _time(text: str) -> time:
    hours, minutes = text.split(":")
    try:
        return time(int(hours), int(minutes))
    except ValueError as wrong:
        raise ValueError(f'"{text}" is not a time of day') from wrong


def _check_day(month: int, day: int) -> None:
    try:
        date(2024, month, day)  # a leap year: 29 February is a day too
    except ValueError as wrong:
        raise ValueError(f"{month:02}-{day:02} is not a day of the year") from wrong
