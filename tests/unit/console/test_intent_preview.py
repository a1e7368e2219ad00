"""What stands in the form, saved or not, as LINE would get it."""

from typing import Any

import pytest
from django.urls import reverse

from intents.models import IntentRevision
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened

PREVIEW = "admin:intents_intent_preview"


def body(message: dict[str, Any]) -> list[str]:
    return [part.get("text", "") for part in message["contents"]["body"]["contents"]]


def test_the_unsaved_words_are_drawn_with_the_citys_values(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(garbage.intent, answers_ja="{city_name}の{department.name}へ。")
    [message] = sign_in("Editors").post(reverse(PREVIEW), data).json()["ja"]["messages"]
    assert body(message)[:2] == ["ごみの出し方", "みなと川市の総合案内へ。"]
    assert "担当：総合案内（0000-00-1100）" in body(message)
    assert message["contents"]["footer"]["contents"][0]["action"]["uri"] == garbage.source_url
    labels = [item["action"]["label"] for item in message["quickReply"]["items"]]
    assert labels == ["役に立った", "解決しない", "職員に相談", "English"]


def test_a_language_that_is_not_written_is_given_as_citizens_get_it(garbage: IntentRevision, sign_in: SignIn) -> None:
    drawn = sign_in("Editors").post(reverse(PREVIEW), opened(garbage.intent, answers_en="")).json()
    assert any("written this answer in Japanese only" in text for text in body(drawn["en"]["messages"][0]))
    assert drawn["en"]["variables"]["city_name"] == "Minatogawa City"


def test_plain_japanese_is_drawn_with_readings_where_they_are_wanted_and_hints_name_the_sentence(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    editor, data = sign_in("Editors"), opened(garbage.intent, answers_ja_easy="紙を提出します。8時です。")
    wanted = editor.post(reverse(PREVIEW), {**data, "readings": "on"}).json()
    assert "紙（かみ）を提出（ていしゅつ）します。8時です。" in body(wanted["ja-easy"]["messages"][0])
    assert wanted["ja-easy"]["hints"] == [
        {"sentence": "紙を提出します。", "hints": ["A word of offices: 提出. Plainer: 出す."]}
    ]
    assert wanted["ja"]["hints"] == []
    assert "紙を提出します。8時です。" in body(editor.post(reverse(PREVIEW), data).json()["ja-easy"]["messages"][0])


@pytest.mark.parametrize("data", [{}, {"valid_from": "soon", "department": "gone", "answers_ja": " "}])
def test_a_form_that_says_nothing_yet_draws_nothing(city: None, sign_in: SignIn, data: dict[str, str]) -> None:
    answer = sign_in("Editors").post(reverse(PREVIEW), data)
    assert answer.status_code == 200
    assert {tuple(each["messages"]) for each in answer.json().values()} == {()}


def test_what_cannot_be_saved_yet_is_drawn_all_the_same(city: None, sign_in: SignIn) -> None:
    data = {"title_ja": "題", "answers_ja": "<b>太字</b>{unknown}" + "あ" * 800, "valid_from": "?", "department": ""}
    drawn = sign_in("Editors").post(reverse(PREVIEW), data).json()["ja"]
    assert body(drawn["messages"][0])[1].startswith("<b>太字</b>{unknown}ああ")
    assert drawn["notes"] == [
        "Notifications and screen readers of the phone get the first 750 characters only: put the important first."
    ]


def test_only_those_who_edit_may_ask_for_it(city: None, sign_in: SignIn) -> None:
    assert sign_in("Auditors").post(reverse(PREVIEW), {}).status_code == 403
    assert sign_in("Editors").get(reverse(PREVIEW)).status_code == 405


def test_finished_buttons_are_drawn_with_the_citys_values(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(garbage.intent, buttons_ja="電話する tel:{department.phone}\n予約 javascript:alert(1)\n予約 https:")
    drawn = sign_in("Editors").post(reverse(PREVIEW), data).json()
    actions = [each["action"] for each in drawn["ja"]["messages"][0]["contents"]["footer"]["contents"]]
    assert [(each["label"], each["uri"]) for each in actions[:-1]] == [("電話する", "tel:0000001100")]
    assert len(drawn["en"]["messages"][0]["contents"]["footer"]["contents"]) == 1


def test_bold_words_are_drawn_bold_and_other_markup_as_it_was_written(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(garbage.intent, answers_ja="**持ち物**\n# 見出し <b>太字</b>")
    [message] = sign_in("Editors").post(reverse(PREVIEW), data).json()["ja"]["messages"]
    said, *_under_it = [part for part in message["contents"]["body"]["contents"] if "contents" in part]
    assert [(each["text"], each.get("weight")) for each in said["contents"]] == [
        ("持ち物", "bold"),
        ("\n# 見出し <b>太字</b>", None),
    ]
    assert "ごみの出し方\n持ち物\n# 見出し <b>太字</b>" in message["altText"]
