"""Rules of keeping, what was removed, and erasing one citizen in the console and on the command line."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from bot.store.models import Address, AuditEntry, ContactRow, RemovalRun, RetentionRule
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

RULES, REMOVALS = "/admin/store/retentionrule/", "/admin/store/removalrun/"
LINE_ID = "U" + "7" * 32


@pytest.fixture
def citizen(city: None) -> ContactRow:
    conversation = sample.make_conversation()
    sample.make_turn(conversation, "ごみ", "garbage")
    Address.objects.create(contact=conversation.contact, channel="line", platform_id=LINE_ID)
    return conversation.contact


def add(browser: Client, **rule: Any) -> str:
    page: Any = browser.post(f"{RULES}add/", {"kind": "utterances", "topic": "", "days": 30, **rule}, follow=True)
    return str(page.content.decode())


def test_rules_are_kept_audited_and_led_to_from_the_citys_page(city: None, sign_in: SignIn) -> None:
    browser = sign_in()
    add(browser, topic="waste", days=7)
    assert [(rule.kind, rule.topic, rule.days) for rule in RetentionRule.objects.all()] == [("utterances", "waste", 7)]
    assert AuditEntry.objects.filter(action="retentionrule.added").exists()
    assert RULES in browser.get("/admin/intents/cityprofile/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"days": 91}, "Whole conversations are removed after 90 days"),
        ({"kind": "files", "topic": "waste"}, "This kind of data has no topic"),
        ({"days": 0}, "greater than or equal to 1"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused_with_the_reason(
    city: None, sign_in: SignIn, rule: dict[str, Any], told: str
) -> None:
    assert told in add(sign_in(), **rule)
    assert not RetentionRule.objects.exists()


def test_what_each_night_removed_is_listed(city: None, sign_in: SignIn) -> None:
    sample.make_removal()
    listed = sign_in("Auditors").get(REMOVALS).content.decode()
    assert "What was written in conversations: 1,200, Conversations: 3" in listed
    assert "Erase one citizen" not in listed


def test_a_citizen_is_shown_first_and_erased_by_the_second_press(citizen: ContactRow, sign_in: SignIn) -> None:
    browser = sign_in()
    shown: Any = browser.post(f"{REMOVALS}erase/", {"who": LINE_ID, "reason": "request 12"})
    assert dict(shown.context["counts"])["Messages"] == 1
    assert LINE_ID not in shown.content.decode(), "the second form carries the internal id alone"
    assert ContactRow.objects.filter(pk=citizen.pk).exists()
    again = {"contact": str(citizen.pk), "reason": "request 12", "_erase": ""}
    proof: Any = browser.post(f"{REMOVALS}erase/", again, follow=True)
    assert "This page is the proof" in proof.content.decode()
    assert "request 12" in proof.content.decode()
    assert not ContactRow.objects.filter(pk=citizen.pk).exists()
    assert "Nobody is known by this" in browser.post(f"{REMOVALS}erase/", again, follow=True).content.decode()


def test_only_administrators_erase(citizen: ContactRow, sign_in: SignIn) -> None:
    again = {"contact": str(citizen.pk), "reason": "x", "_erase": ""}
    for group in ("Operators", "Auditors", "Editors"):
        assert sign_in(group).post(f"{REMOVALS}erase/", again).status_code == 403
    assert ContactRow.objects.filter(pk=citizen.pk).exists()


def test_the_command_tells_first_and_removes_with_yes(citizen: ContactRow) -> None:
    told = StringIO()
    call_command("erase_citizen", LINE_ID, reason="request 12", stdout=told)
    assert "messages: 1" in told.getvalue()
    assert "nothing was removed: add --yes" in told.getvalue()
    call_command("erase_citizen", LINE_ID, "--yes", reason="request 12", stdout=told)
    assert RemovalRun.objects.get().counts["messages"] == 1
    with pytest.raises(CommandError, match="nobody is known by this"):
        call_command("erase_citizen", LINE_ID, "--yes", reason="request 12")
