"""The statistics page: figures of a few rows, computed by hand, and the lists behind them."""

import csv
import io
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone, translation

from bot.store.models import CaseRow, ConversationRow
from bot.web.console import drawing, statistics_numbers, statistics_words
from bot.web.console.statistics_file import harmless
from bot.web.console.statistics_numbers import Number, duration, percent
from intents.models import IntentRevision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.store.a_day import at, case, conversation, signal, turn

PAGE = "/admin/store/countedday/"


@pytest.fixture
def busy(garbage: IntentRevision, monkeypatch: Any) -> None:
    """Ten questions of this day, at noon of 2026-06-02: seven in Japanese, three in English. Yesterday there was one.

    Of the four conversations that ended today, two were without a person and one of those was helpful.
    """
    sample.make_intent("dog", "犬の登録", "届け出てください。")
    monkeypatch.setattr(timezone, "now", lambda: at("2026-06-02T12:00"))
    ja, en = conversation("2026-06-02T11:00"), conversation("2026-06-02T11:00", "en")
    turn(ja, "2026-06-01T08:00", "unanswered_no_match")
    answers = [turn(ja, "2026-06-02T09:00", "answered_match", "garbage") for _number in range(4)]
    turn(ja, "2026-06-02T10:00", "answered_corrected", "dog")
    turn(ja, "2026-06-02T10:10", "unanswered_no_match")
    turn(en, "2026-06-02T10:20", "answered_match", "dog")
    turn(en, "2026-06-02T10:30", "clarify_candidates")
    signal(answers[0], "not_helpful", "2026-06-02T09:01", "garbage")
    turn(ja, "2026-06-02T08:00", "handoff_asked")
    turn(en, "2026-06-02T09:00", "handoff_asked")
    case(ja, "2026-06-02T08:00", replied=90, promised=60)
    case(en, "2026-06-02T09:00", replied=5, promised=60)
    for number in range(4):
        ended = conversation("2026-06-01T11:00")
        first = turn(ended, "2026-05-20T11:00", "answered_match", "garbage")
        if number > 1:
            case(ended, "2026-05-20T12:00")
        if number == 1:
            signal(first, "not_helpful", "2026-05-20T13:00", "garbage")


def opened(browser: Client, **query: str) -> HttpResponse:
    page = browser.get(PAGE, query)
    assert page.status_code == 200
    return page


def tile(page: Any, name: str) -> tuple[str, str, dict[str, str]]:
    found = next(each for each in page.context["tiles"] if each.name == name)
    return found.number.text, found.before, {name: text for _short, name, text in found.number.split}


def cells(page: Any, split: str) -> dict[str, list[str]]:
    table = next(each for each in page.context["tables"] if each.name == split)
    return {line.label: [number.text for number in line.numbers] for line in table.lines}


def test_the_figures_of_today_against_yesterday(busy: None, sign_in: SignIn) -> None:
    page = opened(sign_in(), period="today")
    assert tile(page, "questions")[:2] == ("10", "before: 1 (+900%)")
    assert [tile(page, name)[0] for name in ("answered", "asked_back", "handed_over", "unanswered")] == [
        "6",
        "1",
        "2",
        "1",
    ]
    assert tile(page, "wrong")[0] == "2"
    assert tile(page, "containment") == ("50%", "before: –", {"日本語": "50%"})
    assert tile(page, "deflection")[0] == "25%"
    assert tile(page, "median")[:2] == ("5 min", "before: –")
    assert tile(page, "p90")[0] == "1 h 30 min"


def test_a_quality_stands_beside_what_it_is_in_each_language(busy: None, sign_in: SignIn) -> None:
    page = opened(sign_in(), period="today")
    assert tile(page, "answer_share") == ("60%", "before: 0%", {"日本語": "71%", "English": "33%"})
    assert tile(page, "punctuality") == ("50%", "before: –", {"日本語": "0%", "English": "100%"})
    table = next(each for each in page.context["tables"] if each.name == "topic")
    assert table.lines[0].label == "Garbage"
    assert table.lines[0].numbers[6].text == "–", "what is not answered has no topic"
    assert table.lines[0].numbers[10].split == (("JA", "日本語", "50%"),)


