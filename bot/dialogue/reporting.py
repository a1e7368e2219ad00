"""What a department reads in the morning about the days before: how much came, how much was answered in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.dialogue.digest import open_since
from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.digests import Count, Digest
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, tell_staff
from bot.languages.others import ALL_NAMES

LONGEST_EXAMPLE = 200  # characters
_LOOKED_BACK = 14  # days


@dataclass(frozen=True)
class Due:
    """A report that a department's room should have by now, and the time that it covers."""

    key: str
    room: str
    department: Department
    start: datetime
    end: datetime


def due(departments: Iterable[Department], tools: Tools) -> list[Due]:
    """Of departments that have opened today: from their last day of work until today."""
    opened = [each for each in departments if tools.room_of(each) and open_since(each, tools)]
    return [_due(each, tools) for each in opened]


def _due(department: Department, tools: Tools) -> Due:
    today = tools.local_now.date()
    days = (today - timedelta(days=back) for back in range(1, _LOOKED_BACK))
    start = next((day for day in days if department.hours.spans(day, tools.is_holiday)), today - timedelta(days=1))
    midnights = [datetime.combine(day, time(), tzinfo=tools.zone) for day in (start, today)]
    return Due(f"report:{today}:{department.key}", tools.room_of(department), department, *midnights)


def report(due: Due, count: Count, console: str, tools: Tools) -> list[Digest]:
    """One text, and each citizen's words as a note of their own, so that what is unsent disappears. Nothing where
    nothing happened. `console` is the address of the administration.
    """
    if not count.anything:
        return []
    language = tools.staff_language
    name = in_language(due.department.name, language)
    lines = [
        tell_staff("report.heading", language, department=name, days=_days(due, language)),
        tell_staff("report.cases", language, opened=count.opened, answered=count.answered, kept=_kept(count, language)),
    ]
    if count.languages:
        named = (f"{ALL_NAMES.get(tag, tag)} {number}" for tag, number in count.languages)
        lines.append(
            tell_staff("report.languages", language, languages=tell_staff("duty.between", language).join(named))
        )
    if count.unanswered:
        lines.append(tell_staff("report.unanswered", language, count=count.unanswered))
    lines.append(tell_staff("report.links", language, console=console))
    return [Digest(due.key, due.room, "\n".join(lines)), *_examples(due, count, tools)]


def _days(due: Due, language: str) -> str:
    first, last = due.start.date(), (due.end - timedelta(days=1)).date()
    days = [day_in_words(day, language) for day in (first, last)]
    return days[0] if first == last else "–".join(days)


def _kept(count: Count, language: str) -> str:
    if not count.promised:
        return ""
    return tell_staff("report.kept", language, in_time=count.in_time, promised=count.promised)


def _examples(due: Due, count: Count, tools: Tools) -> list[Digest]:
    return [
        Digest(
            f"{due.key}:{place}",
            due.room,
            tell_staff("thread.citizen", tools.staff_language, text=_short(example.text)),
            example.message_id,
            example.conversation_id,
        )
        for place, example in enumerate(count.examples)
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else f"{line[:LONGEST_EXAMPLE]}…"
