"""A case rests until a chosen time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.dialogue import reminding
from bot.dialogue.pipeline import respond
from bot.domain.conversation import Case, CaseState
from tests import city
from tests.unit.dialogue.staffing import act, broadcasts, cards, case, in_thread, snapshot, to_citizen

LATER = city.TUESDAY_NOON + timedelta(days=2)
MINE = case(state=CaseState.CLAIMED, owner="U0TANAKA")
RESTING = MINE.snoozed(LATER)


@pytest.mark.parametrize(
    ("until", "local"),
    [
        ("hour", datetime(2026, 11, 24, 13, 0, tzinfo=city.ZONE)),
        ("opening", datetime(2026, 11, 25, 8, 30, tzinfo=city.ZONE)),
        (str(int(LATER.timestamp())), datetime(2026, 11, 26, 12, 0, tzinfo=city.ZONE)),
    ],
)
@pytest.mark.parametrize("of", [case(), MINE], ids=["waiting", "claimed"])
def test_nobody_is_reminded_until_the_time_that_was_chosen(of: Case, until: str, local: datetime) -> None:
    resolution = act("snooze", of, until=until)
    assert resolution.case is not None
    assert resolution.case.snoozed_until == resolution.case.remind_at == local
    assert (resolution.case.state, resolution.case.owner) == (of.state, of.owner)
    card = cards(resolution)["C0CITIZENS"]
    assert "保留中" in card.heading
    assert any(name == "保留" and "まで" in value for name, value in card.facts)
    assert "wake" in [choice.action for choice in card.more]
    assert len(card.more) <= 5
    assert to_citizen(resolution) == []


@pytest.mark.parametrize("until", ["1", str(int(city.TUESDAY_NOON.timestamp())), "", "never", "-5", "１２"])
def test_what_is_past_or_no_time_is_refused(until: str) -> None:
    resolution = act("snooze", case(), until=until)
    assert resolution.case is None
    assert "保留にできませんでした" in in_thread(resolution)


def test_when_the_time_has_come_its_owner_is_called_and_the_citizen_hears_nothing() -> None:
    woken = reminding.remind(snapshot(RESTING), city.tools(now=LATER))
    assert woken.case is not None
    assert (woken.case.snoozed_until, woken.case.owner) == (None, "U0TANAKA")
    assert woken.case.remind_at is not None
    assert woken.case.remind_at > LATER
    assert ["<@U0TANAKA>" in text for text in broadcasts(woken)] == [True]
    assert to_citizen(woken) == []
    assert "保留" not in cards(woken)["C0CITIZENS"].heading


def test_a_case_that_nobody_owns_waits_again_when_the_time_has_come() -> None:
    woken = reminding.remind(snapshot(case(reminders=2).snoozed(LATER)), city.tools(now=LATER))
    assert woken.case is not None
    assert woken.case.remind_at == LATER + city.tools().waits.move
    assert woken.case.reminders == 2
    assert len(broadcasts(woken)) == 1


def test_a_word_of_the_citizen_wakes_it() -> None:
    resolution = respond(city.event("やはり急ぎます"), snapshot(RESTING), city.tools())
    assert resolution.case is not None
    assert (resolution.case.snoozed_until, resolution.case.owner) == (None, "U0TANAKA")
    assert "やはり急ぎます" in in_thread(resolution)
    assert ["保留を解除" in text for text in broadcasts(resolution)] == [True]
    assert "保留" not in cards(resolution)["C0CITIZENS"].heading


def test_words_of_danger_wake_it_too() -> None:
    resolution = respond(city.event("死にたい"), snapshot(RESTING), city.tools())
    assert resolution.case is not None
    assert resolution.case.snoozed_until is None


@pytest.mark.parametrize(
    ("action", "arguments"),
    [("wake", {}), ("give_back", {}), ("close", {"outcome": "answered"}), ("transfer", {"department": "general"})],
)
def test_it_rests_no_longer_once_somebody_does_something_about_it(action: str, arguments: dict[str, str]) -> None:
    resolution = act(action, RESTING, **arguments)
    for changed in filter(None, (resolution.case, resolution.opened)):
        assert changed.snoozed_until is None
        assert changed.remind_at != LATER
    assert resolution.case is not None


def test_whoever_claims_it_wakes_it_and_a_reply_does_not() -> None:
    claimed = act("claim", case().snoozed(LATER)).case
    assert claimed is not None
    assert claimed.snoozed_until is None
    assert claimed.remind_at != LATER
    replied = act("send_reply", RESTING, text="お待ちしています。").case
    assert replied is not None
    assert replied.snoozed_until == replied.remind_at == LATER


def test_waking_twice_says_nothing_twice() -> None:
    assert act("wake", replace(RESTING, snoozed_until=None, remind_at=None)).outgoing == ()
