"""What `/madoguchi queue` and `find` say of the cases of a room."""

from dataclasses import replace
from datetime import timedelta

from bot.dialogue.listing import MOST, found_in_words, queue_in_words
from bot.domain.conversation import Case, CaseState, Outcome
from tests import city
from tests.unit.dialogue.staffing import case as waiting

TOOLS = replace(city.tools(), staff_language="en")


def numbered(number: str, **changes: object) -> Case:
    return replace(waiting(), number=number, **changes)  # type: ignore[arg-type]


def test_an_empty_room_says_so() -> None:
    assert queue_in_words([], [], TOOLS) == "There are no open cases in this room.\nNobody is on duty."


def test_urgent_ones_come_first_then_whoever_nobody_takes_then_by_promise() -> None:
    soon, later = (TOOLS.now + timedelta(hours=hours) for hours in (1, 2))
    cases = [
        numbered("TAKEN", state=CaseState.CLAIMED, owner="U1"),
        numbered("LATER", reply_by=later, waiting_since=TOOLS.now),
        numbered("SOON", reply_by=soon, waiting_since=TOOLS.now),
        numbered("URGENT", urgent=True, state=CaseState.CLAIMED, owner="U1"),
    ]
    heading, *lines, _present = queue_in_words(cases, [], TOOLS).split("\n")
    assert heading == "Open cases in this room: 4"
    assert [next(name for name in ("URGENT", "SOON", "LATER", "TAKEN") if f" {name} " in line) for line in lines] == [
        "URGENT",
        "SOON",
        "LATER",
        "TAKEN",
    ]


def test_a_long_list_is_cut_and_says_how_many_follow() -> None:
    lines = queue_in_words([numbered(f"N{place}") for place in range(MOST + 3)], [], TOOLS).split("\n")
    assert len(lines) == MOST + 3
    assert lines[-2] == "and 3 more"


def test_a_case_is_found_by_its_number_also_when_it_is_over() -> None:
    assert " ABC " in found_in_words("ABC", [numbered("ABC")], TOOLS)
    over = numbered("ABC", state=CaseState.CLOSED, outcome=Outcome.ANSWERED)
    assert found_in_words("ABC", [over], TOOLS).endswith(": answered")
    assert found_in_words("ABC", [], TOOLS) == "There is no case ABC in this room."
    assert "add the number" in found_in_words("", [], TOOLS)
