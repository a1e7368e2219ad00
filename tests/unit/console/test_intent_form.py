import re
from typing import Any

import pytest
from django.urls import reverse

from bot.domain.buttons import Button
from bot.store.models import AuditEntry
from bot.web.console import intents as intents_page
from bot.web.console.intent_fields import LANGUAGE_FIELDS
from intents.models import Intent, IntentRevision, Publication
from intents.publishing import StaleEdit, current_number, published_items, save_edit
from intents.revisions import content_of, latest_revision
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened
from tests.unit.console.sample import make_intent


def _page(intent: Intent) -> str:
    return reverse("admin:intents_intent_change", args=[intent.pk])


def test_a_save_is_a_revision_and_a_publication_and_says_so(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, before = garbage.intent, current_number()
    data = opened(intent, answers_ja="朝9時までに\r\n出してください。", note="時間の変更")
    page = sign_in("Editors").post(_page(intent), data, follow=True)
    number = before + 1
    assert f"Published as number {number}; citizens get it within 5 seconds." in page.content.decode()
    revision = latest_revision(intent)
    assert revision is not None
    assert (revision.number, revision.note) == (2, "時間の変更")
    assert content_of(revision).answers["ja"] == "朝9時までに\n出してください。"
    assert content_of(revision).answers["en"] == content_of(garbage).answers["en"]
    assert published_items(number)[intent.pk] == revision.pk


def test_a_save_is_audited_without_its_text(garbage: IntentRevision, sign_in: SignIn) -> None:
    sign_in("Editors").post(_page(garbage.intent), opened(garbage.intent, answers_ja="新しい回答"))
    entry = AuditEntry.objects.get(action="intent.saved")
    assert entry.actor.startswith("user:")
    assert (entry.subject, entry.details) == ("intent:garbage", {"revision": 2})


def test_an_unchanged_form_publishes_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    page = sign_in("Editors").post(_page(garbage.intent), opened(garbage.intent), follow=True)
    assert "Nothing was changed" in page.content.decode()
    assert Publication.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "This has 21 characters; 20 are allowed."), ("ja", "21文字あります。20文字以内にしてください。")],
)
def test_a_title_too_long_is_told_at_its_field(
    garbage: IntentRevision,
    sign_in: SignIn,
    language: str,
    told: str,
) -> None:
    page = sign_in("Editors", language).post(_page(garbage.intent), opened(garbage.intent, title_ja="あ" * 21))
    assert page.context["adminform"].form.errors["title_ja"] == [told]
    assert Publication.objects.count() == 1


def test_an_example_of_another_intent_is_refused(garbage: IntentRevision, sign_in: SignIn) -> None:
    other = make_intent("water", "水道", "水道課へ。")
    page = sign_in("Editors").post(_page(other.intent), opened(other.intent, examples_ja="ゴミの日\nごみの日いつ"))
    told = ["The example “ごみの日いつ” stands at “garbage” already."]
    assert page.context["adminform"].form.errors["examples_ja"] == told


