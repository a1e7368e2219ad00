"""When people are called to a case."""

from datetime import UTC, datetime, timedelta

from bot.dialogue.turn import Tools
from bot.domain.answers import Department


def next_reminder(department: Department, tools: Tools, *, urgent: bool) -> datetime:
    """After the time to claim; where the department is closed, that long after it opens. What is urgent never waits."""
    if urgent or department.hours.is_open(tools.local_now, tools.is_holiday):
        return tools.now + tools.claim_within
    opening = department.hours.next_opening(tools.local_now, tools.is_holiday)
    return (opening or tools.now + timedelta(days=1)) + tools.claim_within


def another_day(department: Department, tools: Tools) -> datetime | None:
    """When the department opens next on another day; None where that is not known."""
    midnight = tools.local_now.replace(hour=23, minute=59, second=59)
    return department.hours.next_opening(midnight, tools.is_holiday)


def snoozed_until(wanted: str, department: Department, tools: Tools) -> datetime | None:
    """`wanted` is that of `Action.SNOOZE`. None for what is not known, or is past."""
    if wanted == "hour":
        return tools.now + timedelta(hours=1)
    if wanted == "opening":
        return another_day(department, tools)
    until = datetime.fromtimestamp(int(wanted), UTC) if wanted.isdecimal() else tools.now
    return until if until > tools.now else None
