from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bot.domain.answers import OperatingPoint
from intents.loading import Loaded, load_pack
from intents.models import CityProfile, Department, Intent, IntentRevision, Publication
from intents.publishing import current_number, save_edit, save_revision, save_row
from intents.reading import city, entries_of
from intents.revisions import content_of, latest_revision, terms_of
from intents.sources import FileSource

from .packs import CITY, DEPARTMENTS, DOG, GARBAGE, RESIDENCE, write_pack

pytestmark = pytest.mark.django_db


def load(folder: Path, *intents: str, force: bool = False, departments: str = DEPARTMENTS, city: str = CITY) -> Loaded:
    return load_pack(FileSource(write_pack(folder, *intents, departments=departments, city=city)).read(), force=force)


def keys(publication: int) -> set[str]:
    return {entry.key for entry in entries_of(publication)}


def test_a_first_load_publishes_everything(loaded: Loaded) -> None:
    assert loaded.publication == 1
    assert keys(1) == {"residence-certificate", "garbage", "dog"}
    assert CityProfile.objects.get().names["en"] == "Test City"
    assert Department.objects.count() == 2


def test_the_same_pack_again_changes_nothing(loaded: Loaded, tmp_path: Path) -> None:
    assert load(tmp_path).publication is None
    assert IntentRevision.objects.count() == 3


def test_only_what_changed_becomes_a_revision(loaded: Loaded, tmp_path: Path) -> None:
    again = load(tmp_path, RESIDENCE, GARBAGE.replace("週2回", "週3回"), DOG)

    assert (again.publication, again.changed) == (2, ["intent garbage"])
    assert IntentRevision.objects.count() == 4


def test_what_is_gone_leaves_the_publication_and_may_come_back(loaded: Loaded, tmp_path: Path) -> None:
    assert load(tmp_path, RESIDENCE, GARBAGE).removed == ["intent dog"]
    assert keys(2) == {"residence-certificate", "garbage"}
    assert Intent.objects.filter(key="dog").exists()

    assert load(tmp_path, RESIDENCE, GARBAGE, DOG).publication == 3
    assert "dog" in keys(3)
    assert IntentRevision.objects.filter(intent__key="dog").count() == 1


def edit_garbage(text: str) -> None:
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": text}}, author=None, base_revision=1)


def test_an_edit_of_the_administration_stays_unless_forced(loaded: Loaded, tmp_path: Path) -> None:
    edit_garbage("毎日出せます。")
    changed = GARBAGE.replace("週2回", "週3回")

    kept = load(tmp_path, RESIDENCE, changed, DOG)
    assert (kept.publication, kept.kept_edits) == (None, ["intent garbage"])

    forced = load(tmp_path, RESIDENCE, changed, DOG, force=True)
    assert (forced.publication, forced.kept_edits) == (3, [])
    assert (
        next(each for each in entries_of(3) if each.key == "garbage")
        .wordings["ja"]
        .answer.startswith("燃やすごみは週3回")
    )


def test_an_edited_intent_that_is_gone_from_the_pack_stays(loaded: Loaded, tmp_path: Path) -> None:
    edit_garbage("毎日出せます。")

    assert load(tmp_path, RESIDENCE, DOG).kept_edits == ["intent garbage"]
    assert "garbage" in keys(current_number())


def test_an_intent_made_in_the_administration_is_no_pack_s_business(loaded: Loaded, tmp_path: Path) -> None:
    model = latest_revision(Intent.objects.get(key="dog"))
    assert model is not None
    cat = Intent.objects.create(key="cat", department=model.intent.department, topic="living")
    save_revision(cat, content_of(model), terms_of(model))
    load(tmp_path, RESIDENCE, force=True)

    assert keys(current_number()) == {"residence-certificate", "cat"}


def test_an_intent_archived_in_the_administration_is_not_brought_back(loaded: Loaded, tmp_path: Path) -> None:
    dog = Intent.objects.get(key="dog")
    latest = latest_revision(dog)
    assert latest is not None
    save_revision(dog, content_of(latest), terms_of(latest), state=IntentRevision.State.ARCHIVED)

    assert load(tmp_path).kept_edits == ["intent dog"]
    assert "dog" not in keys(current_number())


