"""What staff do with a case, and what happens when nobody does anything."""

from datetime import timedelta

from bot.dialogue import reminding
from bot.domain.conversation import CaseState, Outcome, Owner
from bot.domain.delivery import Speaker
from bot.domain.messages import CaseCard, RoomNote, ThreadNote
from bot.domain.turns import Status
from tests import city
from tests.unit.dialogue.staffing import act, cards, case, in_thread, snapshot, to_citizen


def test_a_claim_gives_the_conversation_to_one_person_and_tells_the_citizen() -> None:
    resolution = act("claim", case())
    assert resolution.case is not None
    assert (resolution.case.owner, resolution.conversation.owner) == ("U0TANAKA", Owner.STAFF)
    assert to_citizen(resolution) == [(Speaker.NOTICE, "市民課の職員が担当します。")]
    [card] = [m for out in resolution.outgoing for m in out.messages if isinstance(m, CaseCard)]
    assert [button.action for button in card.buttons] == ["reply", "give_back", "close"]


def test_the_second_to_claim_is_told_who_was_first() -> None:
    resolution = act("claim", case(state=CaseState.CLAIMED, owner="U0SUZUKI"))
    assert (resolution.decision.status, resolution.case) == (Status.STAFF_REFUSED, None)
    assert "<@U0SUZUKI>" in in_thread(resolution)
    assert to_citizen(resolution) == []


def test_pressing_claim_twice_is_one_claim() -> None:
    resolution = act("claim", case(state=CaseState.CLAIMED, owner="U0TANAKA"))
    assert resolution.outgoing == ()


def test_a_reply_reaches_the_citizen_under_the_departments_name() -> None:
    resolution = act("send_reply", case(state=CaseState.CLAIMED, owner="U0TANAKA"), text="本日中に届きます。")
    assert to_citizen(resolution) == [(Speaker.STAFF, "本日中に届きます。")]
    assert [out.sender_name for out in resolution.outgoing if not out.address] == ["市民課"]
    assert resolution.said == "本日中に届きます。"


def test_a_reply_to_a_waiting_case_claims_it() -> None:
    resolution = act("send_reply", case(), text="はい。")
    assert resolution.case is not None
    assert resolution.case.owner == "U0TANAKA"


def test_a_reply_by_somebody_else_is_refused_and_its_words_are_kept_in_the_thread() -> None:
    resolution = act("send_reply", case(state=CaseState.CLAIMED, owner="U0SUZUKI"), text="書いた文")
    assert to_citizen(resolution) == []
    assert "書いた文" in in_thread(resolution)


def test_closing_hands_back_to_the_bot_with_a_clean_start() -> None:
    resolution = act("close", case(state=CaseState.CLAIMED, owner="U0TANAKA"), outcome="answered")
    conversation = resolution.conversation
    assert (conversation.owner, conversation.case_id, conversation.offered) == (Owner.BOT, None, ())
    assert to_citizen(resolution) == [
        (Speaker.NOTICE, "職員による対応を終了しました。このあとは自動応答（AI）がお答えします。"),
    ]


def test_nothing_happens_to_a_closed_case() -> None:
    resolution = act("claim", case(state=CaseState.CLOSED))
    assert resolution.case is None
    assert "すでに終了" in in_thread(resolution)


def test_giving_back_starts_the_wait_again() -> None:
    resolution = act("give_back", case(state=CaseState.CLAIMED, owner="U0TANAKA"))
    assert resolution.case is not None
    assert (resolution.case.state, resolution.case.owner) == (CaseState.WAITING, "")
    assert resolution.case.remind_at is not None


def test_a_case_nobody_claims_reminds_the_room_each_time_and_tells_the_citizen_once() -> None:
    first = reminding.remind(snapshot(case()), city.tools(now=city.TUESDAY_NOON + timedelta(minutes=10)))
    assert "まだ担当者がいません" in in_thread(first)
    assert len(to_citizen(first)) == 1
    assert first.case is not None
    assert first.case.remind_at is not None
    second = reminding.remind(snapshot(first.case), city.tools(now=first.case.remind_at))
    assert to_citizen(second) == []
    assert second.case is not None
    assert second.case.remind_at is not None
    assert second.case.remind_at > first.case.remind_at


def test_the_outcome_stays_with_the_case_and_on_its_card() -> None:
    resolution = act("close", case(), outcome="not_for_city")
    assert resolution.case is not None
    assert (resolution.case.outcome, resolution.case.ended_by) == (Outcome.NOT_FOR_CITY, "U0TANAKA")
    assert ("結果", "市の担当ではなかった") in cards(resolution)["C0CITIZENS"].facts
    assert ("担当者", "<@U0TANAKA>") in cards(resolution)["C0CITIZENS"].facts, "nobody had claimed it"
    assert "結果：市の担当ではなかった" in in_thread(resolution)
    late = act("close", resolution.case, staff="U0SUZUKI", outcome="answered")
    assert (late.case, "<@U0TANAKA> さんが終了しました" in in_thread(late)) == (None, True)


def test_an_urgent_case_says_so_on_its_card_and_calls_its_room_and_those_on_duty() -> None:
    resolution = act("mark_urgent", case(remind_at=None))
    assert resolution.case is not None
    assert resolution.case.urgent
    assert resolution.case.remind_at == city.TUESDAY_NOON + city.tools().waits.claim
    card = cards(resolution)["C0CITIZENS"]
    assert card.heading.startswith("【至急】")
    assert "unmark_urgent" in [choice.action for choice in card.more]
    [call] = [m for out in resolution.outgoing for m in out.messages if isinstance(m, ThreadNote)]
    assert (call.broadcast, "【至急】" in call.text) == (True, True)
    [duty] = [out for out in resolution.outgoing if out.address == "C0DUTY"]
    assert isinstance(duty.messages[0], RoomNote)
    assert "ABC123（市民課）" in duty.messages[0].text
    assert "<#C0CITIZENS>" in duty.messages[0].text
    assert to_citizen(resolution) == []


def test_what_is_urgent_already_calls_nobody_again_and_can_be_taken_back() -> None:
    urgent = case(urgent=True)
    assert act("mark_urgent", urgent).outgoing == ()
    back = act("unmark_urgent", urgent)
    assert back.case is not None
    assert not back.case.urgent
    assert [out.address for out in back.outgoing] == ["C0CITIZENS", "C0CITIZENS"]
