"""Who is on duty, who is away, and the owners of cases who will not be back."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from bot.domain.conversation import CaseState
from bot.domain.staff import Duty
from bot.store import audit, people
from bot.store.models import CaseRow, DutyRow, StaffMember
from bot.store.models.staff import AT_THE_DESK


def duty_of(person: str) -> Duty:
    row = DutyRow.objects.filter(person=person).first()
    if row is None:
        return Duty(person)
    return Duty(person, row.on_duty, row.since, row.language, tuple(row.rooms), row.has_home)


def language_of(person: str) -> str:
    """The one that they chose, else that of the rooms."""
    return duty_of(person).language or str(settings.STAFF_LANGUAGE)


def choose_language(person: str, language: str) -> None:
    DutyRow.objects.update_or_create(person=person, defaults={"language": language})


def note_home(person: str) -> None:
    if not DutyRow.objects.filter(person=person, has_home=True).exists():
        DutyRow.objects.update_or_create(person=person, defaults={"has_home": True})


def begin(person: str, actor: str, room: str = "") -> None:
    """On duty, in Slack for the departments of `room` too. The first room that is named after an absence takes the
    place of those before it.
    """
    with transaction.atomic():
        row, _ = DutyRow.objects.get_or_create(person=person)
        if room:
            row.rooms = sorted({*(row.rooms if row.on_duty else ()), room})
        _change(row, actor, on=True)


def end(person: str, actor: str) -> None:
    with transaction.atomic():
        row, _ = DutyRow.objects.get_or_create(person=person)
        _change(row, actor, on=False)


def _change(row: DutyRow, actor: str, *, on: bool) -> None:
    if row.on_duty is not on:
        row.on_duty, row.since = on, timezone.now()
        audit.note(actor, "duty.on" if on else "duty.away")
    row.save()


def on_duty(department: str, room: str) -> tuple[str, ...]:
    """Those of a department, and those who said so in its room; the longest on duty first."""
    rows = list(DutyRow.objects.filter(on_duty=True).order_by("since"))
    members = {member.person: member for member in _members([row.person for row in rows])}
    return tuple(row.person for row in rows if _attends(row, members.get(row.person), department, room))


def _attends(row: DutyRow, member: StaffMember | None, department: str, room: str) -> bool:
    here = room in row.rooms or bool(member and department in member.departments)
    return here and not people.has_left(row.person)


def _members(persons: list[str]) -> list[StaffMember]:
    accounts = [person.removeprefix(AT_THE_DESK) for person in persons if person.startswith(AT_THE_DESK)]
    known = StaffMember.objects.filter(Q(slack_id__in=persons) | Q(slack_id="", account_id__in=accounts))
    return list(known)


def cases_without_owner() -> list[tuple[str, datetime | None]]:
    """Claimed cases whose owner is away, and since when; None for an owner who left for good."""
    claimed = CaseRow.objects.filter(state=CaseState.CLAIMED).exclude(owner="").values_list("pk", "owner")
    owners = {owner for _, owner in claimed}
    away: dict[str, Any] = dict(DutyRow.objects.filter(person__in=owners, on_duty=False).values_list("person", "since"))
    gone: dict[str, Any] = {owner: None for owner in owners if people.has_left(owner)}
    missing = away | gone
    return [(str(case_id), missing[owner]) for case_id, owner in claimed if owner in missing]
