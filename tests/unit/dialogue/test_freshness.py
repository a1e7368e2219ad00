"""Answers that have ended, translations left behind, and what rooms are told of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.dialogue.freshness import MOST_LINES, weekly
from bot.domain.answers import AfterEnd, Entry, WhenStale
from bot.domain.conversation import Owner, Reason
from bot.domain.messages import AnswerCard, Note
from bot.domain.turns import Resolution, Status
from tests import city
from tests.unit.dialogue.talking import FINDS, GARBAGE, KONBINI, RESIDENCE, SEAL, Talk, messages

ENDED = replace(SEAL, valid_until=date(2026, 11, 23))
OPENING = datetime(2026, 11, 24, 8, 30, tzinfo=city.ZONE)


def _talk(entry: Entry) -> Talk:
    entries = tuple(entry if each.key == entry.key else each for each in (RESIDENCE, SEAL, KONBINI, GARBAGE))
    return Talk(knowledge=city.SmallKnowledge(FINDS, entries=entries))


def _card(resolution: Resolution) -> AnswerCard:
    [card] = [message for message in messages(resolution) if isinstance(message, AnswerCard)]
    return card


def test_an_answer_that_has_ended_is_given_with_a_caveat() -> None:
    card = _card(_talk(replace(ENDED, after_end=AfterEnd.CAVEAT)).say("印鑑登録"))
    assert card.body == "印鑑登録の答え"
    assert "2026年11月23日" in card.notice


def test_on_its_last_day_an_answer_has_no_caveat() -> None:
    last = replace(SEAL, valid_until=date(2026, 11, 24), after_end=AfterEnd.CAVEAT)
    assert _card(_talk(last).say("印鑑登録")).notice == ""


@pytest.mark.parametrize("utterance", ["when is garbage day?", "How do I get a juminhyo? when is garbage day?"])
def test_an_answer_that_has_ended_goes_to_people_where_the_city_says_so(utterance: str) -> None:
    ended = replace(GARBAGE, valid_until=date(2026, 11, 23), after_end=AfterEnd.HAND_OVER)
    resolution = _talk(ended).say(utterance)
    assert resolution.decision.status is Status.HANDOFF_NOT_FOUND
    assert resolution.case is not None
    assert resolution.case.reason is Reason.ENDED
    assert resolution.conversation.owner is Owner.QUEUE
    said = [each for out in resolution.outgoing for each in out.messages]
    assert not [each for each in said if isinstance(each, AnswerCard)]
    assert [each for each in said if isinstance(each, Note) and "no longer valid" in each.text]


def test_a_press_on_an_old_button_goes_to_people_too() -> None:
    ended = replace(ENDED, after_end=AfterEnd.HAND_OVER)
    resolution = _talk(ended).happens(city.press("choose", intent="seal"))
    assert resolution.decision.status is Status.HANDOFF_NOT_FOUND


def test_a_translation_left_behind_is_said_to_be_older() -> None:
    stale = replace(SEAL, stale=frozenset({"en"}))
    card = _card(_talk(stale).say("the seal"))
    assert card.body == "Answer about Seal registration"
    assert "may be older" in card.notice
    assert "older" not in _card(_talk(stale).say("印鑑登録")).notice


def test_or_the_main_language_is_given_in_its_place() -> None:
    stale = replace(SEAL, stale=frozenset({"en"}), when_stale=WhenStale.FALL_BACK)
    card = _card(_talk(stale).say("the seal"))
    assert card.body == "印鑑登録の答え"
    assert "being updated" in card.notice


def test_each_room_is_told_once_a_week_what_is_to_be_checked() -> None:
    late = replace(RESIDENCE, review_by=date(2026, 11, 1))
    stale = replace(SEAL, stale=frozenset({"en"}))
    departments = (city.CITIZENS, city.GENERAL)
    entries = (late, stale, KONBINI)
    [digest] = weekly(departments, entries, city.tools(now=OPENING), "https://city.example/list")
    assert digest.text.splitlines() == [
        "今週の見直し：内容の確認が必要な回答が2件あります。",
        "https://city.example/list",
        "・住民票の写し（市民課）見直し期限 2026年11月1日",
        "・印鑑登録（市民課）翻訳が主な言語より古い可能性",
    ]
    assert (digest.room, digest.key) == ("C0CITIZENS", "freshness:2026-48:C0CITIZENS")
    [friday] = weekly(departments, entries, city.tools(now=OPENING + timedelta(days=3)), "")
    assert friday.key == digest.key
    [next_week] = weekly(departments, entries, city.tools(now=OPENING + timedelta(days=6)), "")
    assert next_week.key != digest.key


def test_a_room_is_told_before_an_answer_ends_and_as_long_as_it_is_given_after_its_end() -> None:
    today = OPENING.date()
    ends = [replace(SEAL, key=f"in-{days}", valid_until=today + timedelta(days)) for days in (0, 13, 14)]
    ended = replace(SEAL, key="over", valid_until=today - timedelta(1), after_end=AfterEnd.CAVEAT)
    [digest] = weekly((city.CITIZENS,), (*ends, ended), city.tools(now=OPENING), "")
    assert digest.text.splitlines()[2:] == [
        "・印鑑登録（市民課）有効期限 2026年11月23日 を過ぎています",
        "・印鑑登録（市民課）まもなく有効期限 2026年11月24日",
        "・印鑑登録（市民課）まもなく有効期限 2026年12月7日",
    ]


def test_a_long_list_is_cut_and_a_closed_room_reads_nothing() -> None:
    late = [replace(RESIDENCE, key=str(number), review_by=date(2026, 11, 1)) for number in range(MOST_LINES + 3)]
    [digest] = weekly((city.CITIZENS,), late, city.tools(now=OPENING), "")
    assert digest.text.endswith("ほか3件")
    assert weekly((city.CITIZENS,), late, city.tools(now=OPENING - timedelta(days=1)), "") == []
