"""On duty and away: who is named, what whoever goes away is told, and which cases wait for somebody again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.dialogue import reminding
from bot.dialogue.attending import ended, status, take_back
from bot.dialogue.desk import case_card
from bot.dialogue.on_duty import MOST_NAMED, named
from bot.domain.conversation import CaseState, Owner
from bot.domain.staff import Duty
from tests import city
from tests.unit.dialogue.staffing import broadcasts, case, snapshot

NOW = city.TUESDAY_NOON
HOUR = timedelta(hours=1)
CLAIMED: dict[str, Any] = {"state": CaseState.CLAIMED, "owner": "U0TANAKA"}


def present(*people: str, **changes: Any) -> Any:
    on_duty = lambda department, room: people if (department, room) == ("citizens", "C0CITIZENS") else ()  # noqa: E731
    return replace(city.tools(**changes), on_duty=on_duty)


def test_those_on_duty_are_called_by_name_to_a_case_that_nobody_takes() -> None:
    using = present("U0SUZUKI", "desk:3")
    overdue = case(opened_at=NOW - HOUR, since=NOW - HOUR, waiting_since=NOW - HOUR, remind_at=NOW)
    [told] = broadcasts(reminding.remind(snapshot(overdue), using))
    assert "<@U0SUZUKI>、<@desk:3>" in told
    [told] = broadcasts(reminding.remind(snapshot(overdue), city.tools()))
    assert "在席" not in told


def test_the_card_names_them_until_somebody_owns_the_case() -> None:
    facts = dict(case_card(case(), present("U0SUZUKI"), ()).facts)
    assert facts["担当者"] == "未定（在席：<@U0SUZUKI>）"
    assert dict(case_card(case(**CLAIMED), present("U0SUZUKI"), ()).facts)["担当者"] == "<@U0TANAKA>"


def test_many_people_are_counted() -> None:
    people = [f"U{number}" for number in range(MOST_NAMED + 2)]
    assert named(people, "en").endswith("<@U4> and 2 more")
    assert named([], "en") == ""


def test_whoever_goes_away_gets_a_button_for_each_case_of_theirs() -> None:
    told = ended([case(**CLAIMED), case(**CLAIMED, number="DEF456")], city.tools())
    assert "2件" in told.text
    assert [line.buttons[0].action for line in told.cases] == ["give_back", "give_back"]
    assert told.cases[0].buttons[0].arguments == {"case": "k1"}
    assert ended([], city.tools()).cases == ()


def test_status_counts_what_the_room_has() -> None:
    here = [case(), case(**CLAIMED, late=True)]
    using = present("U0SUZUKI", staff_language="en")
    told = status(Duty("U0TANAKA", True, NOW - HOUR), 1, here, [("citizens", "C0CITIZENS")], using).text
    assert told.splitlines() == [
        "You are on duty since 11:00.",
        "Cases that you own: 1",
        "In this room: 1 waiting for somebody, 1 in progress, 1 late",
        "On duty: <@U0SUZUKI>",
    ]


@pytest.mark.parametrize(
    ("away", "changes", "given_back"),
    [
        (HOUR, {}, True),
        (HOUR - timedelta(minutes=1), {}, False),
        (HOUR, {"waiting_since": None}, False),  # the citizen has the last word to say
        (HOUR, {"snoozed_until": NOW + HOUR}, False),
        (HOUR, {"since": NOW - timedelta(minutes=5)}, False),  # the citizen wrote just now
    ],
)
def test_an_absence_is_missed_after_an_hour_of_opening_time(away: timedelta, changes: Any, given_back: bool) -> None:
    owned = case(**{**CLAIMED, "since": NOW - 2 * HOUR, **changes})
    resolution = take_back(snapshot(owned), NOW - away, city.tools())
    assert (resolution is not None) is given_back


def test_a_night_is_no_absence_but_danger_waits_for_no_morning() -> None:
    evening = NOW.replace(hour=8, minute=10) - timedelta(days=1)  # 17:10 in Tokyo, five minutes before closing
    morning = NOW.replace(hour=0, minute=0)  # 9:00
    owned = case(**CLAIMED, opened_at=evening)
    owned = replace(owned, since=evening, waiting_since=evening)
    assert take_back(snapshot(owned), evening, city.tools(now=evening + 4 * HOUR)) is None
    assert take_back(snapshot(owned), evening, city.tools(now=morning)) is None
    assert take_back(snapshot(owned), evening, city.tools(now=morning + HOUR)) is not None
    urgent = replace(owned, urgent=True)
    assert take_back(snapshot(urgent), evening, city.tools(now=evening + 4 * HOUR)) is not None


def test_what_is_given_back_waits_for_anybody_and_the_room_reads_why() -> None:
    for away_since, words in ((NOW - 2 * HOUR, "離席のまま"), (None, "アカウントが使えなくなった")):
        resolution = take_back(snapshot(case(**CLAIMED, since=NOW - 2 * HOUR)), away_since, city.tools())
        assert resolution is not None
        assert resolution.case is not None
        assert (resolution.case.state, resolution.case.owner) == (CaseState.WAITING, "")
        assert resolution.conversation.owner is Owner.QUEUE
        [told] = broadcasts(resolution)
        assert words in told
        assert "<@U0TANAKA>" in told


def test_a_case_that_nobody_owns_stays_as_it_is() -> None:
    assert take_back(snapshot(case()), None, city.tools()) is None
