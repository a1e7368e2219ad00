"""Counting what happened between two moments, from the rows themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from bot.domain import figures
from bot.domain.figures import Cell, Figures
from bot.store.happened import (
    WAYS,
    WRONG,
    Span,
    ended,
    handovers,
    hour_of,
    placed,
    promises,
    replies,
    signals,
    traits,
    turns,
)

Places = Mapping[str, tuple[str, str]]
"""Department and topic by key of the intent."""

Found = Iterator[tuple[Cell, str, int]]

_WAYS = {status: way for way, statuses in WAYS.items() for status in statuses}
_WRONG = {kind: name for name, kind in WRONG.items()}
_NOWHERE = ("", "")


@dataclass(frozen=True)
class Counted:
    """`waits` are cases by where and by minutes."""

    cells: Mapping[Cell, Figures]
    waits: Mapping[tuple[Cell, int], int]


def count(start: datetime, end: datetime, places: Places) -> Counted:
    """What happened from `start` until before `end`."""
    span, sums = Span(start, end), defaultdict[Cell, Counter[str]](Counter)
    for find in (_questions, _wrong, _handovers, _promises, _conversations):
        for cell, name, number in find(span, places):
            sums[cell][name] += number
    return Counted({cell: Figures(**named) for cell, named in sums.items()}, _waits(span))


def _questions(span: Span, places: Places) -> Found:
    """Handovers are counted by their cases, which know the department."""
    rows = turns(span, list(_WAYS)).annotate(language=F("decision__language"), intent=F("decision__intent"))
    for row in _by_hour(rows, "at", "language", "intent", "status"):
        cell = _cell(row, places)
        yield cell, _WAYS[row["status"]], row["number"]
        if row["status"] in figures.CORRECTED:
            yield cell, "corrected", row["number"]


def _wrong(span: Span, places: Places) -> Found:
    for row in _by_hour(signals(span, list(_WRONG)), "at", "language", "intent", "kind"):
        yield _cell(row, places), _WRONG[row["kind"]], row["number"]


def _handovers(span: Span, places: Places) -> Found:
    for row in _by_hour(handovers(span), "opened_at", "language", "department"):
        yield _cell(row, places), "handed_over", row["number"]


def _promises(span: Span, places: Places) -> Found:
    for row in _by_hour(promises(span), "promised_by", "language", "department", "kept"):
        yield _cell(row, places), "promised", row["number"]
        if row["kept"]:
            yield _cell(row, places), "kept", row["number"]


def _conversations(span: Span, places: Places) -> Found:
    rows = placed(ended(span)).annotate(**traits(), hour=hour_of("last_at")).order_by()
    for row in rows.values("hour", "language", "intent", "department", "handled", "answered", "unhelpful"):
        known = places.get(row["intent"] or "", (row["department"] or "", ""))
        cell, alone = Cell(row["hour"], row["language"], *known), not row["handled"]
        yield cell, "conversations", 1
        yield cell, "contained", int(alone)
        yield cell, "deflected", int(alone and row["answered"] and not row["unhelpful"])


def _waits(span: Span) -> dict[tuple[Cell, int], int]:
    waited: Counter[tuple[Cell, int]] = Counter()
    rows = replies(span).annotate(hour=hour_of("replied_at"))
    for row in rows.values("hour", "language", "department", "replied_at", "began"):
        minutes = int((row["replied_at"] - row["began"]).total_seconds() // 60)
        waited[Cell(row["hour"], row["language"], row["department"]), max(0, minutes)] += 1
    return waited


def _by_hour(rows: QuerySet[Any], moment: str, *by: str) -> list[dict[str, Any]]:
    return [*rows.annotate(hour=hour_of(moment)).values("hour", *by).annotate(number=Count("pk")).order_by()]


def _cell(row: Mapping[str, Any], places: Places) -> Cell:
    if "department" in row:
        return Cell(row["hour"], row["language"], row["department"])
    return Cell(row["hour"], row["language"], *places.get(row["intent"], _NOWHERE))
