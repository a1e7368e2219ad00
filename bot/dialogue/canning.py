"""What goes into a reply at one press: answers that the bot considered, and the department's canned texts."""

from collections.abc import Iterable

from bot.dialogue.cards import language_of, titled
from bot.dialogue.turn import Tools
from bot.domain.answers import Entry
from bot.domain.canned import CannedText, Offered
from bot.domain.conversation import Case
from bot.domain.help import Source
from bot.domain.variables import filled_in
from bot.languages.fixed import in_language, tell_staff
from bot.languages.pages import with_pages
from bot.languages.variables import values_of


def offered(case: Case, kept: Iterable[CannedText], tools: Tools) -> tuple[Offered, ...]:
    """Key, title and text in the citizen's language, or in the one that serves for it; variables are replaced now."""
    values = _values(case, tools)
    return tuple((each.key, each.title, filled_in(in_language(each.texts, case.language), values)) for each in kept)


def suggested(case: Case, tools: Tools) -> tuple[Offered, ...]:
    """The approved answers, with their pages, in the citizen's language as far as the city writes it."""
    today = tools.local_now.date()
    found = [entry for key in case.considered if (entry := tools.knowledge.entry(key)) and not entry.ended(today)]
    return tuple(_suggested(entry, case, tools) for entry in found)


def _suggested(entry: Entry, case: Case, tools: Tools) -> Offered:
    words = entry.wordings[language_of(entry, case.language)]
    source = Source(entry.key, words.title, words.answer.strip(), entry.source_url)
    title = tell_staff("canned.answer", tools.staff_language, title=titled(entry, tools.staff_language).title)
    return f"answer:{entry.key}", title, with_pages(source.text, [source], case.language)


def _values(case: Case, tools: Tools) -> dict[str, str]:
    knowledge = tools.knowledge
    department, hall = knowledge.department(case.department), knowledge.department(knowledge.city.default_department)
    return {**values_of(knowledge.city, department, hall, case.language), "case.number": case.number}
