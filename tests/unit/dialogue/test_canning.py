"""Canned texts as they go into a reply."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.dialogue.canning import offered, suggested
from bot.domain.canned import VARIABLES, CannedText
from bot.domain.variables import unknown_in
from tests import city
from tests.unit.dialogue.staffing import case

TEXT = CannedText(
    "1",
    "受付時間",
    {
        "ja": "{department.name}は{department.hours}です。代表 {city_hall_phone}、番号 {case.number}。{そのまま}",
        "en": "The {department.name} section is open {department.hours}.",
    },
)


def test_variables_are_those_of_the_case_in_the_citizens_language() -> None:
    [(key, title, text)] = offered(case(), [TEXT], city.tools())
    assert (key, title) == ("1", "受付時間")
    assert text == "市民課は月〜金 8:30–17:15です。代表 0000-00-1100、番号 ABC123。{そのまま}"
    [(_, _, english)] = offered(case(language="en"), [TEXT], city.tools())
    assert english == "The Citizens section is open Mon–Fri 8:30–17:15."


def test_plain_japanese_is_served_by_japanese_and_a_missing_language_by_the_other() -> None:
    assert "市民課は" in offered(case(language="ja-easy"), [TEXT], city.tools())[0][2]
    only_english = CannedText("2", "x", {"en": "Hello"})
    assert offered(case(), [only_english], city.tools())[0][2] == "Hello"


def test_a_variable_that_there_is_none_of_is_found_before_it_is_kept() -> None:
    assert unknown_in(TEXT.texts["ja"], VARIABLES) == ["{そのまま}"]
    assert unknown_in("{case.number} { case.number }", VARIABLES) == ["{ case.number }"]


def test_what_the_bot_considered_is_a_reply_with_its_page_in_the_citizens_language() -> None:
    [residence, seal] = suggested(case(considered=(city.RESIDENCE.key, "withdrawn", city.SEAL.key)), city.tools())
    assert residence[:2] == ("answer:residence-certificate", "回答案：住民票の写し")
    assert residence[2] == "市民課の窓口で取れます。\n\n市のページを見る\nhttps://city.example/residence"
    assert seal[1] == "回答案：印鑑登録"
    english = suggested(case(considered=(city.RESIDENCE.key,), language="en"), city.tools())
    assert "At the Citizens counter." in english[0][2]


def test_an_answer_that_has_ended_is_no_suggestion() -> None:
    ended = replace(city.RESIDENCE, valid_until=date(2026, 11, 1))
    tools = city.tools(city.SmallKnowledge(entries=(ended,)), now=datetime(2026, 11, 2, tzinfo=UTC))
    assert suggested(case(considered=(ended.key,)), tools) == ()
