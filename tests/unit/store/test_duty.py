"""Who is on duty, kept for people in Slack and for accounts."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from bot.store import duty
from bot.store.models import AuditEntry, CaseRow, ContactRow, ConversationRow, DutyRow, StaffMember
from bot.web.console.roles import make_groups

pytestmark = pytest.mark.django_db


def member(name: str, *departments: str, slack_id: str = "") -> StaffMember:
    make_groups()
    user = User.objects.create(username=name)
    user.groups.set(Group.objects.filter(name="Staff"))
    return StaffMember.objects.create(account=user, departments=list(departments), slack_id=slack_id)


def test_in_slack_the_room_tells_the_department() -> None:
    duty.begin("U0TANAKA", "slack:U0TANAKA", "C0TAX")
    assert duty.on_duty("tax", "C0TAX") == ("U0TANAKA",)
    assert duty.on_duty("citizens", "C0CITIZENS") == ()
    assert duty.on_duty("nowhere", "") == ()
    duty.end("U0TANAKA", "slack:U0TANAKA")
    assert duty.on_duty("tax", "C0TAX") == ()
    duty.begin("U0TANAKA", "slack:U0TANAKA", "C0CITIZENS")
    assert duty.on_duty("tax", "C0TAX") == ()
    assert [entry.action for entry in AuditEntry.objects.order_by("number")] == ["duty.on", "duty.away", "duty.on"]


def test_saying_it_twice_changes_nothing_but_the_rooms() -> None:
    duty.begin("U1", "slack:U1", "C1")
    since = duty.duty_of("U1").since
    duty.begin("U1", "slack:U1", "C2")
    assert duty.duty_of("U1").since == since
    assert duty.on_duty("a", "C1") == duty.on_duty("b", "C2") == ("U1",)


def test_an_account_tells_its_departments_wherever_it_is_pressed() -> None:
    person = member("suzuki", "tax").person
    duty.begin(person, "user:1")
    assert duty.on_duty("tax", "C0TAX") == (person,)
    User.objects.update(is_active=False)
    assert duty.on_duty("tax", "C0TAX") == ()


def test_a_person_who_gets_a_slack_id_stays_on_duty() -> None:
    suzuki = member("suzuki", "tax")
    duty.begin(suzuki.person, "user:1")
    duty.choose_language(suzuki.person, "en")
    suzuki.slack_id = "U0SUZUKI"
    suzuki.save()
    assert duty.on_duty("tax", "") == ("U0SUZUKI",)
    assert duty.language_of("U0SUZUKI") == "en"
    assert DutyRow.objects.count() == 1


def claimed(owner: str) -> CaseRow:
    contact = ContactRow.objects.create(channel="line")
    conversation = ConversationRow.objects.create(contact=contact, last_at=timezone.now())
    about = {"number": owner[-6:], "department": "tax", "room": "C0TAX", "reason": "asked", "language": "ja"}
    return CaseRow.objects.create(
        contact=contact, conversation=conversation, state="claimed", owner=owner, opened_at=timezone.now(), **about
    )


def missing() -> dict[str, datetime | None]:
    owners = {str(row.pk): row.owner for row in CaseRow.objects.all()}
    return {owners[case_id]: since for case_id, since in duty.cases_without_owner()}


def test_cases_whose_owner_is_away_or_left_are_found() -> None:
    tied, alone = member("tied", slack_id="U0TIED"), member("alone")
    for person in ("U0TIED", alone.person, "U0FREE", "desk:999", "U0AWAY"):
        claimed(person)
    duty.begin("U0FREE", "slack:U0FREE")
    duty.end("U0AWAY", "slack:U0AWAY")
    found = missing()
    assert set(found) == {"U0AWAY", "desk:999"}
    assert found["desk:999"] is None
    since = found["U0AWAY"]
    assert since is not None
    assert timezone.now() - since < timedelta(minutes=1)
    User.objects.filter(pk=tied.account_id).update(is_active=False)
    alone.account.groups.clear()
    assert set(missing()) == {"U0AWAY", "desk:999", "U0TIED", alone.person}
