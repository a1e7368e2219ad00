"""When people are called to a case, and what they are promised."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.conversation import URGENT, Case, Wait


def timed(case: Case, tools: Tools) -> Case:
    """With its timer, and whether it is late, as they follow from everything else. To be called after every change."""
    if not case.is_open:
        return replace(case, remind_at=None)
    late = case.promise is not None and case.promise <= tools.now
    if case.snoozed_until:
        return replace(case, remind_at=case.snoozed_until, late=late)
    at = next_call(case, tools)
    if case.promise and not late:
        at = min(at, case.promise)  # then its card says so
    return replace(case, remind_at=at, late=late)


def next_call(case: Case, tools: Tools) -> datetime:
    """When something is done next about the wait of now, if nobody does anything. Further reminders come ever later."""
    since, again = case.since or case.opened_at, case.reminders
    waits, department = tools.waits, tools.knowledge.department(case.department)
    if case.wait is Wait.CITIZEN:
        return since + (waits.close * again if again else waits.silence)
    if case.wait is Wait.REPLY and not again:
        if case.reply_by is None:
            return after(since, waits.reply, department, tools, urgent=case.urgent)
        if case.reply_by > since:
            return case.reply_by
    steps = (waits.claim, waits.alarm, waits.move) if case.wait is Wait.CLAIM else (waits.claim, waits.alarm)
    length = steps[again] if again < len(steps) else waits.claim * again
    return after(since, length, department, tools, urgent=case.urgent)


def after(start: datetime, length: timedelta, department: Department, tools: Tools, *, urgent: bool) -> datetime:
    """Time while the department is open; what is urgent never waits for that."""
    if urgent:
        return start + length
    end = department.hours.after(start.astimezone(tools.zone), length, tools.is_holiday)
    return end or start + timedelta(days=1) + length


def promised(minutes: int, department: Department, tools: Tools) -> datetime | None:
    """When a promise that is given now is due."""
    length = timedelta(minutes=minutes)
    return department.hours.after(tools.local_now, length, tools.is_holiday) if minutes else None


def with_promises(case: Case, department: Department, tools: Tools) -> Case:
    """A case that comes to a department now."""
    return replace(
        case,
        since=tools.now,
        waiting_since=case.waiting_since or tools.now,
        reply_by=promised(department.reply_minutes, department, tools),
        resolve_by=promised(department.resolution_minutes, department, tools),
    )


def waited(case: Case, tools: Tools) -> timedelta:
    """How long the citizen has waited for staff: while the department was open, or by the clock where it is urgent."""
    start = case.waiting_since or case.since or case.opened_at
    if case.urgent:
        return tools.now - start
    hours = tools.knowledge.department(case.department).hours
    return hours.working_time(start.astimezone(tools.zone), tools.local_now, tools.is_holiday)


def takes_over(case: Case, tools: Tools) -> Department | None:
    """The queue to which the case goes when nobody takes it: each once, and one that is open, else the citizen would
    only wait longer. What tells of danger stays on duty.
    """
    here = tools.knowledge.department(case.department)
    following = tools.knowledge.department(here.next_queue)
    known = here.next_queue and following.key == here.next_queue
    if not known or case.reason in URGENT or following.key in (case.department, *case.visited):
        return None
    somebody = tools.room_of(following) or tools.attended(following.key)
    return following if somebody and following.hours.is_open(tools.local_now, tools.is_holiday) else None


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
