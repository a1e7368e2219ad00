"""What a room reads when it opens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.dialogue.digest import MOST_LINES, morning
from bot.domain.conversation import Case, CaseState
from bot.domain.digests import Digest
from bot.domain.hours import OpeningHours
from tests import city
from tests.unit.dialogue.staffing import case

OPENING = datetime(2026, 11, 24, 8, 30, tzinfo=city.ZONE)
NIGHT = OPENING - timedelta(hours=9)
DEPARTMENTS = (city.CITIZENS, city.GENERAL, replace(city.GENERAL, key="tax", room=""))


def waiting(number: str, **changes: object) -> Case:
    return case(**{"number": number, "waiting_since": NIGHT, "opened_at": NIGHT, **changes})


def digests(cases: Sequence[Case], now: datetime = OPENING, **changes: Any) -> list[Digest]:
    return morning(DEPARTMENTS, cases, city.tools(now=now, **changes))


def test_each_room_reads_once_what_waits_for_it_in_the_order_of_promise() -> None:
    at = [OPENING + timedelta(minutes=minutes) for minutes in (60, 30, -5)]
    [citizens, default] = digests(
        [
            waiting("LAST", waiting_since=NIGHT - timedelta(days=1)),
            waiting("THIRD", reply_by=at[0], state=CaseState.CLAIMED),
            waiting("SECOND", reply_by=at[1]),
            waiting("FIRST", reply_by=at[2]),
            waiting("URGENT", reply_by=at[0], urgent=True),
            waiting("OTHER", room="C0MADOGUCHI", department="general"),
        ]
    )
    assert citizens.text.splitlines() == [
        "おはようございます。受付時間前からお待ちの相談が5件あります。",
        "【至急】・URGENT（市民課、担当者待ち）11月23日（月）23:30から　期限 9:30",
        "・FIRST（市民課、担当者待ち）11月23日（月）23:30から　【期限超過】8:25",
        "・SECOND（市民課、担当者待ち）11月23日（月）23:30から　期限 9:00",
        "・THIRD（市民課、対応中）11月23日（月）23:30から　期限 9:30",
        "・LAST（市民課、担当者待ち）11月22日（日）23:30から　期限なし",
    ]
    assert (citizens.room, citizens.key) == ("C0CITIZENS", "digest:2026-11-24:C0CITIZENS")
    assert (default.room, default.text.count("OTHER")) == ("C0MADOGUCHI", 1)


def test_it_is_the_same_one_all_morning_and_none_before_or_after_or_on_a_holiday() -> None:
    def keys(now: datetime) -> list[str]:
        return [digest.key for digest in digests([waiting("A")], now)]

    assert keys(OPENING) == keys(OPENING + timedelta(hours=3)) == ["digest:2026-11-24:C0CITIZENS"]
    assert keys(OPENING - timedelta(minutes=1)) == keys(OPENING + timedelta(hours=9)) == []
    assert keys(OPENING - timedelta(days=1)) == [], "a public holiday"


def test_a_room_for_which_nothing_waits_reads_nothing() -> None:
    none_of_these = [
        waiting("NEW", waiting_since=OPENING + timedelta(minutes=1)),
        waiting("CITIZEN'S", waiting_since=None, state=CaseState.CLAIMED),
        waiting("RESTING", snoozed_until=OPENING + timedelta(days=1)),
    ]
    assert digests(none_of_these, OPENING + timedelta(minutes=5)) == []
    assert morning([replace(city.CITIZENS, hours=OpeningHours())], [waiting("A")], city.tools(now=OPENING)) == []


def test_a_long_one_says_how_many_are_left_out_in_the_staffs_language() -> None:
    [long] = digests([waiting(f"N{number}") for number in range(MOST_LINES + 3)], staff_language="en")
    lines = long.text.splitlines()
    assert (len(lines), lines[-1]) == (MOST_LINES + 2, "and 3 more")
    assert lines[0] == "Good morning. Cases that have waited since before opening: 23"
