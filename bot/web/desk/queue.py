"""The list of cases: mine, those that wait, those of colleagues, and apart from them what is snoozed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bot import wiring
from bot.dialogue.desk import pseudonym
from bot.domain.conversation import OPEN_CASE_STATES, CaseState
from bot.languages.fixed import tell_staff
from bot.languages.others import ALL_NAMES
from bot.store import people
from bot.store.models import CaseRow
from bot.web.console.base import here
from bot.web.console.words import REASONS, word
from bot.web.desk.access import Staff, for_staff
from bot.web.desk.pressing import new_key
from bot.web.desk.wording import language, promised, waited
from intents.models import Department

MOST = 300
LIVE = "X-Live"
"""The header of a request that wants the living part of a page only."""


@dataclass(frozen=True)
class Line:
    """One case as the list shows it."""

    row: CaseRow
    citizen: str
    reason: str
    language: str
    department: str
    waited: str
    promised: str
    owner: str


@dataclass(frozen=True)
class Group:
    name: str
    title: str
    lines: tuple[Line, ...]
    empty: str = ""


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    groups = _groups(staff)
    waiting = sum(len(group.lines) for group in groups if group.name == "waiting")
    lost = not (staff.oversees or staff.departments)
    key = request.GET.get("key") or new_key()  # the living part keeps the key of its page
    context = {"staff": staff, "groups": groups, "waiting": waiting, "no_departments": lost, "key": key}
    context["present"] = _present(staff)
    return render(request, "desk/_queue.html" if LIVE in request.headers else "desk/queue.html", context)


def _present(staff: Staff) -> str:
    """Who is on duty for the departments whose cases are seen here."""
    using = wiring.tools(language())
    departments = wiring.library().current().departments.values()
    seen = [each for each in departments if staff.oversees or each.key in staff.departments]
    persons = dict.fromkeys(person for each in seen for person in using.on_duty(each.key, using.room_of(each)))
    return tell_staff("duty.between", language()).join(map(people.name_of, persons))


def _groups(staff: Staff) -> list[Group]:
    rows = list(staff.cases().filter(state__in=list(OPEN_CASE_STATES)).order_by("-urgent", "opened_at")[:MOST])
    snoozed = [row for row in rows if row.snoozed_until]
    awake = [row for row in rows if not row.snoozed_until]
    mine = [row for row in awake if row.owner == staff.person]
    waiting = [row for row in awake if row.state == CaseState.WAITING]
    others = [row for row in awake if row.state == CaseState.CLAIMED and row.owner != staff.person]
    lines = _Lines()
    return [
        Group("mine", _("My cases"), lines.of(mine), _("You own no case now.")),
        Group("waiting", _("Waiting for somebody"), lines.of(waiting), _("Nobody waits.")),
        *([Group("others", _("With colleagues"), lines.of(others))] if others else []),
        *([Group("snoozed", _("Snoozed"), lines.of(snoozed))] if snoozed else []),
    ]


class _Lines:
    """Each name is looked up once a page."""

    def __init__(self) -> None:
        self._departments = {row.key: here(row.names) for row in Department.objects.all()}
        self._owners: dict[str, str] = {"": ""}

    def of(self, rows: Iterable[CaseRow]) -> tuple[Line, ...]:
        return tuple(map(self._line, rows))

    def _line(self, row: CaseRow) -> Line:
        if row.owner not in self._owners:
            self._owners[row.owner] = people.name_of(row.owner)
        return Line(
            row=row,
            citizen=pseudonym(str(row.contact_id)),
            reason=word(REASONS, row.reason),
            language=ALL_NAMES.get(row.language, row.language),
            department=self._departments.get(row.department, row.department),
            waited=waited(row),
            promised=promised(row),
            owner=self._owners[row.owner],
        )
