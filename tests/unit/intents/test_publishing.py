from datetime import date

import pytest

from intents.content import entry_of
from intents.loading import Loaded
from intents.models import CityProfile, Department, ImmutableRow, Intent, IntentRevision
from intents.publishing import (
    StaleEdit,
    current_number,
    publish,
    published_items,
    save_edit,
    save_revision,
    save_row,
)
from intents.reading import entries_of
from intents.revisions import content_of, latest_revision, terms_of

pytestmark = pytest.mark.django_db
State = IntentRevision.State


def answer(publication: int, key: str = "garbage") -> str:
    return next(entry.wordings["ja"].answer for entry in entries_of(publication) if entry.key == key)


def edit(text: str, base: int = 1, key: str = "garbage") -> IntentRevision:
    intent = Intent.objects.get(key=key)
    return save_edit(intent, {"answers": {"ja": text}}, author=None, base_revision=base)


def test_before_the_first_publication_the_number_is_0() -> None:
    assert current_number() == 0


def test_a_save_is_a_revision_and_a_publication(loaded: Loaded) -> None:
    revision = edit("毎日出せます。")

    assert (revision.number, current_number()) == (2, 2)
    assert answer(2) == "毎日出せます。"
    assert answer(1).startswith("燃やすごみ")


def test_an_edit_leaves_the_other_languages_alone(loaded: Loaded) -> None:
    revision = edit("毎日出せます。")

    assert content_of(revision).answers["en"].startswith("Burnable")
    assert content_of(revision).examples["ja"] == ("ごみの日いつ", "燃えるゴミ何曜日")


def test_an_empty_text_takes_a_language_away(loaded: Loaded) -> None:
    intent = Intent.objects.get(key="garbage")
    revision = save_edit(intent, {"answers": {"en": ""}, "examples": {"en": []}}, author=None, base_revision=1)

    entry = entry_of("garbage", 2, content_of(revision), terms_of(revision))
    assert not entry.written_in("en")
    assert entry.wordings["en"].title == "Garbage"


def test_terms_and_department_are_edited_too(loaded: Loaded) -> None:
    intent = Intent.objects.get(key="garbage")
    edits = {"department": "citizens", "topic": "living", "valid_until": date(2026, 12, 31)}
    revision = save_edit(intent, edits, author=None, base_revision=1)

    assert revision.valid_until == date(2026, 12, 31)
    assert Intent.objects.get(key="garbage").department.key == "citizens"


def test_an_edit_of_an_old_state_is_refused(loaded: Loaded) -> None:
    edit("一つ目")

    with pytest.raises(StaleEdit, match="revision 2"):
        edit("二つ目", base=1)
    assert answer(current_number()) == "一つ目"


def test_an_unknown_edit_is_refused(loaded: Loaded) -> None:
    with pytest.raises(KeyError, match="anwsers"):
        save_edit(Intent.objects.get(key="garbage"), {"anwsers": {}}, author=None, base_revision=1)
    assert current_number() == 1


def test_a_draft_is_not_published_and_an_archived_intent_leaves(loaded: Loaded) -> None:
    intent = Intent.objects.get(key="garbage")
    latest = latest_revision(intent)
    assert latest is not None
    save_revision(intent, content_of(latest), terms_of(latest), state=State.DRAFT)
    assert current_number() == 1
    save_revision(intent, content_of(latest), terms_of(latest), state=State.ARCHIVED)

    assert {entry.key for entry in entries_of(2)} == {"residence-certificate", "dog"}


def test_history_cannot_be_rewritten(loaded: Loaded) -> None:
    revision = IntentRevision.objects.first()
    assert revision is not None

    with pytest.raises(ImmutableRow):
        revision.save()


def test_a_department_is_saved_with_a_new_number(loaded: Loaded) -> None:
    department = Department.objects.get(key="general")
    department.room = "C0GENERAL"

    assert save_row(department).number == 2
    assert published_items(2) == published_items(1)


def test_publishing_again_keeps_the_set(loaded: Loaded) -> None:
    publish(note="again")

    assert published_items(2) == published_items(1)


def test_there_is_one_city(loaded: Loaded) -> None:
    assert CityProfile.objects.count() == 1
