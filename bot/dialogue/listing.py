"""What `/madoguchi` tells whoever asks: the cases of a room, or one of them by its number."""

from collections.abc import Iterable, Sequence

from bot.dialogue import on_duty
from bot.dialogue.digest import case_line
from bot.dialogue.turn import Tools
from bot.domain.conversation import Case, Wait
from bot.languages.fixed import in_language, tell_staff

MOST = 20  # lines; an ephemeral message must stay readable


def queue_in_words(cases: Sequence[Case], places: Iterable[tuple[str, str]], tools: Tools) -> str:
    """Whoever nobody takes comes first, then by what was promised. `places` are the departments with their rooms."""
    present = on_duty.in_words(places, tools)
    if not cases:
        return f"{tell_staff('queue.none', tools.staff_language)}\n{present}"
    ordered = sorted(cases, key=lambda case: (not case.urgent, case.wait is not Wait.CLAIM, _soonest(case)))
    lines = [case_line(case, tools) for case in ordered[:MOST]]
    if len(ordered) > MOST:
        lines.append(tell_staff("digest.more", tools.staff_language, count=len(ordered) - MOST))
    return "\n".join([tell_staff("queue.heading", tools.staff_language, count=len(ordered)), *lines, present])


def found_in_words(number: str, cases: Sequence[Case], tools: Tools) -> str:
    """The case of this number in the room; what came of it where it is over."""
    language = tools.staff_language
    if not number:
        return tell_staff("find.usage", language)
    if not cases:
        return tell_staff("find.none", language, number=number)
    return "\n".join(case_line(case, tools) if case.is_open else _over(case, tools) for case in cases)


def _over(case: Case, tools: Tools) -> str:
    language = tools.staff_language
    department = in_language(tools.knowledge.department(case.department).name, language)
    state = tell_staff(f"state.{case.state}", language)
    outcome = tell_staff(f"outcome.{case.outcome}", language) if case.outcome else ""
    return tell_staff("find.over", language, number=case.number, department=department, state=outcome or state)


def _soonest(case: Case) -> tuple[bool, float]:
    """Without a promise after those with one, the oldest first."""
    moment = case.promise or case.waiting_since or case.opened_at
    return case.promise is None, moment.timestamp()
