"""What happens to a case when nobody does anything, and what its card says of time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest

from bot.dialogue import reminding
from bot.dialogue.desk import case_card
from bot.dialogue.pipeline import respond
from bot.dialogue.timing import timed, with_promises
from bot.dialogue.turn import Tools
from bot.domain.conversation import Case, CaseState, Conversation, Outcome, Owner, Reason
from bot.domain.events import EventKind
from bot.domain.hours import OpeningHours, Span
from bot.domain.turns import Resolution, Snapshot, Status
from tests import city
from tests.unit.dialogue.staffing import act, broadcasts, cards, case, in_rooms, in_thread, snapshot, to_citizen

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CITIZENS = replace(city.CITIZENS, reply_minutes=30, resolution_minutes=480, next_queue="general")
GENERAL = replace(city.GENERAL, next_queue="citizens")
BOTH = {"citizens": CITIZENS, "general": GENERAL}
SUPERVISORS = "C0SUPERVISORS"


def tools(now: datetime = city.TUESDAY_NOON, **changes: Any) -> Tools:
    return city.tools(
        **{"knowledge": city.SmallKnowledge(departments=BOTH), "supervisor_room": SUPERVISORS, **changes}, now=now
    )


def opened(now: datetime = city.TUESDAY_NOON, **changes: object) -> Case:
    new = with_promises(case(waiting_since=None, opened_at=now, **changes), CITIZENS, tools(now))
    return timed(new, tools(now))


def after(action: str, of: Case, at: datetime, **arguments: str) -> Case:
    changed = act(action, of, tools=tools(at), **arguments).case
    assert changed is not None
    return changed


def claimed(now: datetime = city.TUESDAY_NOON, **changes: object) -> Case:
    return after("claim", opened(**changes), now)


def answered(**changes: object) -> Case:
    return after("send_reply", claimed(**changes), city.TUESDAY_NOON, text="はい。")


def ring(of: Case, **changes: Any) -> Resolution:
    """The timer of the case, exactly when it is due."""
    assert of.remind_at is not None
    return reminding.remind(snapshot(of), tools(of.remind_at, **changes))


def calls(of: Case, **changes: Any) -> Iterator[tuple[datetime, Resolution]]:
    """What happens, and when, if nobody ever does anything. Where a card is only drawn anew, nobody is called."""
    while of.is_open:
        at, resolution = of.remind_at, ring(of, **changes)
        assert at is not None
        assert resolution.case is not None
        of = resolution.opened or resolution.case
        if len(resolution.outgoing) > 1:
            yield at, resolution


def minutes(at: datetime) -> int:
    return int((at - city.TUESDAY_NOON).total_seconds() // 60)


def facts(of: Case, now: datetime, **changes: Any) -> dict[str, str]:
    return dict(case_card(of, tools(now, **changes), ()).facts)


def writes(text: str, of: Case, now: datetime = city.TUESDAY_NOON, **changes: Any) -> Resolution:
    owned = replace(snapshot(of), conversation=Conversation("v1", owner=Owner.STAFF, case_id="k1"))
    return respond(city.event(text, **changes), owned, tools(now))


# Nobody takes it


def test_the_room_is_reminded_then_the_supervisors_are_told_then_the_next_queue_gets_it() -> None:
    (first, room), (second, alarm), (third, moved) = islice(calls(opened()), 3)
    assert [minutes(at) for at in (first, second, third)] == [10, 20, 40]
    assert ["まだ担当者がいません" in text for text in broadcasts(room)] == [True]
    assert (in_rooms(room), len(to_citizen(room))) == ({}, 1)

    assert list(in_rooms(alarm)) == [SUPERVISORS]
    assert "ABC123（市民課）は、20分待っても担当者がいません" in in_rooms(alarm)[SUPERVISORS]
    assert "<#C0CITIZENS>" in in_rooms(alarm)[SUPERVISORS]
    assert (broadcasts(alarm), to_citizen(alarm)) == ([], [])

    assert moved.case is not None
    assert moved.opened is not None
    assert (moved.case.state, moved.case.moved_to, moved.case.ended_by) == (CaseState.TRANSFERRED, "general", "")
    assert (moved.opened.department, moved.opened.number, moved.opened.reminders) == ("general", "ABC123", 0)
    assert moved.opened.waiting_since == city.TUESDAY_NOON, "the citizen has waited all the time"
    assert (moved.conversation.owner, moved.conversation.case_id) == (Owner.QUEUE, moved.opened.id)
    assert "40分待っても担当者が決まらなかったため、総合案内に自動で引き継ぎました" in in_thread(moved, "C0CITIZENS")
    assert "市民課で40分待っても担当者が決まらなかった" in in_thread(moved, "C0MADOGUCHI")
    assert ["お答えする課が変わりました" in text for _speaker, text in to_citizen(moved)] == [True]


def test_a_case_comes_to_each_queue_once_though_they_name_each_other() -> None:
    moved = [resolution.opened for _at, resolution in islice(calls(opened()), 30) if resolution.opened]
    assert [(each.department, each.visited) for each in moved] == [("general", ("citizens",))]


def test_where_no_queue_is_next_the_room_and_the_supervisors_are_called_ever_more_rarely() -> None:
    alone = city.SmallKnowledge(departments={"citizens": replace(CITIZENS, next_queue="")})
    happened = list(islice(calls(opened(), knowledge=alone), 6))
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(happened)]
    assert gaps == [10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 40 * MINUTE, 50 * MINUTE]
    for _at, resolution in happened[2:]:
        assert (len(broadcasts(resolution)), list(in_rooms(resolution))) == (1, [SUPERVISORS])
        assert (resolution.opened, to_citizen(resolution)) == (None, [])


def test_a_queue_that_is_closed_gets_nothing_until_it_opens() -> None:
    at_night = replace(GENERAL, hours=OpeningHours(weekly={1: (Span(time(13), time(15)),)}))
    knowledge = city.SmallKnowledge(departments={**BOTH, "general": at_night})
    happened = list(islice(calls(opened(), knowledge=knowledge), 4))
    assert [(minutes(at), bool(resolution.opened)) for at, resolution in happened] == [
        (10, False),
        (20, False),
        (40, False),
        (70, True),
    ]


def test_without_a_room_for_supervisors_the_default_room_hears_of_it_and_never_twice() -> None:
    in_another = list(islice(calls(opened(), supervisor_room=""), 2))
    assert list(in_rooms(in_another[1][1])) == ["C0MADOGUCHI"]
    in_the_same = list(islice(calls(opened(room="C0MADOGUCHI"), supervisor_room=""), 2))
    assert in_rooms(in_the_same[1][1]) == {}
    assert len(broadcasts(in_the_same[1][1])) == 1


def test_nobody_is_called_out_of_hours_and_the_wait_goes_on_in_the_morning() -> None:
    evening = datetime(2026, 11, 24, 17, 10, tzinfo=city.ZONE)
    times = [at.astimezone(city.ZONE) for at, _resolution in islice(calls(opened(evening, since=evening)), 3)]
    assert [f"{at:%d %H:%M}" for at in times] == ["25 08:35", "25 08:45", "25 09:05"]


def test_what_is_urgent_runs_by_the_clock_and_danger_never_leaves_those_on_duty() -> None:
    sunday = opened(city.SUNDAY_NOON, since=city.SUNDAY_NOON, urgent=True, reason=Reason.CRISIS)
    happened = list(islice(calls(replace(sunday, remind_at=city.SUNDAY_NOON + 10 * MINUTE)), 6))
    assert [resolution.opened for _at, resolution in happened] == [None] * 6
    assert happened[1][0] == city.SUNDAY_NOON + 20 * MINUTE


def test_a_press_on_what_has_moved_by_itself_is_told_where_it_is() -> None:
    moved = [resolution.case for _at, resolution in islice(calls(opened()), 3)][-1]
    assert moved is not None
    late = act("claim", moved, tools=tools())
    assert late.case is None
    assert "<@U0TANAKA> さん、この相談は担当者が決まらなかったため、総合案内に自動で" in in_thread(late)


# Its owner does not reply


def test_an_owner_who_does_not_reply_in_time_is_reminded_and_then_the_supervisors_are_told() -> None:
    (first, owner), (second, alarm), (third, _) = islice(calls(claimed()), 3)
    assert [minutes(at) for at in (first, second, third)] == [30, 40, 60], "from the promise on"
    assert "<@U0TANAKA> さん、市民が返信を待っています（待ち時間30分）" in in_thread(owner)
    assert (broadcasts(owner), in_rooms(owner), to_citizen(owner)) == ([], {}, [])
    assert "（担当：<@U0TANAKA>）" in in_rooms(alarm)[SUPERVISORS]
    assert (broadcasts(alarm), to_citizen(alarm)) == ([], [])


def test_who_claims_what_is_late_already_has_time_to_read_it() -> None:
    late = after("claim", opened(), city.TUESDAY_NOON + 45 * MINUTE)
    assert late.late
    assert late.remind_at == city.TUESDAY_NOON + 55 * MINUTE


def test_a_department_that_promises_nothing_gives_its_owners_an_hour() -> None:
    of = replace(claimed(), reply_by=None)
    assert timed(of, tools()).remind_at == city.TUESDAY_NOON + 60 * MINUTE


def test_a_reply_ends_the_wait_and_the_citizens_next_words_begin_another() -> None:
    of = answered()
    assert (of.waiting_since, of.reply_by, of.replied_at) == (None, None, city.TUESDAY_NOON)
    later = city.TUESDAY_NOON + 90 * MINUTE
    again = writes("もう一つ聞きたいです", of, later).case
    assert again is not None
    assert (again.waiting_since, again.reply_by, again.remind_at) == (later, later + 30 * MINUTE, later + 30 * MINUTE)
    assert again.replied_at == city.TUESDAY_NOON


@pytest.mark.parametrize(("text", "kind"), [("ありがとうございました", EventKind.TEXT), ("", EventKind.STICKER)])
def test_thanks_and_stickers_wait_for_no_answer(text: str, kind: EventKind) -> None:
    resolution = writes(text, answered(), kind=kind)
    assert resolution.case is None
    assert in_thread(resolution)


# The citizen does not write


def test_a_silent_citizen_is_asked_once_kindly_and_then_told_that_the_case_is_closed() -> None:
    (first, asked), (second, closed) = calls(answered())
    assert (first, second) == (city.TUESDAY_NOON + DAY, city.TUESDAY_NOON + 2 * DAY)
    assert [
        "その後いかがでしょうか" in text and "11月26日（木）12:00まで" in text for _, text in to_citizen(asked)
    ] == [True]
    assert closed.case is not None
    assert (closed.case.state, closed.case.outcome, closed.case.ended_by) == (CaseState.CLOSED, Outcome.NO_REPLY, "")
    assert (closed.conversation.owner, closed.conversation.case_id) == (Owner.BOT, None)
    assert ["職員による対応を終了しました" in text for _, text in to_citizen(closed)] == [True]
    assert "市民から返事がないため、自動で終了しました" in in_thread(closed)
    assert [button.action for button in cards(closed)["C0CITIZENS"].buttons] == ["propose_answer"]


def closed_in_silence() -> Snapshot:
    *_, (_at, closed) = calls(answered())
    return replace(Snapshot(closed.contact, closed.conversation, None), closed_in_silence=closed.case)


def test_their_next_words_open_it_again_in_the_same_thread() -> None:
    resolution = respond(city.event("まだ届いていません"), closed_in_silence(), tools(city.TUESDAY_NOON + 2 * DAY))
    of = resolution.case
    assert of is not None
    assert (of.id, of.state, of.owner, of.outcome, of.reopen_until) == ("k1", CaseState.WAITING, "", None, None)
    assert (resolution.conversation.owner, resolution.conversation.case_id) == (Owner.QUEUE, "k1")
    assert resolution.decision.status is Status.HANDOFF_REOPENED
    assert ["職員による対応を再開します。" in text for _, text in to_citizen(resolution)] == [True]
    assert ["前の担当者：<@U0TANAKA>" in text for text in broadcasts(resolution)] == [True]
    assert "市民：まだ届いていません" in in_thread(resolution)
    assert "claim" in [button.action for button in cards(resolution)["C0CITIZENS"].buttons]
    assert of.remind_at == city.TUESDAY_NOON + 2 * DAY + 10 * MINUTE


def test_a_picture_opens_it_again_and_is_fetched_for_staff() -> None:
    resolution = respond(city.event(kind=EventKind.IMAGE), closed_in_silence(), tools(city.TUESDAY_NOON + 2 * DAY))
    assert resolution.decision.status is Status.HANDOFF_REOPENED
    assert resolution.wanted_file is not None


def test_thanks_and_danger_do_not_open_it_again() -> None:
    thanks = respond(city.event("ありがとうございました"), closed_in_silence(), tools())
    assert (thanks.case, thanks.decision.status) == (None, Status.COURTESY_THANKS)
    danger = respond(city.event("死にたい"), closed_in_silence(), tools())
    assert danger.case is not None
    assert (danger.case.id, danger.case.urgent) == ("00000000-0000-0000-0000-000000000001", True)


def test_a_case_of_danger_is_never_closed_by_a_timer() -> None:
    happened = list(islice(calls(answered(urgent=True)), 5))
    assert [to_citizen(resolution) for _at, resolution in happened] == [[]] * 5
    assert all("至急の相談のため、自動では終了しません" in in_thread(resolution) for _at, resolution in happened)


# What the card says


def test_the_card_says_how_long_they_wait_and_what_was_promised() -> None:
    said = facts(opened(), city.TUESDAY_NOON + 5 * MINUTE)
    assert said["待ち時間"] == "12:00から 5分（12:05現在）"
    assert said["期限"] == "最初の返信は12:30まで"
    english = facts(opened(), city.TUESDAY_NOON + 5 * MINUTE, staff_language="en")
    assert english["Waiting"] == "since 12:00: 5 min (as of 12:05)"
    assert english["Promise"] == "first reply promised by 12:30"


def test_when_the_promise_is_past_the_same_card_says_so_and_nobody_is_called() -> None:
    of = opened()
    for _ in range(2):
        of = ring(of).case or of
    assert of.remind_at == of.reply_by == city.TUESDAY_NOON + 30 * MINUTE
    late = ring(of)
    assert late.case is not None
    assert [list(out.messages) for out in late.outgoing] == [[cards(late)["C0CITIZENS"]]]
    assert "担当者待ち・期限超過" in cards(late)["C0CITIZENS"].heading
    assert dict(cards(late)["C0CITIZENS"].facts)["期限"] == "【期限超過】最初の返信は12:30までの約束でした"
    assert "期限超過" in cards(late)["C0CITIZENS"].summary, "screen readers read this"
    assert late.case.remind_at == city.TUESDAY_NOON + 40 * MINUTE


def test_after_the_reply_the_card_says_what_is_left_to_do() -> None:
    said = facts(answered(), city.TUESDAY_NOON)
    assert "待ち時間" not in said
    assert said["期限"] == "対応の完了は11月25日（水）11:15まで"
    assert "期限" not in facts(answered().ended(CaseState.CLOSED), city.TUESDAY_NOON)
    again = writes("もう一つ聞きたいです", answered()).case
    assert again is not None
    assert facts(again, city.TUESDAY_NOON)["期限"] == "次の返信は12:30まで"


def test_a_card_has_no_more_facts_than_slack_shows() -> None:
    considered = {"considered": (city.RESIDENCE.key,)}
    everything = opened(moved_from="general", owner="U0TANAKA", **considered).snoozed(city.TUESDAY_NOON + DAY)
    assert len(facts(everything, city.TUESDAY_NOON)) <= 20, "in two sections of ten"