def test_everything_wrong_is_told_at_once(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(garbage.intent, answers_ja="", examples_ja="a\nA", valid_until="2026-01-01", source_url="no address")
    page = sign_in("Editors").post(_page(garbage.intent), data)
    assert set(page.context["adminform"].form.errors) == {"answers_ja", "examples_ja", "valid_until", "source_url"}


def test_everything_wrong_is_listed_at_the_top_with_a_way_there(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(garbage.intent, buttons_en="call tel:1", review_by="", title_ja_easy="あ" * 21)
    text = sign_in("Editors", "ja").post(_page(garbage.intent), data).content.decode()
    [listed] = re.findall(r'<ul class="to-correct">(.*?)</ul>', text, re.DOTALL)
    assert re.findall(r'<a href="#(.+?)">(.+?)</a> (.+?。)', listed) == [
        (
            "id_buttons_en",
            "English › ボタン",
            "ボタンのリンク先は、https:// で始まるアドレスか、tel:0312345678 のような電話番号にしてください。",
        ),
        ("id_title_ja_easy", "やさしい日本語（未作成） › 見出し", "21文字あります。"),
        ("id_review_by", "出典と期限 › 見直し期限", "入力または選択してください。"),
    ]


def _folded(page: Any) -> list[str]:
    return [str(fieldset.name) for fieldset in page.context["adminform"] if fieldset.is_collapsible]


def test_what_an_answer_does_without_is_folded_and_its_texts_come_first(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    page = sign_in("Editors").get(_page(garbage.intent))
    assert next(str(fieldset.name) for fieldset in page.context["adminform"]) == "日本語"
    assert _folded(page) == ["やさしい日本語 (not written yet)", "Picture", "Department, topic and sensitivity"]


def test_what_is_written_is_not_folded(garbage: IntentRevision, sign_in: SignIn) -> None:
    save_edit(garbage.intent, {"answers": {"ja-easy": "だして ください。"}}, author=None, base_revision=1)
    assert "やさしい日本語" not in " ".join(_folded(sign_in("Editors").get(_page(garbage.intent))))


def test_a_form_that_comes_back_shows_all_that_was_typed(garbage: IntentRevision, sign_in: SignIn) -> None:
    mine = opened(garbage.intent, answers_ja_easy="だして ください。")
    save_edit(garbage.intent, {"answers": {"ja": "先に保存された回答"}}, author=None, base_revision=1)
    page = sign_in("Editors").post(_page(garbage.intent), mine)
    assert page.context["adminform"].form.stale
    assert _folded(page) == []


def test_only_the_main_languages_texts_must_be_filled_in(garbage: IntentRevision, sign_in: SignIn) -> None:
    fields = sign_in("Editors").get(_page(garbage.intent)).context["adminform"].form.fields
    needed = {name for name in LANGUAGE_FIELDS if fields[name].required}
    assert needed == {"title_ja", "question_ja", "answers_ja"}


def test_the_second_of_two_editors_is_told_and_loses_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, browser = garbage.intent, sign_in("Editors")
    mine = opened(intent, answers_en="My English.")
    save_edit(intent, {"answers": {"ja": "先に保存された回答"}}, author=None, base_revision=1)
    page = browser.post(_page(intent), mine)
    text, form = page.content.decode(), page.context["adminform"].form
    assert "Version 2 was saved by" in text
    assert (form["answers_en"].value(), form["answers_ja"].value()) == ("My English.", "先に保存された回答")
    assert Publication.objects.count() == 2
    again = {field.name: "" if field.value() is None else field.value() for field in form if field.name != "compared"}
    browser.post(_page(intent), again)
    revision = latest_revision(intent)
    assert revision is not None
    answers = content_of(revision).answers
    assert (answers["ja"], answers["en"]) == ("先に保存された回答", "My English.")


def test_where_both_changed_one_field_the_second_keeps_the_own_text(garbage: IntentRevision, sign_in: SignIn) -> None:
    mine = opened(garbage.intent, answers_ja="私の回答")
    save_edit(garbage.intent, {"answers": {"ja": "他の人の回答"}}, author=None, base_revision=1)
    page = sign_in("Editors").post(_page(garbage.intent), mine)
    assert page.context["adminform"].form["answers_ja"].value() == "私の回答"
    assert "他の人の回答" in page.content.decode()


def test_a_new_intent_is_published_with_its_first_save(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = opened(
        garbage.intent, key="bulky-waste", title_ja="粗大ごみ", examples_ja="粗大ごみ出したい", base_revision=""
    )
    sign_in("Editors").post(reverse("admin:intents_intent_add"), data)
    intent = Intent.objects.get(key="bulky-waste")
    assert intent.pk in published_items(current_number())


def test_a_search_finds_words_of_titles_answers_and_examples(garbage: IntentRevision, sign_in: SignIn) -> None:
    make_intent("water", "水道", "水道課へ。")
    browser = sign_in("Editors")
    for words in ("出し方", "8時30分", "ごみの日", "garbage", "ごみ 朝8時"):
        page = browser.get(reverse("admin:intents_intent_changelist"), {"q": words})
        assert [row.key for row in page.context["cl"].result_list] == ["garbage"], words


def test_a_save_overtaken_in_the_same_instant_is_looked_at_again(
    garbage: IntentRevision,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between the form's look at the latest revision and the save, somebody else may have been quicker."""
    tries: list[int] = []

    def overtaken(*args: Any, **kwargs: Any) -> IntentRevision:
        tries.append(kwargs["base_revision"])
        if len(tries) == 1:
            raise StaleEdit(2)
        return save_edit(*args, **kwargs)

    monkeypatch.setattr(intents_page, "save_edit", overtaken)
    sign_in("Editors").post(_page(garbage.intent), opened(garbage.intent, answers_ja="新しい回答"))
    assert len(tries) == 2
    assert Publication.objects.count() == 2


def test_unknown_variables_are_told_at_their_fields_with_those_that_there_are(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    wrong = {"answers_ja": "{city_fax}へ。", "title_en": "{x}", "source_url": "{site}/a"}
    page = sign_in("Editors").post(_page(garbage.intent), opened(garbage.intent, **wrong))
    errors = page.context["adminform"].form.errors
    assert list(errors) == ["source_url", "answers_ja", "title_en"]
    assert "There is no variable {city_fax}. Known: {city_name}, {city_hall_phone}," in errors["answers_ja"][0]


def test_a_text_is_as_long_as_citizens_read_it(garbage: IntentRevision, sign_in: SignIn) -> None:
    """みなと川市 has five letters: 15 more fit on a button, 16 do not."""
    editor = sign_in("Editors")
    fits = opened(garbage.intent, title_ja="{city_name}" + "あ" * 15, source_url="{city_site}/garbage")
    assert editor.post(_page(garbage.intent), fits).status_code == 302
    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert (latest.content["title"]["ja"][:11], latest.source_url) == ("{city_name}", "{city_site}/garbage")
    page = editor.post(_page(garbage.intent), opened(garbage.intent, title_ja="{city_name}" + "あ" * 16))
    assert list(page.context["adminform"].form.errors) == ["title_ja"]


def test_the_form_offers_the_variables_with_what_they_say_now(garbage: IntentRevision, sign_in: SignIn) -> None:
    form = sign_in("Editors").get(_page(garbage.intent)).context["adminform"].form
    values = {each.written: each.value for each in form.fields["answers_en"].widget.variables}
    assert values["{city_name}"] == "Minatogawa City"
    assert values["{department.hours}"] == "Mon 8:30–17:15"


def test_the_switch_of_the_readings_is_kept_and_told(garbage: IntentRevision, sign_in: SignIn) -> None:
    editor = sign_in("Editors")
    assert editor.post(_page(garbage.intent), opened(garbage.intent, readings="on")).status_code == 302
    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert content_of(latest).readings
    history = editor.get(reverse("admin:intents_intent_history", args=[garbage.intent.pk])).content.decode()
    assert "Readings of the kanji" in history
    assert editor.post(_page(garbage.intent), opened(garbage.intent, readings="")).status_code == 302
    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert not content_of(latest).readings


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt://city.example/%0aalert(1)", "data:text/html,x", "ftp://a.example"]
)
def test_a_source_that_is_no_page_of_the_web_is_refused(garbage: IntentRevision, sign_in: SignIn, link: str) -> None:
    page = sign_in("Editors").post(_page(garbage.intent), opened(garbage.intent, source_url=link))
    assert list(page.context["adminform"].form.errors) == ["source_url"]
    assert current_number() == 1


def test_html_in_an_answer_is_text_wherever_it_is_shown(garbage: IntentRevision, sign_in: SignIn) -> None:
    intent, browser = garbage.intent, sign_in()
    script = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    browser.post(_page(intent), opened(intent, title_ja="<b>ごみ</b>", answers_ja=script, note=script))
    places = [reverse(f"admin:intents_intent_{page}", args=[intent.pk]) for page in ("change", "draft", "history")]
    for place in (*places, reverse("admin:intents_intent_changelist"), "/admin/intents/publication/"):
        text = browser.get(place).content.decode()
        assert "<script>alert(1)" not in text, place
        assert "<img src=x" not in text, place
        assert "<b>ごみ" not in text, place


def test_buttons_are_kept_compared_and_come_back_with_an_old_version(garbage: IntentRevision, sign_in: SignIn) -> None:
    editor, intent = sign_in("Editors"), garbage.intent
    data = opened(intent, buttons_ja="カレンダー {city_site}/calendar\r\n電話する tel:{department.phone}")
    assert editor.post(_page(intent), data).status_code == 302
    latest = latest_revision(intent)
    assert latest is not None
    buttons = (Button("カレンダー", "{city_site}/calendar"), Button("電話する", "tel:{department.phone}"))
    assert content_of(latest).buttons == {"ja": buttons}
    assert (
        "カレンダー {city_site}/calendar"
        in editor.get(reverse("admin:intents_intent_history", args=[intent.pk])).content.decode()
    )
    assert editor.post(_page(intent), opened(intent, buttons_ja="")).status_code == 302
    returned = reverse("admin:intents_intent_return", args=[intent.pk, 2])
    editor.post(returned, {"base_revision": 3})
    latest = latest_revision(intent)
    assert latest is not None
    assert content_of(latest).buttons == {"ja": buttons}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "押す javascript:alert(1)",
            "ボタンのリンク先は、https:// で始まるアドレスか、tel:0312345678 のような電話番号にしてください。",
        ),
        ("https://city.example/", "ボタンは、表示する文字とリンク先を空白で区切って書いてください。"),
        ("あ" * 21 + " tel:119", "ボタンの文字は20文字以内にしてください。"),
        ("a tel:119\n" * 4, "ボタンは、1つの言語につき3つまでです。"),
    ],
)
def test_a_wrong_button_is_told_at_its_field_and_nothing_is_lost(
    garbage: IntentRevision, sign_in: SignIn, line: str, told: str
) -> None:
    page = sign_in("Editors", "ja").post(_page(garbage.intent), opened(garbage.intent, buttons_ja=line))
    form = page.context["adminform"].form
    assert list(form.errors) == ["buttons_ja"]
    assert form.errors["buttons_ja"][0].startswith(told)
    assert form["buttons_ja"].value() == line
    assert Publication.objects.count() == 1
