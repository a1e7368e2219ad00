from datetime import date, time
from pathlib import Path

import pytest

from bot.domain.hours import Span, YearEnd
from intents.hours import read_hours
from intents.sources import FileSource, PackProblems

from .packs import CITY, DEPARTMENTS, DOG, GARBAGE, RESIDENCE, write_pack


def problems(folder: Path) -> list[str]:
    with pytest.raises(PackProblems) as wrong:
        FileSource(folder).read()
    return [str(problem) for problem in wrong.value.problems]


def test_a_whole_pack_is_read(tmp_path: Path) -> None:
    pack = FileSource(write_pack(tmp_path)).read()

    assert pack.city.retention_days == 90
    assert [department.key for department in pack.departments] == ["general", "citizens"]
    residence, _, dog = pack.intents
    assert residence.content.examples["ja"] == ("住民票とりたい", "住民票コンビニで出せる？")
    assert residence.terms.valid_from == date(2026, 4, 1)
    assert dog.content.answers.keys() == {"ja"}


def test_opening_hours_become_a_value(tmp_path: Path) -> None:
    hours = read_hours(FileSource(write_pack(tmp_path)).read().departments[0].hours)

    assert hours.weekly == {0: (Span(time(8, 30), time(12)), Span(time(13), time(17, 15)))}
    assert hours.closed_on_holidays
    assert hours.year_end == YearEnd((12, 29), (1, 3))
    assert hours.special == {date(2027, 3, 28): (Span(time(9), time(12)),), date(2027, 3, 29): ()}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("topic: waste", "topic: rubbish", '3: garbage.topic: "rubbish" is not a topic', id="topic"),
        pytest.param("topic: waste", "topik: waste", '3: garbage: unknown key "topik"', id="unknown key"),
        pytest.param("topic: waste", "topik: waste", '1: garbage: "topic" is missing', id="missing key"),
        pytest.param("topic: waste", "topic:", "3: garbage.topic is empty", id="empty"),
        pytest.param("topic: waste", "topic: [waste]", "3: garbage.topic: expected a text, found a list", id="type"),
        pytest.param("department: general", "department: zoo", 'there is no department "zoo"', id="department"),
        pytest.param("key: garbage", "key: Gar bage", '"Gar bage" is not a key', id="key"),
        pytest.param("key: garbage", "key: none", "cannot be a key", id="reserved key"),
        pytest.param("valid_from: 2026-04-01", "valid_from: 2026-13-01", "7: garbage.valid_from: ", id="date"),
        pytest.param("review_by: 2027", "review_by: 2025", "8: garbage.review_by is before valid_from", id="order"),
        pytest.param("https://www.city.example/garbage", "www.city.example", "6: garbage.source_url: ", id="address"),
        pytest.param("ja: ごみの出し方", "ja: " + "👨‍👩‍👧‍👦" * 21, "has 21 characters, 20 are allowed", id="too long"),
        pytest.param("en: Garbage", "vi: Rác", 'garbage.title: "vi" is not a language code', id="language"),
        pytest.param("ja: ごみの出し方, ", "", 'garbage.title: the city\'s default language "ja"', id="no Japanese"),
        pytest.param("燃えるゴミ何曜日", "ごみの日 いつ", None, id="an example that only looks alike"),
        pytest.param("燃えるゴミ何曜日", "ごみの日いつ", "stands at garbage already (intents/all.yaml:13)", id="twice"),
        pytest.param("燃えるゴミ何曜日", '""', "an empty line in the list", id="empty example"),
        pytest.param("examples:\n    ja: [", "examples:\n    ja: x\n    en: [", "expected a list", id="not a list"),
        pytest.param("topic: waste", "topic: waste\n  topic: tax", 'the key "topic" stands here twice', id="same key"),
    ],
)
def test_what_is_wrong_with_an_intent_is_named(tmp_path: Path, old: str, new: str, expected: str | None) -> None:
    folder = write_pack(tmp_path, GARBAGE.replace(old, new))

    if expected is None:
        assert FileSource(folder).read()
    else:
        assert any(expected in problem for problem in problems(folder)), problems(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('["08:30-12:00", "13:00-17:15"]', '["08:30-12:00", "11:00-17:15"]', "8: general.hours.mon: the spans overlap"),
        ('["08:30-12:00", "13:00-17:15"]', '["8h30"]', '"8h30" is not a span of time'),
        ('["08:30-12:00", "13:00-17:15"]', '["17:15-08:30"]', "ends before it starts"),
        ("public_holidays: closed", "public_holidays: maybe", 'neither "closed" nor "open"'),
        ("12-29/01-03", "12-32/01-03", "12-32 is not a day of the year"),
        ("2027-03-28:", "28.3.2027:", '"28.3.2027" is not a date'),
        ("mon:", "montag:", 'unknown key "montag"'),
        ("key: citizens", "key: general", 'the key "general" is taken already (departments.yaml:1)'),
        ("languages: [ja, en]", "languages: []", "general.languages is empty"),
        ("name: {ja: 市民課", "name: {ja: 市民課市民課市民課市民課市民課市民課市民課", "20 are allowed"),
        ("phone: 0000-00-1101", "phone: call us", "is not a telephone number"),
        ("  languages: [ja]", "  reply_minutes: soon\n  languages: [ja]", '"soon" is not a number of working minutes'),
        ("  languages: [ja]", "  reply_minutes: 99999\n  languages: [ja]", "(0 to 10000)"),
        (
            "  languages: [ja]",
            "  reply_minutes: 60\n  resolution_minutes: 30\n  languages: [ja]",
            "citizens.resolution_minutes: 30 minutes are fewer than those to the first reply (60)",
        ),
        (
            "  languages: [ja]",
            "  next_queue: zoo\n  languages: [ja]",
            'citizens.next_queue: there is no department "zoo"',
        ),
        ("  languages: [ja]", "  next_queue: citizens\n  languages: [ja]", "cannot be its own next one"),
    ],
)
def test_what_is_wrong_with_a_department_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    folder = write_pack(tmp_path, departments=DEPARTMENTS.replace(old, new))

    assert any(expected in problem for problem in problems(folder)), problems(folder)


