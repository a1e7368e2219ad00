"""What stands on somebody's own page."""

from datetime import timedelta

from bot.dialogue.home import MOST, home
from bot.domain.conversation import CaseState
from bot.domain.staff import Duty
from tests import city
from tests.unit.dialogue.staffing import case

NOW = city.TUESDAY_NOON
TOOLS = city.tools(staff_language="en")
ME = Duty("U0ME", True, NOW, "en")
MINE = {"state": CaseState.CLAIMED, "owner": "U0ME"}


def test_my_cases_the_queue_of_my_department_and_what_is_at_risk() -> None:
    cases = [
        case(number="MINE", **MINE, reply_by=NOW + timedelta(minutes=30)),
        case(number="SNOOZED", **MINE, reply_by=NOW, snoozed_until=NOW + timedelta(hours=1)),
        case(number="LATE", reply_by=NOW - timedelta(minutes=1)),
        case(number="FREE"),
        case(number="THEIRS", state=CaseState.CLAIMED, owner="U0OTHER", reply_by=NOW),
        case(number="ELSEWHERE", department="general", reply_by=NOW),
    ]
    shown = home(ME, cases, [city.CITIZENS], TOOLS)
    risk, mine, queue = shown.sections
    assert [line.text.split()[1] for line in risk.lines] == ["LATE", "MINE"]
    assert [line.text.split()[1] for line in mine.lines] == ["MINE", "SNOOZED"]
    assert [[each.action for each in line.buttons] for line in mine.lines] == [["reply", "give_back"]] * 2
    assert [line.text.split()[1] for line in queue.lines] == ["LATE", "FREE"]
    assert queue.lines[0].buttons[0].action == "claim"
    assert queue.title == "Citizens: 2 waiting for somebody"
    assert queue.text == "In progress: 3. Nobody is on duty."
    assert queue.lines[0].text.endswith("<#C0CITIZENS>")
    assert shown.duty == "You are on duty since 12:00."


def test_who_has_nothing_reads_that() -> None:
    shown = home(Duty("U0ME"), [], [], city.tools())
    risk, mine, nowhere = shown.sections
    assert "ありません" in risk.text
    assert "ありません" in mine.text
    assert "/madoguchi on" in nowhere.text
    assert "/madoguchi on" in shown.duty


def test_a_long_queue_says_how_many_follow() -> None:
    [*_, queue] = home(ME, [case(number=f"N{number}") for number in range(MOST + 3)], [city.CITIZENS], TOOLS).sections
    assert len(queue.lines) == MOST
    assert queue.text.endswith("and 3 more")
