"""Figures of a handful of rows, computed by hand; what is kept of them outlives the rows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bot import wiring
from bot.domain.figures import Cell, Figures, Waits, total
from bot.store import counts, figures
from bot.store.counting import Counted, count
from bot.store.figures import Wanted
from bot.store.models import CaseRow, CountedDay, CountRow, HourRow, InboxEvent, RemovalRun, WaitRow, WholeHourRow
from tasks import periodic
from tests.unit.store.a_day import at, case, conversation, signal, turn

pytestmark = pytest.mark.django_db

PLACES = {"seal": ("citizens", "certificates"), "garbage": ("waste", "waste")}
MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


def counted(day: date) -> Counted:
    return count(counts.start_of(day), counts.start_of(day + counts.ONE_DAY), PLACES)


def cells(day: date) -> dict[Cell, Figures]:
    return dict(counted(day).cells)


def test_every_question_ends_in_one_way_where_and_when_it_was_asked() -> None:
    ja, en = conversation("2026-06-10T12:00"), conversation("2026-06-10T12:00", "en")
    turn(ja, "2026-06-01T09:10", "answered_match", "seal")
    turn(ja, "2026-06-01T09:50", "answered_follow_up", "seal")
    turn(ja, "2026-06-01T10:00", "clarify_candidates")
    turn(ja, "2026-06-01T10:20", "unanswered_no_match")
    turn(en, "2026-06-01T09:30", "answered_match", "garbage")
    turn(en, "2026-06-01T09:31", "courtesy_thanks")
    turn(en, "2026-06-01T09:32", "staff_replied")
    assert cells(MONDAY) == {
        Cell(9, "ja", "citizens", "certificates"): Figures(answered=2),
        Cell(10, "ja"): Figures(asked_back=1, unanswered=1),
        Cell(9, "en", "waste", "waste"): Figures(answered=1),
    }


def test_a_day_begins_at_midnight_in_the_city() -> None:
    talk = conversation("2026-06-10T12:00")
    turn(talk, "2026-05-31T23:59:59", "answered_match", "seal")
    turn(talk, "2026-06-01T00:00", "answered_match", "seal")
    turn(talk, "2026-06-01T23:59:59", "answered_match", "seal")
    turn(talk, "2026-06-02T00:00", "answered_match", "seal")
    assert [cell.hour for cell in cells(MONDAY)] == [0, 23]
    assert total(cells(MONDAY).values()).answered == 2


def test_signals_count_when_they_were_given() -> None:
    talk = conversation("2026-06-10T12:00")
    answered = turn(talk, "2026-06-01T09:00", "answered_match", "seal")
    asked = turn(talk, "2026-06-01T09:05", "clarify_candidates")
    signal(answered, "helpful", "2026-06-02T08:00", "seal")
    signal(answered, "not_helpful", "2026-06-02T08:30", "seal")
    signal(asked, "none_of_these", "2026-06-02T08:40")
    turn(talk, "2026-06-02T08:50", "clarify_corrected")
    turn(talk, "2026-06-02T08:55", "answered_corrected", "garbage")
    assert cells(TUESDAY) == {
        Cell(8, "ja", "citizens", "certificates"): Figures(not_helpful=1),
        Cell(8, "ja"): Figures(none_of_these=1, asked_back=1, corrected=1),
        Cell(8, "ja", "waste", "waste"): Figures(answered=1, corrected=1),
    }


def test_a_handover_is_counted_once_in_the_department_that_got_it_first() -> None:
    talk = conversation("2026-06-10T12:00")
    turn(talk, "2026-06-01T11:00", "handoff_asked")
    case(talk, "2026-06-01T11:00", "waste", state="transferred", moved_to="citizens")
    case(talk, "2026-06-01T11:30", "citizens", moved_from="waste")
    case(talk, "2026-06-01T12:00", "general", reason="crisis")
    assert cells(MONDAY) == {Cell(11, "ja", "waste"): Figures(handed_over=1)}


def test_a_promise_counts_on_the_day_it_falls_due() -> None:
    talk = conversation("2026-06-10T12:00")
    case(talk, "2026-06-01T23:30", promised=60, replied=60, reason="crisis")  # in time, at the last moment
    case(talk, "2026-06-01T23:30", promised=60, replied=61, reason="crisis")
    case(talk, "2026-06-01T23:30", promised=60, reason="crisis")  # never answered
    case(talk, "2026-06-01T23:30", promised=60, state="cancelled", reason="crisis")  # the citizen took it back
    case(talk, "2026-06-01T23:30", promised=60, state="transferred", reason="crisis")  # another one promises anew
    case(talk, "2026-06-01T23:30", replied=30, reason="crisis")  # nothing was promised
    assert cells(MONDAY) == {}
    assert cells(TUESDAY) == {Cell(0, "ja", "general"): Figures(promised=3, kept=1)}


def test_waiting_is_counted_in_whole_minutes_when_staff_first_replied() -> None:
    talk = conversation("2026-06-10T12:00")
    case(talk, "2026-06-01T09:00", replied=4.99)
    case(talk, "2026-06-01T09:10", replied=4)
    case(talk, "2026-06-01T09:59", "waste", replied=90)
    assert counted(MONDAY).waits == {
        (Cell(9, "ja", "general"), 4): 2,
        (Cell(11, "ja", "waste"), 90): 1,
    }


def test_the_wait_of_a_case_that_was_passed_on_began_with_the_first() -> None:
    case(conversation("2026-06-10T12:00"), "2026-06-01T09:00", replied=5, moved_from="waste")
    CaseRow.objects.update(asked_at=at("2026-06-01T08:00"))
    assert counted(MONDAY).waits == {(Cell(9, "ja", "general"), 65): 1}


@pytest.fixture
def five_conversations() -> None:
    """All wrote last on Sunday. Contained: 1, 2 and 3; deflected: 1."""
    answered = conversation("2026-05-31T10:00")
    turn(answered, "2026-05-31T10:00", "answered_match", "seal")
    unhelpful = conversation("2026-05-31T10:00")
    first = turn(unhelpful, "2026-05-31T09:00", "answered_match", "garbage")
    turn(unhelpful, "2026-05-31T09:30", "answered_match", "seal")
    signal(first, "not_helpful", "2026-05-31T10:00", "garbage")
    unanswered = conversation("2026-05-31T10:00")
    turn(unanswered, "2026-05-31T10:00", "unanswered_no_match")
    with_person = conversation("2026-05-31T10:00")
    turn(with_person, "2026-05-31T08:00", "answered_match", "seal")
    case(with_person, "2026-05-30T08:10")
    only_person = conversation("2026-05-31T10:00")
    turn(only_person, "2026-05-31T08:00", "handoff_asked")
    case(only_person, "2026-05-30T08:10", "waste")


def test_conversations_stand_where_their_first_recognised_question_does(five_conversations: None) -> None:
    assert cells(MONDAY) == {
        Cell(10, "ja", "citizens", "certificates"): Figures(conversations=2, contained=1, deflected=1),
        Cell(10, "ja", "waste", "waste"): Figures(conversations=1, contained=1),
        Cell(10, "ja"): Figures(conversations=1, contained=1),
        Cell(10, "ja", "waste"): Figures(conversations=1),
    }
    whole = total(cells(MONDAY).values())
    assert (whole.containment, whole.deflection) == (0.6, 0.2)


def test_what_is_no_question_or_is_not_over_is_no_conversation_of_the_day() -> None:
    greeted = conversation("2026-05-31T10:00")
    turn(greeted, "2026-05-31T10:00", "greeted")
    waiting = conversation("2026-05-31T10:00", owner="queue")
    turn(waiting, "2026-05-31T10:00", "handoff_asked")
    went_on = conversation("2026-06-01T00:00")  # a day later it is Tuesday
    turn(went_on, "2026-05-31T10:00", "answered_match", "seal")
    assert cells(MONDAY) == {}
    assert total(cells(TUESDAY).values()).conversations == 1


def test_what_is_kept_is_what_was_counted_and_counting_again_changes_nothing(five_conversations: None) -> None:
    case(conversation("2026-06-10T12:00"), "2026-06-01T09:00", replied=4)
    for _again in range(2):
        counts.keep(MONDAY, PLACES)
    report = figures.read(Wanted(MONDAY, MONDAY), PLACES)
    assert report.by("language", "department", "topic") == {
        ("ja", cell.department, cell.topic): figures for cell, figures in cells(MONDAY).items()
    }
    ended = Figures(conversations=5, contained=3, deflected=1)
    assert report.by("hour") == {(9,): Figures(handed_over=1), (10,): ended}
    assert report.waits == Waits(1, 4, 4)
    assert report.by_day() == {MONDAY: total(cells(MONDAY).values())}


@pytest.mark.parametrize(
    ("filters", "conversations", "contained", "cases"),
    [
        ({"language": "ja"}, 5, 3, 1),
        ({"language": "en"}, 0, 0, 0),
        ({"department": "waste"}, 2, 1, 0),
        ({"department": "general"}, 0, 0, 1),
        ({"topic": "certificates"}, 2, 1, 0),
    ],
)
def test_filters_hold_for_days_that_are_kept_and_for_today(
    five_conversations: None, filters: dict[str, str], conversations: int, contained: int, cases: int, monkeypatch: Any
) -> None:
    case(conversation("2026-06-10T12:00"), "2026-06-01T09:00", replied=4)
    monkeypatch.setattr(timezone, "now", lambda: at("2026-06-01T23:00"))
    wanted = Wanted(MONDAY, MONDAY, **filters)
    live = figures.read(wanted, PLACES)
    counts.keep(MONDAY, PLACES)
    kept = figures.read(wanted, PLACES)
    assert live.total == kept.total
    assert (kept.total.conversations, kept.total.contained, kept.waits.cases) == (conversations, contained, cases)
    assert live.waits == kept.waits


def test_counting_leaves_no_day_out_and_stops_before_today(monkeypatch: Any) -> None:
    turn(conversation("2026-06-01T12:00"), "2026-06-01T12:00", "answered_match", "seal")
    monkeypatch.setattr(timezone, "now", lambda: at("2026-06-04T00:10"))
    periodic.count_days()
    assert [day.day.day for day in CountedDay.objects.order_by("day")] == [1, 2, 3]
    assert figures.read(Wanted(MONDAY, date(2026, 6, 4)), PLACES).total.answered == 1


def test_a_backlog_is_told_and_not_counted_while_somebody_waits(monkeypatch: Any) -> None:
    turn(conversation("2026-06-01T12:00"), "2026-06-01T12:00", "answered_match", "seal")
    monkeypatch.setattr(timezone, "now", lambda: at("2026-06-06T12:00"))
    report = figures.read(Wanted(MONDAY, date(2026, 6, 6)), PLACES)
    assert [day.day for day in report.pending] == [1, 2, 3]
    assert report.total.answered == 0


def test_figures_outlive_what_they_were_counted_from_and_nothing_is_erased_uncounted() -> None:
    now = timezone.localtime()
    old = (now - timedelta(days=200)).strftime("%Y-%m-%dT12:00")
    talk = conversation(old)
    turn(talk, old, "answered_match", "seal")
    case(talk, old, replied=3)
    periodic.clean_up()
    talk.refresh_from_db()  # still there: not counted
    for _day in wiring.count_days():
        pass
    RemovalRun.objects.all().delete()  # another night
    before = total(Figures(conversations=row.conversations, contained=row.contained) for row in CountRow.objects.all())
    periodic.clean_up()
    assert not type(talk).objects.exists()
    assert before == Figures(conversations=1)
    assert (CountRow.objects.get(conversations=1).contained, WaitRow.objects.get().minutes) == (0, 3)
    assert InboxEvent.objects.count() == 1


def test_days_whose_conversations_are_erased_are_not_counted_again() -> None:
    with pytest.raises(CommandError, match="can be counted again from"):
        call_command("count_days", "--since", "2020-01-01")
    with pytest.raises(CommandError, match="YYYY-MM-DD"):
        call_command("count_days", "--since", "yesterday")


def test_the_command_counts_again(capsys: Any) -> None:
    yesterday = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%dT00:30")
    turn(conversation(yesterday), yesterday, "answered_match", "seal")
    call_command("count_days")
    CountRow.objects.all().delete()
    call_command("count_days", "--since", yesterday[:10])
    assert capsys.readouterr().out == "days counted: 1, counted again: 0\ndays counted: 0, counted again: 1\n"
    assert (CountRow.objects.get().answered, HourRow.objects.get().hour) == (1, 0)


def test_hours_are_the_same_whether_places_are_told_apart_or_not() -> None:
    ja, en = conversation("2026-06-10T12:00"), conversation("2026-06-10T12:00", "en")
    turn(ja, "2026-06-01T09:10", "answered_match", "seal")
    turn(ja, "2026-06-01T09:20", "answered_match", "garbage")
    turn(ja, "2026-06-01T09:30", "unanswered_no_match")
    turn(en, "2026-06-01T09:40", "answered_match", "garbage")
    turn(ja, "2026-06-01T10:00", "answered_match", "seal")
    counts.keep(MONDAY, PLACES)
    whole = figures.read(Wanted(MONDAY, MONDAY), PLACES).by("hour", "language")
    assert whole == {
        (9, "ja"): Figures(answered=2, unanswered=1),
        (9, "en"): Figures(answered=1),
        (10, "ja"): Figures(answered=1),
    }
    assert WholeHourRow.objects.count() == 3
    waste = figures.read(Wanted(MONDAY, MONDAY, department="waste"), PLACES).by("hour")
    assert waste == {(9,): Figures(answered=2)}
    counts.keep(MONDAY, PLACES)
    assert WholeHourRow.objects.count() == 3
