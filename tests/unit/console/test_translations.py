import pytest
from django.test import Client

from bot.store import translations
from bot.store.models import AuditEntry, TranslationRow
from intents.models import Intent, IntentRevision
from intents.publishing import current_number
from intents.reading import entries_of
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

PAGE = "/admin/store/translationrow/"


@pytest.fixture
def translation(garbage: IntentRevision) -> TranslationRow:
    words = {part: {"ja": garbage.content[part]["ja"]} for part in ("title", "question", "answers")}
    IntentRevision.objects.filter(pk=garbage.pk).update(content={**garbage.content, **words})
    return sample.make_translation(garbage)


def decide(browser: Client, row: TranslationRow, button: str) -> str:
    return browser.post(f"{PAGE}{row.pk}/decide/", {button: ""}, follow=True).content.decode()


def english() -> str:
    [entry] = [entry for entry in entries_of(current_number()) if entry.key == "garbage"]
    return entry.wordings["en"].answer


def test_it_stands_beside_the_original(translation: TranslationRow, sign_in: SignIn) -> None:
    shown = sign_in("Editors").get(PAGE).content.decode()
    assert "朝8時30分までに出してください。" in shown
    assert "Please put it out by 8:30 a.m." in shown


def test_adopted_it_is_the_city_own_text(translation: TranslationRow, sign_in: SignIn) -> None:
    decide(sign_in("Editors"), translation, "_adopt")
    assert english() == "Please put it out by 8:30 a.m."
    translation.refresh_from_db()
    assert (translation.state, translation.reviewed_by.startswith("user:")) == ("adopted", True)
    assert AuditEntry.objects.filter(action="translation.adopted").exists()


def test_adopted_the_values_are_variables_again(translation: TranslationRow, sign_in: SignIn) -> None:
    [revision] = IntentRevision.objects.all()
    answers = {"ja": "{city_name}の{department.phone}に電話してください。"}
    IntentRevision.objects.update(content={**revision.content, "answers": answers})
    TranslationRow.objects.update(answer="Call 0000-00-1100 in Minatogawa City {now}.")
    decide(sign_in("Editors"), translation, "_adopt")
    latest = latest_revision(revision.intent)
    assert latest is not None
    assert latest.content["answers"]["en"] == "Call {department.phone} in {city_name} {{now}}."
    assert english() == "Call 0000-00-1100 in Minatogawa City {now}."


def test_refused_it_is_not_said_again(translation: TranslationRow, sign_in: SignIn) -> None:
    decide(sign_in("Editors"), translation, "_refuse")
    found = translations.find("garbage", translation.revision, "en")
    assert found is not None
    assert found.refused
    assert "There is no translation to review." in sign_in().get(PAGE).content.decode()


def test_a_title_that_no_button_can_hold_is_left_out(translation: TranslationRow, sign_in: SignIn) -> None:
    TranslationRow.objects.update(title="How to put out garbage in this city")
    decide(sign_in("Editors"), translation, "_adopt")
    latest = latest_revision(Intent.objects.get(key="garbage"))
    assert latest is not None
    assert "en" not in latest.content["title"]
    assert latest.content["question"]["en"] == "How do I put out garbage?"


def test_what_translates_an_older_text_is_out_of_date(translation: TranslationRow, sign_in: SignIn) -> None:
    TranslationRow.objects.update(revision=translation.revision + 1)
    assert "no longer to be reviewed" in decide(sign_in("Editors"), translation, "_adopt")


def test_who_may_not_change_answers_may_not_decide(translation: TranslationRow, sign_in: SignIn) -> None:
    browser = sign_in("Auditors")
    assert "_adopt" not in browser.get(PAGE).content.decode()
    assert browser.post(f"{PAGE}{translation.pk}/decide/", {"_adopt": ""}).status_code == 403


def test_what_could_not_be_translated_is_named(translation: TranslationRow, sign_in: SignIn) -> None:
    TranslationRow.objects.update(state="unmade", title="", question="", answer="")
    shown = sign_in("Editors").get(PAGE).content.decode()
    assert "Could not be translated" in shown
    assert f"/intent/{Intent.objects.get(key='garbage').pk}/draft/" in shown
