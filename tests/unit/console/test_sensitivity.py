"""The law that an answer rests on, and who reads what citizens wrote about delicate matters."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from bot.store.models import QuestionGroup, StaffMember
from intents.models import Intent, IntentRevision
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened

LAW = "廃棄物処理法第6条の2"
LIST = "/admin/intents/intent/"
GROUPS, SUGGESTIONS = "/admin/store/questiongroup/", "/admin/store/signalrow/"


def save(browser: Client, intent: Intent, **changes: Any) -> IntentRevision:
    browser.post(f"{LIST}{intent.pk}/change/", opened(intent, **changes))
    latest = latest_revision(intent)
    assert latest is not None
    return latest


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


@pytest.fixture
def delicate(garbage: IntentRevision, sign_in: SignIn) -> IntentRevision:
    return save(sign_in(), garbage.intent, sensitivity="delicate", legal_basis=LAW)


def of_department(sign_in: SignIn, department: str) -> Client:
    browser = sign_in("Editors")
    account = User.objects.get(username="Editors")
    StaffMember.objects.create(account=account, departments=[department])
    return browser


def test_the_form_keeps_both_and_publishes_them(delicate: IntentRevision) -> None:
    assert (delicate.state, delicate.legal_basis, delicate.sensitivity) == ("published", LAW, "delicate")


def test_an_unknown_sensitivity_is_refused_and_nothing_is_saved(garbage: IntentRevision, sign_in: SignIn) -> None:
    assert save(sign_in(), garbage.intent, sensitivity="secret", answers_ja="別の文。").number == 1
    assert save(sign_in("Editors"), garbage.intent, legal_basis="法" * 201).number == 1


def test_the_history_and_the_page_for_readers_tell_both(delicate: IntentRevision, sign_in: SignIn) -> None:
    history = read(sign_in("Editors"), f"{LIST}{delicate.intent_id}/history/")
    assert LAW in history
    assert "Delicate" in history
    page = read(sign_in("Auditors"), f"{LIST}{delicate.intent_id}/change/")
    assert f"<dd>{LAW}</dd>" in page
    assert "<dd>Delicate</dd>" in page


def test_the_list_is_narrowed_by_both(delicate: IntentRevision, sign_in: SignIn) -> None:
    sample.make_intent("dog", "犬の登録", "30日以内に。")
    browser = sign_in("Editors")
    for query, there in {
        "?sensitivity=delicate": True,
        "?sensitivity=ordinary": False,
        "?q=廃棄物処理法": True,
        "?q=住民基本台帳法": False,
    }.items():
        shown = read(browser, LIST + query)
        assert (f"{LIST}{delicate.intent_id}/change/" in shown) == there, query


def test_the_decision_record_names_the_law_of_the_version_that_was_given(
    delicate: IntentRevision, sign_in: SignIn
) -> None:
    decision = sample.make_turn(sample.make_conversation(), "ごみは？", "garbage")
    browser, address = sign_in("Auditors"), f"/admin/store/decisionrow/{decision.pk}/change/"
    assert LAW not in read(browser, address)
    decision.revision = delicate.number
    decision.save()
    assert LAW in read(browser, address)


def test_citizens_do_not_see_the_law(delicate: IntentRevision, sign_in: SignIn) -> None:
    drawn = sign_in("Editors").post(reverse("admin:intents_intent_preview"), opened(delicate.intent))
    assert "朝8時30分" in str(drawn.json())
    assert LAW not in str(drawn.json())


def test_examples_of_a_delicate_answer_are_suggested_to_its_own_department(
    delicate: IntentRevision, sign_in: SignIn
) -> None:
    sample.make_signal(sample.make_turn(sample.make_conversation(), "燃えるゴミは何曜日", "garbage"))
    sample.make_department("tax", "税務課", "Tax Section")
    assert "燃えるゴミは何曜日" in read(sign_in("Reviewers"), SUGGESTIONS)  # of no department: all are theirs
    browser = of_department(sign_in, "tax")
    assert "燃えるゴミは何曜日" not in read(browser, SUGGESTIONS)
    StaffMember.objects.update(departments=["general"])
    assert "燃えるゴミは何曜日" in read(browser, SUGGESTIONS)


def test_an_ordinary_answer_keeps_nothing_from_others(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_signal(sample.make_turn(sample.make_conversation(), "燃えるゴミは何曜日", "garbage"))
    group = sample.make_unfound(sample.make_turn(sample.make_conversation(), "ドローン", "garbage"))
    browser = of_department(sign_in, "tax")
    assert "燃えるゴミは何曜日" in read(browser, SUGGESTIONS)
    assert f"{GROUPS}{group.pk}/" in read(browser, GROUPS)


@pytest.fixture
def group(delicate: IntentRevision) -> QuestionGroup:
    found = sample.make_unfound(sample.make_turn(sample.make_conversation(), "夫がこわい", "garbage"))
    QuestionGroup.objects.update(department="")
    return found


def test_questions_near_a_delicate_answer_are_read_by_its_own_department(group: QuestionGroup, sign_in: SignIn) -> None:
    browser, page = of_department(sign_in, "tax"), f"{GROUPS}{group.pk}/change/"
    dismiss = reverse("admin:store_unfound_act", args=[group.pk, "dismiss"])
    assert "夫がこわい" not in read(browser, GROUPS)
    assert browser.get(page).status_code == 404
    assert browser.post(dismiss, {"reason": "x"}).status_code == 404
    assert "夫がこわい" not in read(browser, f"{LIST}add/?questions={group.pk}")
    StaffMember.objects.update(departments=["general"])
    assert "夫がこわい" in read(browser, GROUPS)
    assert "夫がこわい" in read(browser, page)


def test_who_was_given_the_questions_reads_them(group: QuestionGroup, sign_in: SignIn) -> None:
    QuestionGroup.objects.update(department="tax", assigned=True)
    assert "夫がこわい" in read(of_department(sign_in, "tax"), GROUPS)
