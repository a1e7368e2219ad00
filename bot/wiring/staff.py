"""The side of one member of staff: what stands on their Home, in their language."""

from dataclasses import replace

from django.conf import settings

from bot.dialogue import home as dialogue
from bot.domain.answers import Department
from bot.domain.staff import Duty, Home
from bot.store import cases, duty, people
from bot.wiring import deciding, knowledge, platforms, rights


def home(person: str) -> Home:
    known = duty.duty_of(person)
    using = deciding.tools(known.language)
    shown = dialogue.home(known, cases.all_open(), departments_of(known), using)
    return replace(shown, desk_url=f"{settings.BASE_URL}/desk/") if people.scope_of(person).member else shown


def departments_of(known: Duty) -> list[Department]:
    """Those of the account; without one, those of the rooms in which this person came on duty."""
    scope = people.scope_of(known.person)
    rooms = {room for room in known.rooms if room and rights.by_room()}
    using, departments = deciding.tools(), knowledge.library().current().departments.values()
    return [each for each in departments if scope.sees(each.key) or using.room_of(each) in rooms]


def draw_home(person: str) -> None:
    """Where this person has opened it once; nobody else has one."""
    if duty.duty_of(person).has_home:
        platforms.home_screen().show(person, home(person))
