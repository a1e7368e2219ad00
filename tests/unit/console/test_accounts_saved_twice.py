"""Two administrators edit the same account, or the same group: the second is told what changed and loses nothing."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from bot.store.models import StaffMember
from bot.web.console.roles import MEANINGFUL
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.test_desk_work import DETAILS, INLINE


@pytest.fixture
def account(city: None) -> User:
    sample.make_department("citizens", "市民課", "Citizens")
    return User.objects.create(username="sato", last_name="佐藤", first_name="健")


@pytest.fixture
def chief(sign_in: SignIn) -> Client:
    return sign_in()


@pytest.fixture
def other(sign_in: SignIn) -> Client:
    user = User.objects.create(username="suzuki", is_staff=True, is_superuser=True)
    browser = sign_in("Editors")
    browser.force_login(user)
    browser.cookies["django_language"] = "en"
    return browser


def _page(row: User | Group) -> str:
    return reverse(f"admin:auth_{row._meta.model_name}_change", args=[row.pk])


def _seen(browser: Client, row: User | Group) -> str:
    page = browser.get(_page(row))
    found = page.context["adminform"].form.initial["seen"]
    assert f'name="seen" value="{escape(found)}"' in page.content.decode()
    return str(found)


def _save(browser: Client, account: User, seen: str, **changes: Any) -> Any:
    given = {**DETAILS, **INLINE, "last_name": "佐藤", "first_name": "健", "seen": seen, **changes}
    return browser.post(_page(account), given)


def _told(page: Any) -> str:
    assert page.status_code == 200
    return str(page.content.decode())


def test_the_second_is_told_and_keeps_what_was_typed(account: User, chief: Client, other: Client) -> None:
    group = Group.objects.get(name="Staff")
    opened, also_opened = _seen(chief, account), _seen(other, account)
    assert _save(other, account, also_opened, email="sato@city.example", groups=[group.pk]).status_code == 302
    page = _save(chief, account, opened, last_name="佐藤（旧姓 田中）")
    told = _told(page)
    assert "suzuki saved this in the meantime (changed: email address, groups)" in told
    assert 'value="佐藤（旧姓 田中）"' in told
    account.refresh_from_db()
    assert (account.email, account.last_name) == ("sato@city.example", "佐藤")
    again = page.context["adminform"].form["seen"].value()
    done = _save(chief, account, again, last_name="佐藤（旧姓 田中）", email="sato@city.example", groups=[group.pk])
    assert done.status_code == 302
    account.refresh_from_db()
    assert (account.last_name, list(account.groups.all())) == ("佐藤（旧姓 田中）", [group])


def test_what_an_account_works_on_counts_too(account: User, chief: Client, other: Client) -> None:
    opened = _seen(chief, account)
    _save(other, account, _seen(other, account), **{"staff_member-0-departments": ["citizens"]})
    page = _save(chief, account, opened, **{"staff_member-0-slack_id": "U024BE7LH"})
    told = _told(page)
    assert "changed: departments" in told
    assert 'value="U024BE7LH"' in told
    assert StaffMember.objects.get().departments == ["citizens"]
    again = page.context["adminform"].form["seen"].value()
    work = {"staff_member-0-departments": ["citizens"], "staff_member-0-slack_id": "U024BE7LH"}
    assert _save(chief, account, again, **work).status_code == 302
    member = StaffMember.objects.get()
    assert (member.departments, member.slack_id) == (["citizens"], "U024BE7LH")


def test_signing_in_or_a_new_password_in_the_meantime_is_no_hurdle(account: User, chief: Client) -> None:
    opened = _seen(chief, account)
    account.last_login = timezone.now()
    account.set_password("lamp-onion-river-47")
    account.save()
    assert _save(chief, account, opened, first_name="賢").status_code == 302
    account.refresh_from_db()
    assert account.first_name == "賢"
    assert account.check_password("lamp-onion-river-47")


def test_rights_of_a_group_are_not_lost_to_the_second(chief: Client, other: Client) -> None:
    group = Group.objects.get(name="Auditors")
    kept = [*group.permissions.filter(MEANINGFUL).values_list("pk", flat=True)]
    opened = _seen(chief, group)
    right = Permission.objects.get(codename="change_cityprofile")
    given = {"name": "Auditors", "seen": _seen(other, group), "permissions": [*kept, right.pk]}
    assert other.post(_page(group), given).status_code == 302
    page = chief.post(_page(group), {"name": "Auditors", "seen": opened, "permissions": kept[1:]})
    assert "suzuki saved this in the meantime (changed: permissions)" in _told(page)
    assert group.permissions.filter(pk=right.pk).exists()
    boxes = re.findall(r'<input[^>]*name="permissions"[^>]*>', _told(page))
    checked = {
        int(found[1])
        for box in boxes
        if re.search(r"\schecked[\s>]", box) and (found := re.search(r'value="(\d+)"', box))
    }
    assert checked == set(kept[1:])


def test_adding_accounts_and_groups_goes_on(chief: Client) -> None:
    assert chief.get(reverse("admin:auth_group_add")).status_code == 200
    assert chief.post(reverse("admin:auth_group_add"), {"name": "Archive"}).status_code == 302
    password = {"password1": "lamp-onion-river-47", "password2": "lamp-onion-river-47", "usable_password": "true"}
    assert chief.post(reverse("admin:auth_user_add"), {"username": "mori", **password}).status_code == 302
    assert User.objects.filter(username="mori").exists()
