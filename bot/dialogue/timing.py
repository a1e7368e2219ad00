"""When people are called to a case."""

from datetime import datetime, timedelta

from bot.dialogue.turn import Tools
from bot.domain.answers import Department


def next_reminder(department: Department, tools: Tools, *, urgent: bool) -> datetime:
    """After the time to claim; where the department is closed, that long after it opens. What is urgent never waits."""
    if urgent or department.hours.is_open(tools.local_now, tools.is_holiday):
        return tools.now + tools.claim_within
    opening = department.hours.next_opening(tools.local_now, tools.is_holiday)
    return (opening or tools.now + timedelta(days=1)) + tools.claim_within
