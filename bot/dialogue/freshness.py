"""Once a week each room is told which of its answers somebody should read again."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.dialogue.digest import openings
from bot.dialogue.turn import Tools
from bot.domain.answers import Department, Entry
from bot.domain.digests import Digest
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, tell_staff

MOST_LINES = 15
SOON = timedelta(days=14)  # so that a list of each week tells it before the last day


def weekly(departments: Iterable[Department], entries: Iterable[Entry], tools: Tools, address: str) -> list[Digest]:
    """For each room that has opened today; its key is the week's, so that the first day it opens counts.

    `address` is the page where all of them are listed.
    """
    due: dict[str, list[Entry]] = {}
    for entry in entries:
        if _why(entry, tools.local_now.date()):
            due.setdefault(tools.room_of(tools.knowledge.department(entry.department)), []).append(entry)
    rooms = openings(departments, tools)
    return [_digest(room, due[room], tools, address) for room in rooms if room in due]


def _digest(room: str, due: list[Entry], tools: Tools, address: str) -> Digest:
    language, week = tools.staff_language, tools.local_now.isocalendar()
    due = sorted(due, key=lambda entry: min(entry.review_by, entry.valid_until or entry.review_by))
    lines = [_line(entry, tools) for entry in due[:MOST_LINES]]
    if len(due) > MOST_LINES:
        lines.append(tell_staff("digest.more", language, count=len(due) - MOST_LINES))
    heading = tell_staff("freshness.heading", language, count=len(due), address=address)
    return Digest(f"freshness:{week.year}-{week.week}:{room}", room, "\n".join([heading, *lines]))


def _why(entry: Entry, today: date) -> str:
    """The first that holds; empty where nothing has to be done."""
    if entry.ended(today):
        return "ended"
    if entry.valid_until and entry.valid_until < today + SOON:
        return "ends"
    if entry.review_by < today:
        return "late"
    return "stale" if entry.stale else ""


def _line(entry: Entry, tools: Tools) -> str:
    language, why = tools.staff_language, _why(entry, tools.local_now.date())
    day = entry.valid_until if why in ("ended", "ends") else entry.review_by
    return tell_staff(
        f"freshness.{why}",
        language,
        title=in_language({tag: each.title for tag, each in entry.wordings.items()}, language),
        department=in_language(tools.knowledge.department(entry.department).name, language),
        day=day_in_words(day or entry.review_by, language),
    )
