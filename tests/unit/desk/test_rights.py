"""Who in Slack may do what, where accounts give the right."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from bot import wiring
from bot.store import people
from bot.store.models import AuditEntry, CaseRow, StaffMember
from bot.web.looking import look_up
from bot.wiring import desk, rights
from channels.slack.profile import Profiles
from tests.unit.desk.conftest import Counter, SignIn

DOMAIN = "city.example.jp"


class Known(Profiles):
    """What Slack would say of its users."""

    def __init__(self, **emails: str) -> None:
        self.emails = emails

    def email(self, person: str) -> str:
        return self.emails.get(person, "")


@pytest.fixture
def strict(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SLACK_STAFF = "accounts"
    settings.SLACK_STAFF_EMAIL_DOMAIN = DOMAIN
    known = Known(U0SATO=f"sato@{DOMAIN}", U0ELSE=f"sato@evil-{DOMAIN}", U0TWO=f"two@{DOMAIN}", U0OPEN=f"open@{DOMAIN}")
    monkeypatch.setattr(rights, "_profiles", lambda: known)


def account(name: str, *departments: str, group: str = "Staff", email: str = "", slack_id: str = "") -> User:
    user = User.objects.create(username=name, email=email)
    user.groups.set(Group.objects.filter(name=group))
    if departments or slack_id:
        StaffMember.objects.create(account=user, departments=list(departments), slack_id=slack_id)
    return user


def refused() -> list[tuple[str, str]]:
    entries = AuditEntry.objects.filter(action="slack.refused").order_by("number")
    return [(entry.actor, entry.subject or str(entry.details["what"])) for entry in entries]


def test_by_default_the_room_is_the_right(counter: Counter) -> None:
    assert rights.admit("U0ANYBODY", "x", "command")
    view = desk.view_for_slack(str(counter.case().pk), "U0ANYBODY")
    assert view is not None
    assert view.yours
    assert refused() == []


def test_staff_work_for_their_departments_and_supervisors_for_all(
    counter: Counter, sign_in: SignIn, strict: None
) -> None:
    account("tied", "citizens", slack_id="U0TIED")
    account("chief", group="Supervisors", slack_id="U0CHIEF")
    account("editor", "general", group="Editors", slack_id="U0EDITOR")
    case = counter.case()  # of the department "general"
    assert rights.admit("U0TIED", "", "command")
    assert not rights.admit("U0EDITOR", "", "command")
    yours = {person: desk.view_for_slack(str(case.pk), person) for person in ("U0TIED", "U0CHIEF")}
    assert [view.yours for view in yours.values() if view] == [False, True]
    assert refused() == [("slack:U0EDITOR", "command"), ("slack:U0TIED", f"case:{case.pk}")]
    told = look_up("queue", "", "C0MADOGUCHI", "U0TIED")
    assert told is not None
    assert "ありません" in told.text
    CaseRow.objects.update(owner="U0TIED", state="claimed")  # passed on while it was theirs
    assert wiring.view_case(str(case.pk), "U0TIED").yours  # type: ignore[union-attr]


def test_a_stranger_is_listed_for_administrators(counter: Counter, sign_in: SignIn, strict: None) -> None:
    assert not rights.admit("U0STRANGER", "よその人", "block_actions")
    user = account("sato", "general")
    admin = Client()
    admin.force_login(User.objects.create_superuser("admin"))
    page = admin.get(reverse("admin:auth_user_change", args=[user.pk])).content.decode()
    assert "よその人 (U0STRANGER)" in page
    StaffMember.objects.update(slack_id="U0STRANGER")
    assert people.untied_in_slack() == []
    assert rights.admit("U0STRANGER", "よその人", "block_actions")


def test_an_address_of_the_city_ties_to_its_account_once(sign_in: SignIn, strict: None) -> None:
    user = account("sato", "general", email=f"Sato@{DOMAIN}")
    assert not rights.admit("U0ELSE", "", "command"), "another domain that ends alike"
    assert rights.admit("U0SATO", "佐藤", "command")
    assert StaffMember.objects.get(account=user).slack_id == "U0SATO"
    assert people.scope_of("U0SATO").departments == ("general",)
    entry = AuditEntry.objects.get(action="staff.tied")
    assert (entry.actor, entry.subject) == ("slack:U0SATO", f"user:{user.pk}")
    assert rights.admit("U0SATO", "佐藤", "command")
    assert AuditEntry.objects.filter(action="staff.tied").count() == 1


def test_who_is_not_clearly_one_open_account_is_not_tied(sign_in: SignIn, strict: None) -> None:
    account("two", email=f"two@{DOMAIN}")
    account("again", email=f"two@{DOMAIN}")
    assert not rights.admit("U0TWO", "", "command")
    other = account("open", "general", email=f"open@{DOMAIN}", slack_id="U0ALREADY")
    assert not rights.admit("U0OPEN", "", "command")
    assert StaffMember.objects.get(account=other).slack_id == "U0ALREADY"
    closed = account("sato", "general", email=f"sato@{DOMAIN}")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert not rights.admit("U0SATO", "", "command")
    User.objects.filter(pk=closed.pk).update(is_active=True)
    closed.groups.clear()
    assert not rights.admit("U0SATO", "", "command"), "without the role"