def test_each_column_is_under_its_heading(busy: None, sign_in: SignIn) -> None:
    assert list(statistics_words.MEASURES) == list(statistics_numbers.MEASURES)
    page = opened(sign_in(), period="today")
    english = dict(zip(map(str, page.context["columns"]), cells(page, "language")["English"], strict=True))
    assert (english["Waiting time, 90%"], english["Promised times kept"], english["Containment"]) == (
        "5 min",
        "100%",
        "–",
    )


def test_splits_by_language_topic_department_and_hour(busy: None, sign_in: SignIn) -> None:
    page = opened(sign_in(), period="today")
    assert cells(page, "language")["日本語"][:6] == ["7", "5", "0", "1", "1", "2"]
    assert cells(page, "language")["English"][:6] == ["3", "1", "1", "1", "0", "0"]
    assert list(cells(page, "topic")) == ["Garbage", "no topic recognised"]
    assert cells(page, "topic")["Garbage"][:6] == ["6", "6", "0", "0", "0", "2"]
    assert cells(page, "department")["General Information"][:6] == ["8", "6", "0", "2", "0", "2"]
    assert cells(page, "hour")["9:00"][:6] == ["5", "4", "0", "1", "0", "1"]


def test_filters_narrow_everything(busy: None, sign_in: SignIn) -> None:
    browser = sign_in()
    english = opened(browser, period="today", language="en")
    assert tile(english, "questions")[0] == "3"
    assert tile(english, "answer_share") == ("33%", "before: –", {}), "one language is no average over several"
    assert tile(opened(browser, period="today", topic="-"), "questions")[0] == "4"
    assert tile(opened(browser, period="today", department="general"), "questions")[0] == "8"


def test_an_address_that_asks_for_nothing_known_says_so(busy: None, sign_in: SignIn) -> None:
    page = opened(sign_in(), period="forever")
    assert len(page.context["asked"].errors) == 1
    assert page.context["asked"].period == "30"


def numbers(page: Any) -> list[Number]:
    found = [
        number for each in page.context["tiles"] for number in (each.number, *(part for _name, part in each.parts))
    ]
    return [*found, *(number for table in page.context["tables"] for line in table.lines for number in line.numbers)]


def test_each_figure_leads_to_the_list_behind_it(busy: None, sign_in: SignIn) -> None:
    """The cases, or the conversations that it happened in."""
    browser = sign_in()
    page = opened(browser, period="today")
    linked = [number for number in numbers(page) if number.link]
    assert len(linked) > 50
    for number in linked:
        answer = browser.get(number.link)
        assert answer.status_code == 200, number.link
        rows = list(answer.context["cl"].result_list)
        figure = parse_qs(urlsplit(number.link).query)["figure"][0]
        assert rows, number.link
        if figure == "handed_over":  # the others are turns, and shares
            assert len(rows) == int(number.text), number.link
        assert isinstance(rows[0], CaseRow if figure in ("handed_over", "promised", "replied") else ConversationRow)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"figure": "answered", "since": "2026-06-02", "until": "2026-06-02"}, 2),
        ({"figure": "answered", "since": "2026-06-02", "until": "2026-06-02", "language": "en"}, 1),
        ({"figure": "answered", "since": "2026-06-02", "intent": "garbage"}, 1),
        ({"figure": "unanswered", "since": "2026-06-01", "until": "2026-06-01"}, 1),
        ({"figure": "unanswered", "since": "2026-06-02", "hour": "9"}, 0),
        ({"figure": "wrong", "since": "2026-06-02", "topic": "waste"}, 1),
        ({"figure": "contained"}, 2),
        ({"figure": "not_contained"}, 2),
        ({"figure": "deflected", "department": "general"}, 1),
        ({"figure": "contained", "topic": "-"}, 0),
        ({"figure": "contained", "topic": "waste", "since": "2026-06-02"}, 2),
        ({"figure": "contained", "topic": "waste", "until": "2026-06-01"}, 0),
        ({"contact__channel": "line", "language": "en"}, 1),
    ],
)
def test_the_list_of_conversations_is_filtered_by_what_happened(
    busy: None, sign_in: SignIn, query: dict[str, str], count: int
) -> None:
    found = sign_in().get("/admin/store/conversationrow/", query)
    assert len(found.context["cl"].result_list) == count


