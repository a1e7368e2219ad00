"""What one member of staff finds on their own page: their cases, promises at risk, and their departments' queues."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.dialogue import on_duty
from bot.dialogue.attending import duty_in_words
from bot.dialogue.desk import REPLY
from bot.dialogue.digest import case_line
from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.conversation import Case, CaseState
from bot.domain.events import Action
from bot.domain.messages import Choice
from bot.domain.staff import CaseLine, Duty, Home, Section
from bot.languages.calendar import clock_or_moment
from bot.languages.fixed import in_language, tell_staff

SOON = timedelta(hours=1)
MOST = 10  # cases in a section


def home(duty: Duty, cases: Sequence[Case], departments: Sequence[Department], tools: Tools) -> Home:
    """`cases` are all that are open, `departments` those of this person; `tools` speak their language."""
    mine = [case for case in cases if case.owner == duty.person]
    queues = {each.key: [case for case in cases if case.department == each.key] for each in departments}
    waiting = [case for queue in queues.values() for case in queue if case.state is CaseState.WAITING]
    sections = [_at_risk([*mine, *waiting], tools), _mine(mine, tools)]
    sections += [_queue(each, queues[each.key], tools) for each in departments] or [_nowhere(tools)]
    return Home(
        language=tools.staff_language,
        on=duty.on,
        title=_say(tools, "home.title", city=in_language(tools.knowledge.city.name, tools.staff_language)),
        duty=duty_in_words(duty, tools),
        sections=tuple(sections),
        as_of=_say(tools, "home.as_of", when=clock_or_moment(tools.now, tools.now, tools.zone, tools.staff_language)),
    )


def _at_risk(cases: Iterable[Case], tools: Tools) -> Section:
    """Late, or due within the hour; the earliest first. What is snoozed rests."""
    due = [case for case in cases if case.promise and case.promise <= tools.now + SOON and not case.snoozed_until]
    due.sort(key=_promised)
    title = _say(tools, "home.at_risk", count=len(due))
    return Section(title, _text(due, "home.none_at_risk", tools), _lines(due, tools))


def _mine(cases: Sequence[Case], tools: Tools) -> Section:
    title = _say(tools, "home.mine", count=len(cases))
    return Section(title, _text(cases, "home.none_mine", tools), _lines(cases, tools, REPLY, Action.GIVE_BACK))


def _queue(department: Department, cases: Sequence[Case], tools: Tools) -> Section:
    waiting = sorted(
        (case for case in cases if case.state is CaseState.WAITING), key=lambda case: (not case.urgent, _promised(case))
    )
    name = in_language(department.name, tools.staff_language)
    present = on_duty.in_words([(department.key, tools.room_of(department))], tools)
    facts = _say(tools, "home.queue_facts", claimed=len(cases) - len(waiting), present=present)
    more = _text(waiting, "", tools)
    return Section(
        _say(tools, "home.queue", department=name, count=len(waiting)),
        "\n".join(filter(None, (facts, more))),
        _lines(waiting, tools, Action.CLAIM),
    )


def _nowhere(tools: Tools) -> Section:
    return Section(_say(tools, "home.no_department_title"), _say(tools, "home.no_department"))


def _lines(cases: Sequence[Case], tools: Tools, *actions: str) -> tuple[CaseLine, ...]:
    return tuple(_line(case, tools, actions) for case in cases[:MOST])


def _line(case: Case, tools: Tools, actions: Iterable[str]) -> CaseLine:
    line = case_line(case, tools)
    if case.room:
        line = _say(tools, "home.in_room", line=line, room=case.room)
    return CaseLine(line, case.id, tuple(_button(action, case, tools) for action in actions))


def _button(action: str, case: Case, tools: Tools) -> Choice:
    return Choice(_say(tools, f"button.{action}"), action, {"case": case.id})


def _text(cases: Sequence[Case], empty: str, tools: Tools) -> str:
    """Where there is nothing, and where there is more than is shown."""
    if len(cases) > MOST:
        return _say(tools, "home.more", count=len(cases) - MOST)
    return "" if cases or not empty else _say(tools, empty)


def _promised(case: Case) -> tuple[bool, float]:
    moment = case.promise or case.waiting_since or case.opened_at
    return case.promise is None, moment.timestamp()


def _say(tools: Tools, key: str, **values: object) -> str:
    return tell_staff(key, tools.staff_language, **values)
