import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from bot.store.models import AuditEntry, CannedTextRow, DeliveryRow, RetentionRule
from bot.web.console.base import ReadOnly
from bot.web.console.roles import make_groups
from intents.models import IntentRevision, Publication
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened


def test_an_auditor_reads_and_changes_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser, address = sign_in("Auditors"), reverse("admin:intents_intent_change", args=[garbage.intent.pk])
    page = browser.get(address)
    assert "朝8時30分までに" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    browser.post(address, opened(garbage.intent, answers_ja="改ざん"))
    browser.post(reverse("admin:intents_intent_changelist"), {"action": "take_out_of_use", "_selected_action": [1]})
    assert Publication.objects.count() == 1


def test_an_editor_sees_no_conversation(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    for name in ("conversationrow", "deliveryrow", "auditentry", "decisionrow"):
        assert browser.get(reverse(f"admin:store_{name}_changelist")).status_code == 403, name


def test_nothing_that_the_counter_wrote_is_changed_or_deleted_here() -> None:
    admin.autodiscover()  # what otherwise the first look at an address does
    written = {model: page for model, page in admin.site._registry.items() if model._meta.app_label == "store"}
    del written[CannedTextRow]  # which editors write
    del written[RetentionRule]  # and administrators
    pages = list(written.values())
    assert pages
    assert all(isinstance(page, ReadOnly) for page in pages)


@pytest.mark.parametrize("name", ["change", "delete"])
def test_not_even_an_administrator_may(garbage: IntentRevision, sign_in: SignIn, name: str) -> None:
    row = sample.make_delivery(sample.make_conversation(), "dead")
    address = reverse(f"admin:store_deliveryrow_{name}", args=[row.pk])
    assert sign_in().post(address, {"post": "yes", "state": "sent"}).status_code == 403
    assert DeliveryRow.objects.get(pk=row.pk).state == "dead"


def test_groups_that_exist_are_left_as_the_city_made_them(db: None) -> None:
    assert make_groups() == ["Editors", "Reviewers", "Staff", "Supervisors", "Auditors", "Operators"]
    Group.objects.get(name="Editors").permissions.clear()
    assert make_groups() == []
    assert Group.objects.get(name="Editors").permissions.count() == 0


def test_signing_in_is_audited_by_id(db: None, sign_in: SignIn) -> None:
    sign_in("Auditors")
    entry = AuditEntry.objects.get()
    assert entry.action == "signed_in"
    assert entry.actor.startswith("user:")


@pytest.mark.parametrize(("language", "told"), [("ja", "この画面は表示できません"), ("en", "Not for your role")])
def test_who_types_an_address_of_another_role_reads_what_to_do(
    db: None, sign_in: SignIn, language: str, told: str
) -> None:
    answer = sign_in("Editors", language).get(reverse("admin:store_auditentry_changelist"))
    assert answer.status_code == 403
    assert f"<h1>{told}</h1>" in answer.content.decode()
    assert 'href="/admin/"' in answer.content.decode()


def test_a_page_that_is_not_there_says_so(db: None, sign_in: SignIn) -> None:
    answer = sign_in("Editors", "ja").get("/admin/intents/intent/999/draft/")
    assert answer.status_code == 404
    assert "<h1>ページが見つかりません</h1>" in answer.content.decode()


def test_a_form_from_another_site_or_another_session_is_refused_in_words(garbage: IntentRevision) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.create_superuser("chief"))
    browser.cookies["django_language"] = "ja"
    address = reverse("admin:intents_intent_change", args=[garbage.intent.pk])
    answer = browser.post(address, opened(garbage.intent, answers_ja="よその画面から", csrfmiddlewaretoken="x" * 64))
    assert answer.status_code == 403
    assert "何も保存されていません" in answer.content.decode()
    assert Publication.objects.count() == 1
