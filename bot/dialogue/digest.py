"""What a room reads when it opens in the morning: everything that waits for it, in the order of what was promised."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.conversation import Case
from bot.domain.digests import Digest
from bot.languages.calendar import clock_or_moment
from bot.languages.fixed import in_language, tell_staff

MOST_LINES = 20
_NEVER = datetime.max.replace(tzinfo=UTC)


def morning(departments: Iterable[Department], cases: Iterable[Case], tools: Tools) -> list[Digest]:
    """One for each room that has opened today and has not been closed since, if anything waited for it when it did."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.room, []).append(case)
    opened = openings(departments, tools)
    made = (_digest(room, opening, found.get(room, []), tools) for room, opening in opened.items())
    return [digest for digest in made if digest]


def openings(departments: Iterable[Department], tools: Tools) -> dict[str, datetime]:
    """When the first department of a room opened today, where the room's first hours are not over yet."""
    found: dict[str, datetime] = {}
    for department in departments:
        room, opening = tools.room_of(department), open_since(department, tools)
        if room and opening:
            found[room] = min(opening, found.get(room, opening))
    return found


def open_since(department: Department, tools: Tools) -> datetime | None:
    """When it opened today, as long as its first hours are not over."""
    spans = department.hours.spans(tools.local_now.date(), tools.is_holiday)
    if not spans or not spans[0].start <= tools.local_now.time() < spans[0].end:
        return None
    return datetime.combine(tools.local_now.date(), spans[0].start, tzinfo=tools.zone)


def _digest(room: str, opening: datetime, cases: list[Case], tools: Tools) -> Digest | None:
    waiting = [case for case in cases if case.waiting_since and case.waiting_since < opening and not case.snoozed_until]
    if not waiting:
        return None
    language = tools.staff_language
    waiting.sort(key=lambda case: (not case.urgent, case.promise or _NEVER, case.waiting_since))
    lines = [case_line(case, tools) for case in waiting[:MOST_LINES]]
    if len(waiting) > MOST_LINES:
        lines.append(tell_staff("digest.more", language, count=len(waiting) - MOST_LINES))
    heading = tell_staff("digest.heading", language, count=len(waiting))
    return Digest(f"digest:{opening.date()}:{room}", room, "\n".join([heading, *lines]))


def case_line(case: Case, tools: Tools) -> str:
    """One case in a list that is read in a room."""
    language = tools.staff_language
    promise = tell_staff("digest.no_promise", language)
    if case.promise:
        when = clock_or_moment(case.promise, tools.now, tools.zone, language)
        promise = tell_staff("digest.late" if case.promise <= tools.now else "digest.promise", language, when=when)
    line = tell_staff(
        "digest.line",
        language,
        number=case.number,
        department=in_language(tools.knowledge.department(case.department).name, language),
        state=tell_staff(f"state.{case.state}", language),
        since=clock_or_moment(case.waiting_since or case.opened_at, tools.now, tools.zone, language),
        promise=promise,
    )
    return tell_staff("card.urgent", language, text=line) if case.urgent else line
