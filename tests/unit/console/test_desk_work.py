"""Which cases an account works on, as administrators say it on the account's page."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from bot.store import people
from bot.store.models import SlackName, StaffMember
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

DETAILS = {"username": "sato", "is_active": "on", "_save": "1"}
INLINE = {
    "staff_member-TOTAL_FORMS": "1",
    "staff_member-INITIAL_FORMS": "0",
    "staff_member-MIN_NUM_FORMS": "0",
    "staff_member-MAX_NUM_FORMS": "1",
}


@pytest.fixture
def account(city: None) -> User:
    sample.make_department("citizens", "市民課", "Citizens")
    return User.objects.create(username="sato", last_name="佐藤", first_name="健")


def save(sign_in: SignIn, account: User, **work: object) -> str:
    given = {**DETAILS, **INLINE, **{f"staff_member-0-{name}": value for name, value in work.items()}}
    address = reverse("admin:auth_user_change", args=[account.pk])
    return sign_in().post(address, given, follow=True).content.decode()


def test_an_account_gets_departments_and_its_slack_id(account: User, sign_in: SignIn) -> None:
    save(sign_in, account, departments=["citizens"], slack_id=" U024BE7LH ")
    member = StaffMember.objects.get(account=account)
    assert (member.departments, member.slack_id, member.person) == (["citizens"], "U024BE7LH", "U024BE7LH")


def test_what_is_no_slack_id_is_told(account: User, sign_in: SignIn) -> None:
    assert "This is no Slack member ID" in save(sign_in, account, departments=["citizens"], slack_id="@sato")
    assert not StaffMember.objects.exists()


def test_who_is_not_in_slack_has_a_name_there(account: User) -> None:
    member = StaffMember.objects.create(account=account)
    said = {"text": f"<@{member.person}> が担当します", "facts": [["担当者", "<@U1>"]]}
    assert people.for_slack(said) == {"text": "佐藤 健 が担当します", "facts": [["担当者", "<@U1>"]]}


def test_who_has_no_account_is_called_as_slack_calls_them(account: User) -> None:
    people.note_slack_name("U1", "tanaka")
    people.note_slack_name("U1", "田中")
    assert SlackName.objects.count() == 1
    assert people.in_words("<@U1> と <@U2>") == "田中 と U2"
