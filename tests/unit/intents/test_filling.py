"""Variables are kept as they were written and filled in where an answer is read."""

from datetime import date
from pathlib import Path

import pytest

from intents.content import Content, Terms, entry_of
from intents.exporting import intents_now
from intents.filling import entries_of_pack, of_pack
from intents.loading import load_pack
from intents.models import Department
from intents.publishing import save_edit, save_row
from intents.reading import entries_of, entry_as_read
from intents.revisions import latest_revisions
from intents.sources import FileSource, Pack, PackProblems
from intents.sources.writing import files_of
from intents.tables.writing import rows_of

from .packs import RESIDENCE, write_pack
from .tables import as_csv, names, planned

WRITTEN = (
    RESIDENCE.replace("市民課の窓口", "{department.name}（{department.phone}、{department.place}）の窓口")
    .replace("At the Citizens Section", "At the {department.name} ({department.hours})")
    .replace("en: Proof of residence", 'en: "{city_name}"')
    .replace("https://www.city.example/residence", '"{city_site}/residence"')
)


def test_every_language_reads_its_own_values(tmp_path: Path) -> None:
    [entry] = entries_of_pack(FileSource(write_pack(tmp_path, WRITTEN)).read())
    assert entry.wordings["ja"].answer.startswith("市民課（0000-00-1101、本庁舎2階）の窓口")
    assert entry.wordings["en"].answer.startswith("At the Citizens Section (Tue 8:30–17:15) and")
    assert entry.wordings["en"].title == "Test City"
    assert entry.source_url == "https://www.city.example/residence"
    assert entry.examples["ja"] == ("住民票とりたい", "住民票コンビニで出せる？")


def test_what_a_department_does_not_say_the_default_one_says(tmp_path: Path) -> None:
    filling = of_pack(FileSource(write_pack(tmp_path)).read())
    assert filling.values("gone", "ja")["department.name"] == "総合案内"
    assert filling.values("citizens", "en")["department.place"] == "本庁舎2階"
    answers = {"ja-easy": "{department.name}", "en": "{x}"}
    content = Content("citizens", "living", {"ja": "{city_hall_phone}"}, {}, answers)
    filled = filling.content(content)
    assert (filled.title, filled.answers) == ({"ja": "0000-00-1100"}, {"ja-easy": "市民課", "en": "{x}"})


@pytest.mark.django_db
def test_a_change_of_the_department_is_a_publication_that_says_it_and_the_pack_keeps_the_variable(
    tmp_path: Path,
) -> None:
    pack = FileSource(write_pack(tmp_path, WRITTEN)).read()
    assert load_pack(pack).publication == 1
    row = Department.objects.get(key="citizens")
    row.phone = "0000-00-9999"
    number = save_row(row, author=None, note="").number
    [entry] = entries_of(number)
    assert "0000-00-9999" in entry.wordings["ja"].answer
    assert intents_now() == pack.intents


@pytest.mark.django_db
def test_a_draft_is_read_as_citizens_will_read_it(tmp_path: Path) -> None:
    load_pack(FileSource(write_pack(tmp_path, RESIDENCE)).read())
    intent = latest_revisions().get().intent
    save_edit(intent, {"answers": {"ja": "{city_name}です。"}}, author=None, base_revision=1)
    [draft] = latest_revisions()
    assert draft.content["answers"]["ja"] == "{city_name}です。"
    assert entry_as_read(draft).wordings["ja"].answer == "試験市です。"


def test_all_wrong_variables_are_named_with_file_and_line_in_one_go(tmp_path: Path) -> None:
    wrong = WRITTEN.replace("{department.phone}", "{department.fax}").replace('"{city_name}"', '"{city}"')
    with pytest.raises(PackProblems) as found:
        FileSource(write_pack(tmp_path, wrong.replace("{city_site}", "{site}"))).read()
    told = [str(problem) for problem in found.value.problems]
    assert [each.split(": there is")[0] for each in told] == [
        "intents/all.yaml:4: residence-certificate.title.en",
        "intents/all.yaml:6: residence-certificate.source_url",
        "intents/all.yaml:10: residence-certificate.answers.ja",
    ]
    assert "{department.fax} (known: {city_name}, {city_hall_phone}, {city_site}" in told[2]


@pytest.mark.django_db
def test_the_switch_of_the_readings_goes_through_packs_and_stays_when_a_table_is_brought(tmp_path: Path) -> None:
    pack = FileSource(write_pack(tmp_path, RESIDENCE + "  readings: true\n")).read()
    assert load_pack(pack).publication == 1
    [entry] = entries_of(1)
    assert entry.readings
    for name, data in files_of(Pack(pack.city, pack.departments, intents_now())).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "intents" / "all.yaml").unlink()
    assert FileSource(tmp_path).read().intents == pack.intents
    table = planned(as_csv(*rows_of(intents_now(), names(), "ja")).decode().replace("300円", "400円").encode())
    assert [change.content.readings for change in table.changes] == [True]


def test_readers_without_letters_to_draw_get_the_answer_without_its_marks() -> None:
    content = Content("citizens", "living", {"ja": "a"}, {"ja": "b"}, {"ja": "**朝8時**まで", "en": "By 8 ** 2"})
    terms = Terms("https://x.example/", date(2026, 4, 1), date(2027, 3, 31))
    entry = entry_of("x", 1, content, terms)
    assert (entry.wordings["ja"].answer, entry.wordings["ja"].formatted) == ("朝8時まで", "**朝8時**まで")
    assert (entry.wordings["en"].answer, entry.wordings["en"].formatted) == ("By 8 ** 2", "")