def test_a_room_chosen_in_the_administration_stays_while_hours_change(loaded: Loaded, tmp_path: Path) -> None:
    department = Department.objects.get(key="citizens")
    department.room = "C0CITIZENS"
    save_row(department)
    again = load(tmp_path, departments=DEPARTMENTS.replace('{tue: ["08:30-17:15"]}', '{wed: ["08:30-17:15"]}'))

    department.refresh_from_db()
    assert (department.room, department.hours["wed"]) == ("C0CITIZENS", ["08:30-17:15"])
    assert again.kept_edits == ["department citizens: room"]
    assert again.publication == 3


def test_an_edit_of_a_department_still_counts_at_the_second_load(loaded: Loaded, tmp_path: Path) -> None:
    department = Department.objects.get(key="citizens")
    department.phone = "0000-00-9999"
    save_row(department)
    load(tmp_path)
    load(tmp_path, departments=DEPARTMENTS.replace("0000-00-1101", "0000-00-2222"))

    department.refresh_from_db()
    assert department.phone == "0000-00-9999"


def test_a_change_of_the_city_is_published(loaded: Loaded, tmp_path: Path) -> None:
    assert load(tmp_path, city=CITY.replace("90", "30")).publication == 2
    assert CityProfile.objects.get().retention_days == 30


def run(folder: Path, **options: bool) -> str:
    out = StringIO()
    call_command("load_pack", folder, stdout=out, **options)
    return out.getvalue()


def test_the_command_lists_all_problems_and_loads_nothing(tmp_path: Path) -> None:
    write_pack(tmp_path, GARBAGE.replace("waste", "x"), RESIDENCE.replace("2026-04-01", "soon"))

    with pytest.raises(CommandError) as wrong:
        run(tmp_path)
    assert "intents/all.yaml:3:" in str(wrong.value)
    assert "2 problems" in str(wrong.value)
    assert not Publication.objects.exists()
    assert not Department.objects.exists()


def test_the_command_checks_without_loading(tmp_path: Path) -> None:
    assert "3 intents, no problems" in run(write_pack(tmp_path), check=True)
    assert current_number() == 0


def test_the_command_leaves_a_filled_database_alone_if_asked(loaded: Loaded, tmp_path: Path) -> None:
    assert "published already" in run(write_pack(tmp_path, RESIDENCE), if_empty=True)
    assert current_number() == 1


def test_how_boldly_the_bot_answers_comes_from_the_pack_or_is_balanced(loaded: Loaded, tmp_path: Path) -> None:
    assert city().matching is OperatingPoint.BALANCED

    assert load(tmp_path, city=CITY + "matching: eager\n").changed == ["city"]
    assert city().matching is OperatingPoint.EAGER


def test_a_setting_that_is_younger_than_the_last_load_is_no_edit(loaded: Loaded, tmp_path: Path) -> None:
    row = CityProfile.objects.get()
    del row.loaded["matching"]
    row.save()

    again = load(tmp_path, city=CITY + "matching: careful\n")
    assert (again.changed, again.kept_edits) == (["city"], [])


def test_a_setting_that_was_chosen_here_stays(loaded: Loaded, tmp_path: Path) -> None:
    row = CityProfile.objects.get()
    row.matching = "eager"
    save_row(row)

    assert load(tmp_path).kept_edits == ["city: matching"]
    assert city().matching is OperatingPoint.EAGER


def test_words_that_the_city_does_not_write_are_named_and_loaded_all_the_same(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    (folder / "lexicon.yaml").write_text(
        "- {ja: [集積所], kind: forbidden}\n- {ja: [ごみ置き場, 集積所]}\n", encoding="utf-8"
    )
    told = StringIO()
    call_command("load_pack", str(folder), "--check", stdout=told)
    assert "garbage.answers.ja: the city does not write “集積所”, but “ごみ置き場”" in told.getvalue()
    call_command("load_pack", str(folder), stdout=told)
    assert "Publication 1" in told.getvalue()