def test_promises_and_the_next_department_are_read(tmp_path: Path) -> None:
    promised = "reply_minutes: 60\n  resolution_minutes: 960\n  next_queue: citizens\n  languages: [ja, en]"
    folder = write_pack(tmp_path, departments=DEPARTMENTS.replace("languages: [ja, en]", promised))
    general, citizens = FileSource(folder).read().departments
    assert (general.reply_minutes, general.resolution_minutes, general.next_queue) == (60, 960, "citizens")
    assert (citizens.reply_minutes, citizens.resolution_minutes, citizens.next_queue) == (0, 0, "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("retention_days: 90", "retention_days: ninety", "city.yaml:7: testcity.retention_days: "),
        ("Asia/Tokyo", "Tokyo", "city.yaml:4: testcity.time_zone: "),
        (
            "default_department: general",
            "default_department: zoo",
            "city.yaml:6: testcity.default_department: there is no",
        ),
        ("default_language: ja", "default_language: fr", "city.yaml:3: testcity.default_language: "),
    ],
)
def test_what_is_wrong_with_the_city_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    folder = write_pack(tmp_path, city=CITY.replace(old, new))

    assert [problem for problem in problems(folder) if problem.startswith(expected)]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path,
        RESIDENCE.replace("topic: certificates", "topic: ?x"),
        GARBAGE.replace("valid_from: 2026-04-01", "valid_from: soon"),
        city=CITY.replace("retention_days: 90", "retention_days: 0"),
        departments=DEPARTMENTS.replace("17:15", "27:15"),
    )
    (folder / "intents" / "zzz.yml").write_text(DOG, encoding="utf-8")

    found = problems(folder)

    assert {problem.split(":")[0] for problem in found} == {
        "city.yaml",
        "departments.yaml",
        "intents/all.yaml",
        "intents/zzz.yml",
    }
    assert len(found) == 6


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"- key: a\n- key: \xff\xfe\n", "intents/bad.yaml:2: not UTF-8", id="not UTF-8"),
        pytest.param(b"- key: a\n  title: {ja: x\n- b\n", "intents/bad.yaml:4: not valid YAML", id="broken YAML"),
        pytest.param(b"- key: a\n  x: \x07\n", "intents/bad.yaml:2: not valid YAML", id="control character"),
        pytest.param(b"", "intents/bad.yaml:1: the file is empty", id="empty file"),
        pytest.param(b"key: a\n", "intents/bad.yaml:1: intents: expected a list, found a mapping", id="no list"),
        pytest.param(
            b"- just words\n", "intents/bad.yaml:1: intent: expected a mapping, found a text", id="no mapping"
        ),
        pytest.param(b"? [a]\n: b\n", "intents/bad.yaml:1: intents: expected a list", id="odd key"),
        pytest.param(b"[" * 5000, "intents/bad.yaml:1: not valid YAML", id="nested"),
        pytest.param(b"--- []\n--- []\n", "intents/bad.yaml:2: not valid YAML", id="two documents"),
    ],
)
def test_an_unreadable_file_is_named_with_its_line(tmp_path: Path, content: bytes, expected: str) -> None:
    folder = write_pack(tmp_path)
    (folder / "intents" / "bad.yaml").write_bytes(content)

    assert [problem for problem in problems(folder) if problem.startswith(expected)], problems(folder)


def test_an_empty_folder_lists_what_is_missing(tmp_path: Path) -> None:
    assert [problem.split(":")[0] for problem in problems(tmp_path)] == ["city.yaml", "departments.yaml", "intents"]
