"""The page of a draft, and whose presses count there."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot.store.models import AuditEntry, StaffMember
from intents.models import Intent, IntentRevision, Remark, Schedule
from intents.publishing import current_number, published_items
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened

State = IntentRevision.State


def _draft_page(intent: Intent) -> str:
    return reverse("admin:intents_intent_draft", args=[intent.pk])


def _save(browser: Client, intent: Intent, button: str, **changes: Any) -> Any:
    address = reverse("admin:intents_intent_change", args=[intent.pk])
    return browser.post(address, {**opened(intent, **changes), button: "1"}, follow=True)


def _press(browser: Client, intent: Intent, step: str, **given: Any) -> Any:
    latest = latest_revision(intent)
    assert latest is not None
    address = reverse("admin:intents_intent_step", args=[intent.pk, step])
    return browser.post(address, {"number": latest.number, **given}, follow=True)


def _state(intent: Intent) -> str:
    latest = latest_revision(intent)
    assert latest is not None
    return latest.state


def test_a_saved_draft_leads_to_its_page_and_changes_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent = garbage.intent
    page = _save(sign_in("Editors"), intent, "_draft", answers_ja="<b>下書き</b>です")
    assert page.redirect_chain[-1][0] == _draft_page(intent)
    text = page.content.decode()
    assert "Citizens still get version 1." in text
    assert "&lt;b&gt;" in text
    assert "<b>下書き" not in text
    assert published_items(current_number())[intent.pk] == garbage.pk


def test_a_draft_goes_to_review_back_and_out(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor, reviewer = garbage.intent, sign_in("Editors"), sign_in("Reviewers")
    _save(editor, intent, "_review", answers_ja="新しい回答")
    assert _state(intent) == State.REVIEW
    assert "Please write what should be changed." in _press(reviewer, intent, "send-back").content.decode()
    page = _press(reviewer, intent, "send-back", text="<script>alert(1)</script>料金は?")
    assert "&lt;script&gt;" in page.content.decode()
    assert "<script>alert(1)" not in page.content.decode()
    assert _state(intent) == State.DRAFT
    _press(editor, intent, "review")
    _press(reviewer, intent, "publish")
    assert _state(intent) == State.PUBLISHED
    actions = [entry.action for entry in AuditEntry.objects.order_by("pk") if entry.action.startswith("intent.")]
    assert actions == [
        "intent.saved",
        "intent.sent_to_review",
        "intent.sent_back",
        "intent.sent_to_review",
        "intent.published",
    ]


def test_where_two_persons_are_wanted_a_press_of_publish_sends_to_review(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    sample.make_rule(two_persons=True)
    intent, editor = garbage.intent, sign_in("Editors")
    page = _save(editor, intent, "_save", answers_ja="新しい回答")
    assert "somebody else" in page.content.decode()
    assert _state(intent) == State.REVIEW
    assert "You wrote this version" in _press(editor, intent, "publish").content.decode()
    assert _state(intent) == State.REVIEW


def test_a_press_on_a_version_that_is_gone_does_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_draft", answers_ja="新しい回答")
    page = _press(editor, intent, "publish", number=1)
    assert "Somebody else saved in the meantime" in page.content.decode()
    assert _state(intent) == State.DRAFT


def test_a_draft_is_published_later_or_not_at_all(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_draft", answers_ja="新しい回答")
    _press(editor, intent, "schedule", at="2020-01-01T09:00")
    assert not Schedule.objects.exists()
    at = timezone.localtime().replace(second=0, microsecond=0) + timedelta(days=1)
    _press(editor, intent, "schedule", at=at.strftime("%Y-%m-%dT%H:%M"))
    assert Schedule.objects.get().at == at
    _press(editor, intent, "unschedule")
    assert not Schedule.objects.exists()
    _press(editor, intent, "discard")
    assert latest_revision(intent) == garbage


def test_an_unchanged_form_publishes_the_draft_that_waits(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_draft", answers_ja="新しい回答")
    _save(editor, intent, "_save")
    latest = latest_revision(intent)
    assert latest is not None
    assert (latest.number, latest.state) == (2, State.PUBLISHED)


def test_an_editor_changes_the_answers_of_their_departments_only(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_department("children", "子育て支援課", "Child Care")
    browser, intent = sign_in("Editors"), garbage.intent
    StaffMember.objects.create(account=User.objects.get(username="Editors"), departments=["children"])
    page = browser.get(reverse("admin:intents_intent_change", args=[intent.pk]))
    assert "朝8時30分までに" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    _save(browser, intent, "_save", answers_ja="よその課")
    for step in ("publish", "review", "discard", "comment", "send-back", "schedule"):
        address = reverse("admin:intents_intent_step", args=[intent.pk, step])
        assert browser.post(address, {"number": 1, "text": "x"}).status_code == 403, step
    browser.post(
        reverse("admin:intents_intent_changelist"), {"action": "take_out_of_use", "_selected_action": [intent.pk]}
    )
    address = reverse("admin:intents_intent_return", args=[intent.pk, 1])
    assert browser.post(address, {"base_revision": 1}).status_code == 403
    assert (intent.revisions.count(), current_number()) == (1, 1)


def test_an_editor_moves_no_answer_to_another_department(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_department("children", "子育て支援課", "Child Care")
    browser = sign_in("Editors")
    StaffMember.objects.create(account=User.objects.get(username="Editors"), departments=["general"])
    page = _save(browser, garbage.intent, "_save", department="children")
    assert "department" in page.context["adminform"].form.errors


@pytest.mark.parametrize("role", ["Auditors", "Staff"])
def test_who_reads_or_has_nothing_to_do_with_answers_presses_nothing(
    garbage: IntentRevision, sign_in: SignIn, role: str
) -> None:
    browser = sign_in(role)
    for step in ("publish", "review", "discard", "comment", "send-back", "schedule", "unschedule"):
        address = reverse("admin:intents_intent_step", args=[garbage.intent.pk, step])
        assert browser.post(address, {"number": 1, "text": "x"}).status_code == 403, step
    assert browser.get(_draft_page(garbage.intent)).status_code == (200 if role == "Auditors" else 403)
    assert not Remark.objects.exists()


def test_the_history_names_the_steps(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_review", answers_ja="新しい回答", note="時間の変更")
    text = editor.get(reverse("admin:intents_intent_history", args=[intent.pk])).content.decode()
    assert "sent to review" in text
    assert "時間の変更" in text


def test_a_translation_left_behind_is_marked_until_it_is_compared(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_save", answers_ja="朝9時までに出してください。")
    assert _stale(intent) == ["en"]
    _save(editor, intent, "_save", note="題名だけ", title_ja="ごみ")
    assert _stale(intent) == ["en"]
    _save(editor, intent, "_save", compared=["en"])
    assert _stale(intent) == []
    _save(editor, intent, "_save", answers_ja="朝10時までに出してください。", answers_en="By 10.")
    assert _stale(intent) == []


def _stale(intent: Intent) -> list[str]:
    latest = latest_revision(intent)
    assert latest is not None
    stale: list[str] = latest.stale
    return stale


@pytest.mark.parametrize(("days", "found"), [(-1, []), (0, ["garbage"]), (13, ["garbage"]), (14, [])])
def test_answers_that_end_soon_are_listed(
    garbage: IntentRevision, sign_in: SignIn, days: int, found: list[str]
) -> None:
    editor, last = sign_in("Editors"), timezone.localdate() + timedelta(days)
    _save(editor, garbage.intent, "_draft", valid_until=last.isoformat())
    page = editor.get(f"{reverse('admin:intents_intent_changelist')}?check=ending")
    assert [row.key for row in page.context["cl"].result_list] == found


def test_the_first_page_counts_what_the_own_answers_need(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_department("children", "子育て支援課", "Child Care")
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_save", answers_ja="朝9時までに出してください。", review_by="2026-04-02")
    _save(editor, intent, "_draft", answers_ja="朝10時までに出してください。")
    text = editor.get("/admin/").content.decode()
    for told in ("To be checked", "Translations to be compared", "0 in review, 1 drafts"):
        assert told in text
    for query in ("check=overdue", "check=stale", "check=any", "state=draft"):
        page = editor.get(f"{reverse('admin:intents_intent_changelist')}?{query}")
        assert [row.key for row in page.context["cl"].result_list] == ["garbage"], query
    StaffMember.objects.create(account=User.objects.get(username="Editors"), departments=["children"])
    assert "Translations to be compared" not in editor.get("/admin/").content.decode()
    page = editor.get(f"{reverse('admin:intents_intent_changelist')}?check=stale&department=-")
    assert list(page.context["cl"].result_list) == []
