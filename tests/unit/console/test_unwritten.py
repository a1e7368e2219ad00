"""Answers in use that hold a word which the city does not write any more."""

import pytest
from django.test import Client
from django.urls import reverse

from intents.lexicon import FORBIDDEN
from intents.models import IntentRevision
from intents.publishing import save_edit
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

LIST = "/admin/intents/intent/?words=unwritten"


def forbid(browser: Client, ja: str) -> str:
    form = {"ja": ja, "en": "", "kind": FORBIDDEN, "note": ""}
    return browser.post(reverse("admin:intents_lexicon_add"), form, follow=True).content.decode()


def listed(browser: Client) -> list[str]:
    return [row.key for row in browser.get(LIST).context["cl"].queryset]


@pytest.fixture
def dog(garbage: IntentRevision) -> IntentRevision:
    return sample.make_intent("dog", "犬の登録", "30日以内に届け出てください。", ("8時30分に行ける？",))


def test_forbidding_a_word_tells_at_once_how_many_answers_hold_it_and_where(
    dog: IntentRevision, sign_in: SignIn
) -> None:
    browser = sign_in("Editors")
    told = forbid(browser, "8時30分")
    assert "1 answer in use holds one of these words." in told
    assert "/admin/intents/intent/?words=unwritten" in told
    assert listed(browser) == ["garbage"], "in an example the word is the citizen's"


def test_nothing_is_told_of_a_word_that_stands_nowhere(dog: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    assert "in use" not in forbid(browser, "外人")
    assert listed(browser) == []


def test_what_citizens_read_counts_not_what_is_worked_on(dog: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    forbid(browser, "粗大")
    save_edit(dog.intent, {"answers": {"ja": "粗大ごみではありません。"}}, author=None, state="draft", base_revision=1)
    assert listed(browser) == []
    save_edit(dog.intent, {"answers": {"ja": "粗大ごみではありません。"}}, author=None, base_revision=2)
    assert listed(browser) == ["dog"]
