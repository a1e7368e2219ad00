"""An answer's own buttons, in packs and tables: what is taken, and what is refused and how that is told."""

from pathlib import Path

import pytest
from django.utils import translation

from bot.domain.buttons import Button
from intents.content import Content
from intents.filling import entries_of_pack
from intents.loading import load_pack
from intents.models import Intent
from intents.revisions import content_of, latest_revision
from intents.sources import FileSource, PackProblems
from intents.sources.buttons import buttons_in
from intents.sources.writing import files_of
from intents.tables.buttons import read_lines, readable_lines
from intents.tables.writing import as_csv, rows_of
from intents.upstream import accept, offers

from .packs import GARBAGE, write_pack
from .tables import HEADINGS, names, planned, row
from .tables import as_csv as csv_of

CALENDAR = """\
  buttons:
    ja:
      - {label: 収集日カレンダー, to: "{city_site}/calendar"}
      - {label: 電話する, to: "tel:{department.phone}"}
    en:
      - {label: Calendar, to: https://www.city.example/en/calendar}
"""
LINES = "収集日カレンダー {city_site}/calendar\n電話する tel:{department.phone}"


def test_a_packs_buttons_are_read_filled_in_and_written_back(tmp_path: Path) -> None:
    pack = FileSource(write_pack(tmp_path / "one", GARBAGE + CALENDAR)).read()
    [entry] = entries_of_pack(pack)
    assert entry.wordings["ja"].buttons == (
        Button("収集日カレンダー", "https://www.city.example/calendar"),
        Button("電話する", "tel:0000-00-1100"),
    )
    files = files_of(pack)
    for name, content in files.items():
        (tmp_path / "two" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "two" / name).write_bytes(content)
    assert FileSource(tmp_path / "two").read().intents == pack.intents


def test_content_comes_back_from_json_and_is_read_from_before_there_were_buttons() -> None:
    content = Content("d", "t", {}, {}, {}, buttons={"ja": (Button("a", "tel:119"),)})
    stored = content.as_json()
    assert Content.from_json(stored) == content
    del stored["buttons"]
    assert Content.from_json(stored).buttons == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://www", "http://www", "an address that starts with https://"),
        ("https://www.city.example/en/calendar", "'javascript:alert(1)'", 'not "javascript:alert(1)"'),
        ("https://www.city.example/en/calendar", "'tel:119;ext=1'", 'not "tel:119;ext=1"'),
        ("label: Calendar", "label: " + "a" * 21, "has at most 20 characters"),
        ("{city_site}", "{city_page}", "there is no variable {city_page}"),
        ("label: Calendar, ", "", '"label" is missing'),
        ("to: https", "url: https", 'unknown key "url"'),
        ("en/calendar}", "en/calendar}\n" + "      - {label: a, to: tel:119}\n" * 3, "at most three buttons"),
        ("/en/calendar", "/" + "あ" * 60, "longer than 500 characters"),
    ],
)
def test_what_is_wrong_with_a_packs_button_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(PackProblems) as wrong:
        FileSource(write_pack(tmp_path, GARBAGE + CALENDAR.replace(old, new))).read()
    assert told in str(wrong.value)
    assert "garbage.buttons." in str(wrong.value)


def test_a_line_is_a_label_and_behind_its_last_blank_a_target() -> None:
    assert buttons_in("Book a visit https://x.example/\n\n 予約　tel:0312 ") == (
        Button("Book a visit", "https://x.example/"),
        Button("予約", "tel:0312"),
    )
    assert "\n".join(map(str, buttons_in(LINES))) == LINES


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("javascript:alert(1)", "A button is a label, a blank, and where it leads"),
        ("押す javascript:alert(1)", "https://, or to a number like tel:0312345678. Here: “javascript:alert(1)”"),
        ("押す JaVaScript:alert(1)", "Here: “JaVaScript:alert(1)”"),
        ("押す data:text/html,x", "Here: “data:text/html,x”"),
        ("押す line://msg/text/x", "Here: “line://msg/text/x”"),
        ("押す http://city.example", "Here: “http://city.example”"),
        ("押す https://", "Here: “https://”"),
        ("押す https://[x", "Here: “https://[x”"),
        ("押す {city_hall_phone}", "Here: “{city_hall_phone}”"),
        ("あ" * 21 + " tel:119", "at most 20 characters"),
        ("{city_fax} tel:119", "There is no variable {city_fax}"),
        ("a tel:119\n" * 4, "at most three buttons"),
    ],
)
def test_a_wrong_line_is_told_in_the_readers_words(line: str, told: str) -> None:
    with translation.override("en"), pytest.raises(ValueError, match=r"\.( Here: “.*”)?$|: Calendar ") as wrong:
        read_lines(line)
    assert told in str(wrong.value)


def test_of_what_is_still_being_written_the_finished_lines_are_shown() -> None:
    assert readable_lines("予約 https://x.example/\n電話 tel:") == (Button("予約", "https://x.example/"),)


@pytest.mark.django_db
def test_a_table_brings_and_writes_buttons_and_leaves_them_alone_without_the_column(tmp_path: Path) -> None:
    pack = FileSource(write_pack(tmp_path, GARBAGE + CALENDAR)).read()
    load_pack(pack)
    table = as_csv(rows_of(pack.intents, names(), "ja"))
    assert not planned(table).changes
    [change] = planned(table.replace("収集日カレンダー".encode(), "収集日".encode())).changes
    assert change.content.buttons["ja"][0] == Button("収集日", "{city_site}/calendar")
    assert change.content.buttons["en"] == pack.intents[0].content.buttons["en"]
    [without] = planned(csv_of(HEADINGS, row(識別名="garbage"))).changes
    assert without.content.buttons == pack.intents[0].content.buttons
    [new] = planned(csv_of((*HEADINGS, "ボタン"), [*row(), "予約 https://x.example/"])).changes
    assert new.content.buttons == {"ja": (Button("予約", "https://x.example/"),)}


@pytest.mark.django_db
def test_a_button_that_only_lost_letters_to_cp932_is_as_it_was(tmp_path: Path) -> None:
    pack = FileSource(write_pack(tmp_path, GARBAGE + CALENDAR.replace("電話する", "☎🐶"))).read()
    load_pack(pack)
    assert not planned(as_csv(rows_of(pack.intents, names(), "ja"), cp932=True)).changes


@pytest.mark.django_db
@pytest.mark.parametrize("cell", ["押す javascript:alert(1)", "押す ftp://x.example/", "https://x.example/"])
def test_a_wrong_button_of_a_table_is_a_problem_of_its_column(tmp_path: Path, cell: str) -> None:
    load_pack(FileSource(write_pack(tmp_path)).read())
    plan = planned(csv_of((*HEADINGS, "ボタン"), [*row(), cell]))
    assert [(problem.row, problem.column) for problem in plan.problems] == [(2, "ボタン")]


@pytest.mark.django_db
def test_a_newer_packs_buttons_are_offered_with_their_language(tmp_path: Path) -> None:
    load_pack(FileSource(write_pack(tmp_path, GARBAGE)).read())
    newer = offers(FileSource(write_pack(tmp_path, GARBAGE + CALENDAR)).read())
    assert [piece.name for offer in newer for piece in offer.pieces] == ["ja", "en"]
    accept(newer, [("garbage", "en")], author=None, note="")
    latest = latest_revision(Intent.objects.get(key="garbage"))
    assert latest is not None
    assert set(content_of(latest).buttons) == {"en"}
