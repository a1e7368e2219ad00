"""Time as it passes while a department is open."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import OpeningHours, Span, YearEnd

TOKYO = ZoneInfo("Asia/Tokyo")
OFFICE = OpeningHours(
    weekly=dict.fromkeys(range(5), (Span(time(8, 30), time(12)), Span(time(13), time(17, 15)))),
    year_end=YearEnd((12, 29), (1, 3)),
    special={date(2026, 11, 28): (Span(time(9), time(12)),), date(2026, 11, 26): ()},
)
ALWAYS = OpeningHours(weekly=dict.fromkeys(range(7), (Span(time(0), time(23, 59)),)), closed_on_holidays=False)

moments = st.integers(0, 80 * 24 * 60).map(
    lambda minutes: datetime(2026, 11, 1, tzinfo=TOKYO) + timedelta(minutes=minutes)
)
lengths = st.integers(1, 5_000).map(lambda minutes: timedelta(minutes=minutes))
offices = st.builds(
    lambda weekly, closed: OpeningHours(weekly=weekly, closed_on_holidays=closed, year_end=OFFICE.year_end),
    st.dictionaries(
        st.integers(0, 6),
        st.tuples(st.integers(0, 11), st.integers(12, 23)).map(lambda pair: (Span(time(pair[0]), time(pair[1])),)),
        min_size=1,
    ),
    st.booleans(),
)


def holiday(day: date) -> bool:
    return day in {date(2026, 11, 3), date(2026, 11, 23)}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ("2026-11-24 09:00", 30, "2026-11-24 09:30"),
        ("2026-11-24 11:50", 30, "2026-11-24 13:20"),  # over lunch
        ("2026-11-24 17:05", 30, "2026-11-25 08:50"),  # overnight
        ("2026-11-20 17:05", 30, "2026-11-24 08:50"),  # a weekend and a public holiday
        ("2026-11-22 12:00", 10, "2026-11-24 08:40"),
        ("2026-11-25 17:05", 30, "2026-11-27 08:50"),  # a special day, closed
        ("2026-11-27 17:05", 30, "2026-11-28 09:20"),  # a special Saturday, open
        ("2026-12-28 17:05", 30, "2027-01-04 08:50"),  # the turn of the year
        ("2026-11-24 16:45", 30, "2026-11-24 17:15"),  # to the very end of the day, not the next morning
    ],
)
def test_a_wait_ends_within_opening_hours(start: str, minutes: int, expected: str) -> None:
    assert OFFICE.after(at(start), timedelta(minutes=minutes), holiday) == at(expected)


@given(offices, moments, lengths)
def test_what_was_waited_is_what_was_to_be_waited(office: OpeningHours, start: datetime, length: timedelta) -> None:
    end = office.after(start, length, holiday)
    if end is None:
        return
    assert office.working_time(start, end, holiday) == length
    assert office.working_time(start, end - timedelta(seconds=1), holiday) < length, "no later than it must"
    assert end.tzinfo is TOKYO


@given(offices, moments, moments, moments)
def test_time_adds_up_and_never_runs_faster_than_the_clock(
    office: OpeningHours, one: datetime, two: datetime, three: datetime
) -> None:
    start, middle, end = sorted((one, two, three))
    whole = office.working_time(start, end, holiday)
    assert whole == office.working_time(start, middle, holiday) + office.working_time(middle, end, holiday)
    assert timedelta() <= whole <= end - start
    assert office.working_time(end, start, holiday) == timedelta() or start == end


@given(offices, moments, lengths, lengths)
def test_waiting_twice_is_waiting_for_both(
    office: OpeningHours, start: datetime, one: timedelta, two: timedelta
) -> None:
    first, both = office.after(start, one, holiday), office.after(start, one + two, holiday)
    if first and both:
        assert office.after(first, two, holiday) == both


def test_where_nobody_ever_opens_no_moment_is_known() -> None:
    assert OpeningHours().after(at("2026-11-24 09:00"), timedelta(minutes=1), holiday) is None
    assert OpeningHours().working_time(at("2026-11-24 09:00"), at("2026-12-24 09:00"), holiday) == timedelta()
    assert OFFICE.after(at("2026-11-24 09:00"), timedelta(days=100), holiday) is None


def test_a_clock_that_is_put_forward_shortens_no_wait() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # 2027-03-28, 02:00 becomes 03:00
    end = ALWAYS.after(datetime(2027, 3, 28, 1, 30, tzinfo=berlin), timedelta(minutes=60), holiday)
    assert end == datetime(2027, 3, 28, 3, 30, tzinfo=berlin)