def test_cases_behind_promises(busy: None, sign_in: SignIn) -> None:
    browser = sign_in()
    for figure, count in (("promised", 2), ("kept", 1), ("broken", 1), ("replied", 2), ("handed_over", 2)):
        found = browser.get("/admin/store/caserow/", {"figure": figure, "since": "2026-06-02"})
        assert len(found.context["cl"].result_list) == count, figure


def test_a_filter_that_cannot_be_read_finds_nothing_and_says_so(busy: None, sign_in: SignIn) -> None:
    browser = sign_in()
    for query in ({"since": "yesterday"}, {"hour": "24"}, {"figure": "everything"}):
        page = browser.get("/admin/store/conversationrow/", query)
        assert page.status_code == 200
        assert len(page.context["cl"].result_list) == 0
        assert len(list(page.context["messages"])) == 1


@pytest.mark.parametrize("group", ["Auditors", "Operators", "Supervisors", "Editors"])
def test_others_than_administrators_read_coarse_figures(busy: None, sign_in: SignIn, group: str) -> None:
    page = opened(sign_in(group), period="today")
    texts = {number.text for number in numbers(page)}
    counts = {int(text) for text in texts if text.isdigit()}
    assert counts <= {0, 5, 10}
    assert tile(page, "median")[0] == "–"
    assert "nearest 5" in re.sub(r"\s+", " ", page.content.decode())


def test_only_who_may_see_the_lists_gets_links(busy: None, sign_in: SignIn) -> None:
    assert not [number for number in numbers(opened(sign_in("Editors"), period="today")) if number.link]


def test_staff_without_a_role_here_do_not_see_it(busy: None, sign_in: SignIn) -> None:
    assert sign_in("Staff").get(PAGE).status_code == 403


def test_the_file_holds_every_split_and_each_of_them_by_language(busy: None, sign_in: SignIn) -> None:
    answer = opened(sign_in(), period="today", file="csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "madoguchi-2026-06-02-2026-06-02.csv" in answer["Content-Disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    table = [dict(zip(rows[1], row, strict=True)) for row in rows[2:]]
    assert (table[0]["Split"], table[0]["Questions"], table[0]["Containment"]) == ("All", "10", "50.0")
    waste = [row for row in table if row["Part"] == "Garbage"]
    assert [(row["Language"], row["Answered"], row["Containment"]) for row in waste] == [
        ("", "6", "50.0"),
        ("English", "1", ""),
        ("日本語", "5", "50.0"),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+81", "-1", "@sum", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert (harmless("General"), harmless(-1)) == ("General", -1)


@pytest.mark.parametrize(("period", "title"), [("7", "Questions by day"), ("365", "Questions by week")])
def test_the_course_of_the_days(busy: None, sign_in: SignIn, period: str, title: str) -> None:
    course = opened(sign_in(), period=period).context["course"]
    assert course.title == title
    assert sum(int(values[0]) for _label, values in course.lines) == 11
    assert course.drawing.count("<g>") == len(course.lines) == (53 if period == "365" else 7)


def test_days_that_wait_to_be_counted_are_told(busy: None, sign_in: SignIn) -> None:
    page = opened(sign_in(), period="30", language="ja")
    assert date(2026, 5, 20) in page.context["pending"]
    assert "not counted yet" in page.content.decode()


def test_drawings_hold_nothing_that_runs() -> None:
    bar = drawing.Bar("<script>", (1, 2, 3, 4), '"><script>')
    assert "<script>" not in drawing.columns([bar], "<b>")


@pytest.mark.parametrize(("highest", "top"), [(0, 4), (4, 4), (5, 10), (11, 20), (21, 40), (99, 100), (1001, 2000)])
def test_the_scale_is_of_round_numbers(highest: int, top: int) -> None:
    assert drawing.scale(highest) == top


def test_figures_are_written_for_people() -> None:
    assert [percent(share) for share in (None, 0.0, 0.555, 1.0)] == ["–", "0%", "56%", "100%"]
    written = {
        "en": ["–", "0 min", "59 min", "1 h 1 min", "1 d 2 h"],
        "ja": ["–", "0分", "59分", "1時間1分", "1日2時間"],
    }
    for language, texts in written.items():
        with translation.override(language):
            assert [duration(minutes) for minutes in (None, 0, 59, 61, 1440 + 120)] == texts
