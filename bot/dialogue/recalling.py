"""The whole conversation of a case, page by page, in the staff's words."""

from collections.abc import Iterable

from bot.dialogue.turn import Tools
from bot.domain.conversation import Case
from bot.domain.delivery import Speaker
from bot.domain.history import Earlier, History, Line, Said
from bot.languages.calendar import moment_in_words
from bot.languages.fixed import in_language, tell_staff

# A page is what Slack shows in one form: 100 blocks, and 250 kB in which a Japanese character takes six bytes.
LINES, CHARACTERS = 20, 30_000
_SPEAKERS: dict[str, str] = {Speaker.ANSWER: "bot", Speaker.NOTICE: "bot", Speaker.STAFF: "staff"}


def recall(case: Case, lines: Iterable[Line], earlier: Iterable[Case], page: int, tools: Tools) -> History:
    """A page that there is none of is the nearest one."""
    said = [_said(line, tools) for line in lines]
    pages = _pages(said)
    page = min(max(page, 0), len(pages) - 1)
    return History(case.number, page, len(pages), pages[page], tuple(_earlier(each, tools) for each in earlier))


def _pages(lines: list[Said]) -> list[tuple[Said, ...]]:
    """Filled from the newest line on, so that the page that is seen first is full."""
    pages: list[list[Said]] = [[]]
    for line in reversed(lines):
        size = sum(len(each.text) for each in pages[-1])
        if len(pages[-1]) == LINES or (pages[-1] and size + len(line.text) > CHARACTERS):
            pages.append([])
        pages[-1].append(line)
    return [tuple(reversed(page)) for page in pages]


def _said(line: Line, tools: Tools) -> Said:
    language = tools.staff_language
    kind = tell_staff(f"kind.{line.kind}", language) if line.kind != "text" and not line.text else ""
    text = line.text or (tell_staff("thread.media", language, kind=kind) if kind else "…")
    by = _SPEAKERS.get(line.speaker, "citizen")
    return Said(
        tell_staff(f"speaker.{by}", language), moment_in_words(line.at.astimezone(tools.zone), language), text, by
    )


def _earlier(case: Case, tools: Tools) -> Earlier:
    language = tools.staff_language
    return Earlier(
        number=case.number,
        when=moment_in_words(case.opened_at.astimezone(tools.zone), language),
        department=in_language(tools.knowledge.department(case.department).name, language),
        outcome=tell_staff(f"outcome.{case.outcome}" if case.outcome else f"state.{case.state}", language),
    )
