import time
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from bot.store.models import AuditEntry
from bot.web.console.roles import make_groups
from bot.web.sign_in.sessions import BEGAN, SEEN
from tests.unit.sign_in.conftest import enter


def set_back(browser: Client, key: str, minutes: float) -> None:
    session = browser.session
    session[key] = time.time() - minutes * 60
    session.save()


def is_in(browser: Client, **headers: str) -> bool:
    return bool(browser.get("/account/", headers=headers).status_code == 200)


@pytest.fixture
def signed_in(chief: User, browser: Client) -> Client:
    enter(browser, "chief")
    return browser


def test_a_session_ends_without_activity(signed_in: Client) -> None:
    set_back(signed_in, SEEN, 29)
    assert is_in(signed_in)
    set_back(signed_in, SEEN, 31)
    assert not is_in(signed_in)
    assert "You were signed out" in signed_in.get("/admin/login/").content.decode()


def test_a_page_that_fetches_itself_again_is_no_activity(signed_in: Client) -> None:
    set_back(signed_in, SEEN, 20)
    before = signed_in.session[SEEN]
    assert is_in(signed_in, x_live="1")
    assert signed_in.session[SEEN] == before
    assert is_in(signed_in)
    assert signed_in.session[SEEN] > before


def test_a_session_ends_after_a_working_day(signed_in: Client) -> None:
    set_back(signed_in, BEGAN, 12 * 60 + 1)
    assert not is_in(signed_in)


def test_somebody_signs_out_in_all_browsers(signed_in: Client, chief: User) -> None:
    other = Client()
    enter(other, "chief")
    signed_in.post("/account/sign-out-everywhere/")
    assert not is_in(signed_in)
    assert not is_in(other)
    assert AuditEntry.objects.filter(action="user.sessions_ended", subject=f"user:{chief.pk}").exists()
    assert enter(other, "chief") == "/admin/"
    assert is_in(other)


def test_an_administrator_signs_another_out(signed_in: Client, clerk: User) -> None:
    other = Client()
    enter(other, "clerk", page="/desk/login/")
    assert is_in(other)
    signed_in.post("/admin/auth/user/", {"action": "sign_out_everywhere", "_selected_action": [clerk.pk]})
    assert not is_in(other)
    assert is_in(signed_in)


def deactivated(clerk: User) -> None:
    clerk.is_active = False
    clerk.save()


def made_administrator(clerk: User) -> None:
    clerk.is_superuser = True
    clerk.save()


def in_another_group(clerk: User) -> None:
    clerk.groups.add(Group.objects.get(name="Auditors"))


def out_of_every_group(clerk: User) -> None:
    clerk.groups.clear()


def out_of_the_group_from_its_side(clerk: User) -> None:
    Group.objects.get(name="Staff").user_set.remove(clerk)


def in_a_group_that_may_more(clerk: User) -> None:
    Group.objects.get(name="Staff").permissions.add(Permission.objects.get(codename="view_caserow"))


@pytest.mark.parametrize(
    "happened",
    [
        deactivated,
        made_administrator,
        in_another_group,
        out_of_every_group,
        out_of_the_group_from_its_side,
        in_a_group_that_may_more,
    ],
)
def test_a_session_ends_with_the_rights_it_began_with(clerk: User, browser: Client, happened: Any) -> None:
    make_groups()
    clerk.groups.set([Group.objects.get(name="Staff")])
    enter(browser, "clerk", page="/desk/login/")
    assert is_in(browser)
    happened(clerk)
    assert not is_in(browser)


def test_a_new_name_ends_no_session(clerk: User, browser: Client) -> None:
    enter(browser, "clerk", page="/desk/login/")
    clerk.last_name = "佐藤"
    clerk.save()
    assert is_in(browser)


def test_a_webhook_looks_nobody_up(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/healthz").status_code == 200
