from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bot.store.models import AuditEntry, DeliveryRow, QuestionGroup, StaffMember, UnfoundQuestion
from intents.models import Department, Intent, IntentRevision
from intents.publishing import current_number, published_items
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

LIST = "/admin/store/questiongroup/"


@pytest.fixture
def group(garbage: IntentRevision) -> QuestionGroup:
    talk = sample.make_conversation()
    asked = ("ドローンを飛ばしたい", "ドローンの許可は？", "[電話番号]に電話して")
    return sample.make_unfound(*(sample.make_turn(talk, text, "garbage") for text in asked))


def act(browser: Client, group: QuestionGroup, name: str, **given: Any) -> str:
    address = reverse("admin:store_unfound_act", args=[group.pk, name])
    return browser.post(address, given, follow=True).content.decode()


def state(group: QuestionGroup) -> tuple[str, str]:
    group.refresh_from_db()
    return group.state, group.intent


def noted(action: str) -> bool:
    return AuditEntry.objects.filter(action=action, subject__startswith="questions:").exists()


def test_the_list_tells_how_often_and_what_came_near(group: QuestionGroup, sign_in: SignIn) -> None:
    shown = sign_in("Editors").get(LIST).content.decode()
    assert "ドローンを飛ばしたい" in shown
    assert "3 times" in shown
    assert "3 (more; the week before: 0)" in shown
    assert "3 times, score 0.91" in shown


def test_the_list_is_narrowed_by_state_department_language_and_period(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    for query, there in {
        "?department=general&language=ja&days=7": True,
        "?language=en": False,
        "?state=dismissed": False,
        "?department=nowhere&days=x": True,  # what cannot be read counts as not given
    }.items():
        assert (f"{LIST}{group.pk}/" in browser.get(LIST + query).content.decode()) == there, query


def test_a_draft_begins_with_the_questions_and_settles_the_group(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = browser.get(f"{LIST}{group.pk}/change/").context["new_answer"]
    initial = browser.get(address).context["adminform"].form.initial
    assert set(initial["examples_ja"].splitlines()) == {
        "ドローンを飛ばしたい",
        "ドローンの許可は？",
    }  # nothing that is masked
    assert (initial["department"], initial["topic"]) == ("general", "waste")
    given = {name: value for name, value in initial.items() if value is not None}
    words = {
        "key": "drones",
        "title_ja": "ドローン",
        "question_ja": "ドローンを飛ばせますか。",
        "answers_ja": "許可が要ります。",
    }
    saved = {
        **given,
        **words,
        "sensitivity": "ordinary",
        "source_url": "https://www.city.minatogawa.example/drones",
        "_draft": "",
    }
    browser.post(address, saved)
    revision = latest_revision(Intent.objects.get(key="drones"))
    assert revision is not None
    assert revision.state == "draft"
    assert revision.intent_id not in published_items(current_number())
    assert state(group) == ("worked_on", "drones")
    assert noted("questions.drafted")


def test_questions_become_examples_of_an_answer_as_a_draft(
    group: QuestionGroup, garbage: IntentRevision, sign_in: SignIn
) -> None:
    live = published_items(current_number())
    given = {"intent": garbage.intent_id, "text": ["ドローンの許可は？", "brought along by the press"]}
    browser = sign_in("Editors")
    assert "Saved as a draft" in act(browser, group, "add", **given)
    revision = latest_revision(garbage.intent)
    assert revision is not None
    assert (revision.state, revision.content["examples"]["ja"]) == ("draft", ["ごみの日いつ", "ドローンの許可は？"])
    assert published_items(current_number()) == live
    assert state(group) == ("worked_on", "garbage")
    assert noted("questions.added")
    assert "has these examples already" in act(browser, group, "add", **given)


def test_other_answers_are_found_by_their_words(group: QuestionGroup, sign_in: SignIn) -> None:
    sample.make_intent("dog", "犬の登録", "30日以内に。")
    shown = sign_in("Editors").get(f"{LIST}{group.pk}/change/?q=犬").content.decode()
    assert "犬の登録" in shown or "dog" in shown


def test_dismissing_needs_a_reason_that_is_masked(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    assert "Please write why" in act(browser, group, "dismiss", reason=" ")
    act(browser, group, "dismiss", reason="090-1234-5678 に電話済み")
    assert state(group) == ("dismissed", "")
    assert "1234" not in group.reason
    assert (group.size, noted("questions.dismissed")) == (3, True)
    assert f"{LIST}{group.pk}/" not in browser.get(LIST).content.decode()
    act(browser, group, "reopen")
    assert state(group) == ("open", "")


def test_a_department_is_told_once_in_its_room(group: QuestionGroup, sign_in: SignIn, settings: Any) -> None:
    settings.SLACK_BOT_TOKEN, settings.SLACK_DEFAULT_ROOM = "xoxb-1", "C0MADOGUCHI"
    browser = sign_in("Editors")
    assert "Please choose a department" in act(browser, group, "assign", department="nowhere")
    act(browser, group, "assign", department="general")
    act(browser, group, "assign", department="general")
    group.refresh_from_db()
    assert (group.assigned, DeliveryRow.objects.count()) == (True, 1)
    assert noted("questions.assigned")


def test_who_may_not_change_answers_reads_only(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Auditors")
    assert "ドローン" in browser.get(f"{LIST}{group.pk}/change/").content.decode()
    address = reverse("admin:store_unfound_act", args=[group.pk, "dismiss"])
    assert browser.post(address, {"reason": "no"}).status_code == 403
    assert browser.post(reverse("admin:store_unfound_again")).status_code == 403


def test_an_editor_of_other_departments_does_not_decide(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    sample.make_department("tax", "税務課", "Tax")
    account = browser.session["_auth_user_id"]
    StaffMember.objects.create(account_id=account, departments=["tax"])
    address = reverse("admin:store_unfound_act", args=[group.pk, "dismiss"])
    assert browser.post(address, {"reason": "no"}).status_code == 403
    group.department = "tax"
    group.save()
    assert browser.post(address, {"reason": "no"}).status_code == 302


def test_a_page_without_its_group(group: QuestionGroup, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    UnfoundQuestion.objects.all().delete()
    for address in (f"{LIST}{group.pk}/change/", f"{LIST}abc/change/"):
        assert browser.get(address).status_code == 404
    assert browser.get(f"{reverse('admin:intents_intent_add')}?questions=abc").status_code == 200
    assert Department.objects.exists()
