"""What a form says about a case's department and the others, in the staff's words."""

from collections.abc import Iterable

from bot.dialogue.timing import another_day
from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.languages.calendar import moment_in_words
from bot.languages.fixed import in_language


def named(departments: Iterable[Department], tools: Tools) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, in_language(each.name, tools.staff_language)) for each in departments)


def opens_next(department: Department, tools: Tools) -> str:
    """On another day than today; empty where that is not known."""
    opening = another_day(department, tools)
    return moment_in_words(opening, tools.staff_language) if opening else ""
