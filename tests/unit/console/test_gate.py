"""What the gate tells an editor, and that publishing against it needs a reason, which is kept."""

from typing import Any

from django.test import Client
from django.urls import reverse

from bot.store.models import AuditEntry
from intents.gate import links
from intents.glossary import with_group
from intents.lexicon import FORBIDDEN, Group
from intents.models import Intent, IntentRevision, Remark, Trial
from intents.publishing import current_number, save_lexicon
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened

State = IntentRevision.State


def _save(browser: Client, intent: Intent, button: str, **changes: Any) -> str:
    address = reverse("admin:intents_intent_change", args=[intent.pk])
    return browser.post(address, {**opened(intent, **changes), button: "1"}, follow=True).content.decode()


def _press(browser: Client, intent: Intent, step: str, **given: Any) -> str:
    latest = latest_revision(intent)
    assert latest is not None
    address = reverse("admin:intents_intent_step", args=[intent.pk, step])
    return browser.post(address, {"number": latest.number, **given}, follow=True).content.decode()


def _tried(intent: Intent, found: int, asked: int) -> Trial:
    trial = Trial.objects.get(revision=latest_revision(intent))
    counted = {"asked": asked, "right": found, "found": found}
    flip = {
        "text": "<i>ごみ</i>いつ",
        "language": "ja",
        "expected": intent.key,
        "kept": True,
        "before": "right",
        "after": "wrong",
        "flip": "worse",
    }
    trial.result = {
        "languages": {"ja": {"before": counted, "after": counted}},
        "topic": counted,
        "counts": {"worse": 1},
        "touched": {},
        "flips": [flip],
        "near": [],
    }
    trial.state, trial.publication = Trial.State.DONE, current_number()
    trial.save()
    return trial


def test_one_press_stops_where_an_ai_left_something_behind(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    text = _save(editor, intent, "_save", answers_ja="承知しました。以下に文案をまとめます。")
    assert "not yet published" in text
    assert "left behind" in text
    assert current_number() == 1
    assert "Please write why" in _press(editor, intent, "publish")
    _press(editor, intent, "publish", text="市長の言葉の引用です")
    assert current_number() == 2
    assert Remark.objects.get(kind="published").text == "市長の言葉の引用です"
    assert AuditEntry.objects.get(action="intent.published").details["reason"] == "市長の言葉の引用です"


def test_a_word_that_the_city_does_not_write_needs_a_reason_and_citizens_may_write_it(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    save_lexicon(with_group(Group(("ゴミ捨て",), (), FORBIDDEN)))
    intent, editor = garbage.intent, sign_in("Editors")
    text = _save(editor, intent, "_draft", answers_ja="ゴミ捨ては朝にお願いします。", examples_ja="ゴミ捨ていつ")
    assert text.count("the city does not write “ゴミ捨て”") == 2, "once found, once as an objection: not the example"
    before = current_number()
    assert "Please write why" in _press(editor, intent, "publish")
    assert current_number() == before


def test_personal_data_is_told_but_what_is_live_already_is_not(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    text = _save(editor, intent, "_draft", answers_ja="担当の山田太郎さん（昭和50年3月2日生まれ）へ。")
    assert "looks like personal data (name)" in text
    assert "looks like personal data (date of birth)" in text
    _press(editor, intent, "publish", text="本人の希望")
    text = _save(editor, intent, "_draft", title_ja="ごみ")
    assert "personal data" not in text


def test_below_the_bar_publishing_needs_a_reason(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_rule("waste", bar=90)
    intent, editor = garbage.intent, sign_in("Editors")
    assert "have not been asked yet" in _save(editor, intent, "_save", answers_ja="新しい回答")
    _tried(intent, 8, 10)
    assert "80% are answered; 90% are wanted" in _press(editor, intent, "publish")
    assert current_number() == 1
    _tried(intent, 9, 10)
    _press(editor, intent, "publish")
    assert current_number() == 2


def test_the_page_shows_what_flips_and_never_runs_it(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_draft", answers_ja="新しい回答")
    _tried(intent, 9, 10)
    for address in ("draft", "trial"):
        text = editor.get(reverse(f"admin:intents_intent_{address}", args=[intent.pk])).content.decode()
        assert "&lt;i&gt;ごみ" in text
        assert "<i>ごみ" not in text
        assert "answered rightly → answered wrongly" in text
    _press(editor, intent, "check")
    assert Trial.objects.get().state == Trial.State.WAITING


def test_questions_of_the_answer_itself_come_first(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    _save(editor, intent, "_draft", answers_ja="新しい回答")
    trial = _tried(intent, 9, 10)
    [own] = trial.result["flips"]
    other = {**own, "expected": "water", "text": "水が出ない"}
    told, address = (
        "No question of this answer ends otherwise.",
        reverse("admin:intents_intent_draft", args=[intent.pk]),
    )
    for flips, shown, none_of_its_own in (([other, own], [own, other], False), ([other], [other], True)):
        trial.result["flips"] = flips
        trial.save()
        page = editor.get(address)
        assert [flip["text"] for flip in page.context["trial"].flips] == [flip["text"] for flip in shown]
        assert (told in page.content.decode()) == none_of_its_own


def test_links_and_translations_are_told(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    links.keep(garbage.source_url, "404")
    text = _save(editor, intent, "_draft", answers_ja="新しい回答 https://www.city.minatogawa.example/new")
    assert "there is no such page (404)" in text
    assert "/new has not been looked at yet" in text
    assert "Not written in: やさしい日本語" in text
    assert "Older than the text of the main language: English" in text


def test_variables_are_looked_at_as_citizens_read_them(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, editor = garbage.intent, sign_in("Editors")
    links.keep("https://www.city.minatogawa.example/gone", "404")
    text = _save(editor, intent, "_draft", answers_ja="{city_name}の電話 {department.phone} {city_site}/gone")
    assert "left behind" not in text
    assert "looks like personal data" not in text
    assert "https://www.city.minatogawa.example/gone could not be opened" in text


def test_a_golden_question_holds_no_personal_data(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = {"text": "090-1234-5678に電話して", "language": "ja", "intent": garbage.intent.pk}
    page = sign_in("Editors").post(reverse("admin:intents_goldenquestion_add"), data)
    assert "text" in page.context["adminform"].form.errors


def test_the_page_behind_a_button_is_looked_at(garbage: IntentRevision, sign_in: SignIn) -> None:
    links.keep("https://www.city.minatogawa.example/calendar", "404")
    buttons = "カレンダー {city_site}/calendar\n電話 tel:{department.phone}"
    text = _save(sign_in("Editors"), garbage.intent, "_draft", buttons_ja=buttons)
    assert "https://www.city.minatogawa.example/calendar could not be opened" in text
    assert "tel:0000-00-1100 has not been looked at" not in text
    assert "looks like personal data" not in text


def test_bold_words_are_no_left_over_of_a_machine_in_an_answer_and_are_one_in_a_title(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    editor = sign_in("Editors")
    answer = "**朝8時**までに。**https://www.city.minatogawa.example/new**"
    text = _save(editor, garbage.intent, "_draft", answers_ja=answer)
    assert "left behind" not in text
    assert "https://www.city.minatogawa.example/new has not been looked at yet" in text
    assert "left behind" in _save(editor, garbage.intent, "_draft", title_ja="**ごみ**")
