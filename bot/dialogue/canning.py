"""The canned texts that a case's department may use, as they go into a reply."""

from collections.abc import Iterable

from bot.dialogue.turn import Tools
from bot.domain.canned import CannedText
from bot.domain.conversation import Case
from bot.domain.variables import filled_in
from bot.languages.fixed import in_language
from bot.languages.variables import values_of


def offered(case: Case, kept: Iterable[CannedText], tools: Tools) -> tuple[tuple[str, str, str], ...]:
    """Key, title and text in the citizen's language, or in the one that serves for it; variables are replaced now."""
    values = _values(case, tools)
    return tuple((each.key, each.title, filled_in(in_language(each.texts, case.language), values)) for each in kept)


def _values(case: Case, tools: Tools) -> dict[str, str]:
    knowledge = tools.knowledge
    department, hall = knowledge.department(case.department), knowledge.department(knowledge.city.default_department)
    return {**values_of(knowledge.city, department, hall, case.language), "case.number": case.number}
