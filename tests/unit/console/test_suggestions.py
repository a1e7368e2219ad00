import pytest
from django.test import Client
from django.urls import reverse

from bot.store.models import AuditEntry, SignalRow
from bot.web.console.suggested_examples import suggested
from intents.models import Intent, IntentRevision
from intents.publishing import current_number, published_items, save_edit, save_revision
from intents.reading import entries_of
from intents.revisions import content_of, latest_revision, terms_of
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

PAGE = "/admin/store/signalrow/"


def confirm(*texts: str, kind: str = "helpful") -> None:
    conversation = sample.make_conversation()
    for text in texts:
        sample.make_signal(sample.make_turn(conversation, text, "garbage"), kind)


def offered() -> list[tuple[str, int]]:
    return [(each.text, each.count) for intent in suggested() for each in intent.suggestions]


def decide(browser: Client, button: str, text: str = "燃えるゴミは何曜日", intent: str = "garbage") -> str:
    address = reverse("admin:store_suggestion_decide")
    return browser.post(address, {"intent": intent, "text": text, button: ""}, follow=True).content.decode()


def examples() -> tuple[str, ...]:
    [entry] = [entry for entry in entries_of(current_number()) if entry.key == "garbage"]
    return tuple(text for texts in entry.examples.values() for text in texts)


def test_confirmed_words_are_suggested_with_their_count(garbage: IntentRevision) -> None:
    confirm("燃えるゴミは何曜日", "燃えるゴミは何曜日 ", "粗大ごみ")
    confirm("ごみの日は？", kind="chosen")
    confirm("関係ない", kind="not_helpful")
    assert offered() == [("燃えるゴミは何曜日", 2), ("ごみの日は？", 1), ("粗大ごみ", 1)]


def test_two_presses_on_one_utterance_count_once(garbage: IntentRevision) -> None:
    decision = sample.make_turn(sample.make_conversation(), "粗大ごみ", "garbage")
    sample.make_signal(decision, "chosen")
    sample.make_signal(decision, "helpful")
    assert offered() == [("粗大ごみ", 1)]


@pytest.mark.parametrize(
    "text", ["ごみの日　いつ", "[電話番号]に電話して", "あ" * 201, "一行目\n二行目", "！？", "ごみの出し方"]
)
def test_what_is_an_example_masked_long_or_no_line_is_not_suggested(garbage: IntentRevision, text: str) -> None:
    sample.make_intent("dog", "犬の登録", "30日以内に。", ("ごみの日 いつ",))
    confirm(text)
    assert offered() == []


def test_an_answer_that_is_out_of_use_gets_no_suggestion(garbage: IntentRevision) -> None:
    confirm("粗大ごみ")
    save_revision(garbage.intent, content_of(garbage), terms_of(garbage), state="archived")
    assert offered() == []


def test_one_press_adds_the_example_as_a_version_and_a_publication(garbage: IntentRevision, sign_in: SignIn) -> None:
    confirm("燃えるゴミは何曜日")
    browser = sign_in("Editors")
    assert "燃えるゴミは何曜日" in browser.get(PAGE).content.decode()
    before = current_number()
    assert "Published as number" in decide(browser, "_add")

    assert examples() == ("ごみの日いつ", "燃えるゴミは何曜日")
    revision = latest_revision(garbage.intent)
    assert revision is not None
    assert (revision.number, current_number()) == (2, before + 1)
    assert revision.author is not None
    assert (revision.author.username, "燃えるゴミ" in revision.note) == ("Editors", True)
    assert published_items(current_number())[garbage.intent_id] == revision.pk
    assert AuditEntry.objects.filter(action="intent.saved", subject="intent:garbage").exists()
    assert offered() == []


def test_an_english_text_becomes_an_english_example(garbage: IntentRevision, sign_in: SignIn) -> None:
    confirm("when is garbage day")
    decide(sign_in("Editors"), "_add", "when is garbage day")
    revision = latest_revision(garbage.intent)
    assert revision is not None
    assert revision.content["examples"] == {"ja": ["ごみの日いつ"], "en": ["when is garbage day"]}


def test_another_press_dismisses_for_good(garbage: IntentRevision, sign_in: SignIn) -> None:
    confirm("燃えるゴミは何曜日")
    decide(sign_in("Editors"), "_dismiss")
    confirm("燃えるゴミは何曜日")
    assert offered() == []
    assert examples() == ("ごみの日いつ",)
    assert AuditEntry.objects.filter(action="example.dismissed").exists()


def test_only_what_is_suggested_can_be_added(garbage: IntentRevision, sign_in: SignIn) -> None:
    assert "This is no longer suggested." in decide(sign_in("Editors"), "_add", "自分で考えた文")
    assert current_number() == 1


def test_words_of_somebody_elses_newer_version_are_kept(garbage: IntentRevision, sign_in: SignIn) -> None:
    confirm("燃えるゴミは何曜日")
    save_edit(Intent.objects.get(), {"examples": {"ja": ["ごみの日いつ", "分別"]}}, author=None, base_revision=1)
    decide(sign_in("Editors"), "_add")
    assert examples() == ("ごみの日いつ", "分別", "燃えるゴミは何曜日")


def test_who_may_not_change_answers_decides_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    confirm("燃えるゴミは何曜日")
    browser = sign_in("Auditors")
    page = browser.get(PAGE).content.decode()
    assert "燃えるゴミは何曜日" in page
    assert "Dismiss" not in page
    assert browser.post(reverse("admin:store_suggestion_decide"), {}).status_code == 403
    assert current_number() == 1


def test_erased_words_are_not_suggested(garbage: IntentRevision) -> None:
    confirm("燃えるゴミは何曜日")
    SignalRow.objects.get().turn.conversation.delete()  # type: ignore[union-attr]
    assert SignalRow.objects.count() == 1
    assert offered() == []
