"""What a department reads about the days before."""

from datetime import date, datetime, timedelta

from bot.dialogue.reporting import due, report
from bot.domain.digests import Count, Unanswered
from tests import city
from tests.unit.dialogue.staffing import act, case

NOON = city.TUESDAY_NOON  # a Tuesday behind a holiday, behind a week-end
TOOLS = city.tools(staff_language="en")


def test_it_covers_the_time_since_the_last_day_of_work() -> None:
    [tuesday] = due([city.CITIZENS], TOOLS)
    assert (tuesday.key, tuesday.room) == ("report:2026-11-24:citizens", "C0CITIZENS")
    assert tuesday.end == datetime(2026, 11, 24, tzinfo=city.ZONE)
    holiday = TOOLS.is_holiday(date(2026, 11, 23))
    assert tuesday.start == datetime(2026, 11, 20 if holiday else 23, tzinfo=city.ZONE)
    assert due([city.CITIZENS], city.tools(now=city.SUNDAY_NOON)) == []
    assert due([city.CITIZENS], city.tools(now=NOON - timedelta(hours=6))) == [], "not open yet"
    assert due([city.CITIZENS], city.tools(in_slack=False)) == []


def test_it_says_what_came_and_what_was_kept() -> None:
    [owed] = due([city.CITIZENS], TOOLS)
    words = Unanswered("猫の  写真\n" + "あ" * 300, "m1", "v1")
    languages = (("ja", 3), ("en", 1))
    counted = Count("citizens", owed.start, owed.end, 4, 3, 2, 1, languages, unanswered=5, examples=(words,))
    text, example = report(owed, counted, "https://counter.example/admin", TOOLS)
    assert text.text.splitlines()[1:4] == [
        "Opened: 4. First replies: 3 (in time: 1 of 2)",
        "Opened by language: 日本語 3, English 1",
        "Questions that the bot could not answer: 5 (the latest follow, personal data is masked)",
    ]
    assert "https://counter.example/admin/store/caserow/" in text.text
    assert example.text.startswith("Citizen: 猫の 写真 ああ")
    assert len(example.text) < 220
    assert (example.about, example.conversation_id) == ("m1", "v1")
    assert text.about == "", "the numbers stay when a citizen unsends their words"


def test_of_nothing_nothing_is_said() -> None:
    [owed] = due([city.CITIZENS], TOOLS)
    assert report(owed, Count("citizens", owed.start, owed.end), "", TOOLS) == []


def test_the_first_reply_says_whether_it_was_in_time() -> None:
    for promise, kept in ((NOON, True), (NOON - timedelta(seconds=1), False), (None, None)):
        answered = act("send_reply", case(reply_by=promise), text="2階です").case
        assert answered is not None
        assert answered.in_time is kept
        again = act("send_reply", answered, text="以上です").case
        assert again is not None
        assert again.in_time is kept
