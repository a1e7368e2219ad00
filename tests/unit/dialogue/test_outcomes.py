"""Ends of a turn that are no answer: danger, courtesies, other languages."""

from dataclasses import replace

import pytest

from bot.dialogue import desk
from bot.dialogue.pipeline import respond
from bot.domain.conversation import CaseState, Contact, Conversation, Owner
from bot.domain.events import EventKind
from bot.domain.messages import CaseCard, RoomNote, ThreadNote
from bot.domain.turns import Status
from tests import city
from tests.unit.dialogue.test_pipeline import KNOWS, open_case, posted, said

DANGERS = [
    ("死にたい", Status.CRISIS_SELF_HARM, "0120-061-338"),
    ("夫に殴られています", Status.CRISIS_VIOLENCE, "#8008"),
    ("ママがごはんくれない", Status.CRISIS_ABUSE, "189"),
    ("家が燃えてる", Status.EMERGENCY_119, "119番"),
    ("強盗です助けて", Status.EMERGENCY_110, "110番"),
    ("I want to die", Status.CRISIS_SELF_HARM, "0120-279-338"),
]


@pytest.mark.parametrize(("words", "status", "number"), DANGERS)
def test_danger_gets_its_numbers_at_once_and_an_urgent_card(words: str, status: Status, number: str) -> None:
    resolution = respond(city.event(words), city.snapshot(), city.tools(duty_room="C0DUTY"))
    assert resolution.decision.status is status
    assert number in said(resolution)
    assert resolution.case is not None
    assert resolution.case.room == "C0DUTY"
    [card] = posted(resolution)
    assert isinstance(card, CaseCard)
    assert card.heading.startswith("【至急】")
    assert card.summary.startswith("【至急】")
    assert resolution.conversation.owner is Owner.QUEUE


def test_an_urgent_case_is_reminded_of_also_when_the_office_is_closed() -> None:
    tools = city.tools(now=city.SUNDAY_NOON)
    resolution = respond(city.event("死にたい"), city.snapshot(), tools)
    assert resolution.case is not None
    assert resolution.case.remind_at == city.SUNDAY_NOON + tools.waits.claim
    assert resolution.case.room == "C0MADOGUCHI"


def test_without_a_room_nobody_is_said_to_know() -> None:
    resolution = respond(city.event("死にたい"), city.snapshot(), replace(city.tools(), default_room=""))
    assert "0120-061-338" in said(resolution)
    assert "職員" not in said(resolution)
    assert (resolution.case, resolution.conversation.owner) == (None, Owner.BOT)


def test_danger_is_answered_also_past_the_limit() -> None:
    busy = city.snapshot(recent_turns=100, window_began=city.TUESDAY_NOON)
    assert respond(city.event("死にたい"), busy, city.tools()).decision.status is Status.CRISIS_SELF_HARM
    older = city.snapshot(contact=Contact("c1", "line", limited_until=city.TUESDAY_NOON), newest_waiting=False)
    assert respond(city.event("死にたい"), older, city.tools()).decision.status is Status.CRISIS_SELF_HARM


@pytest.mark.parametrize("state", [CaseState.WAITING, CaseState.CLAIMED])
def test_while_people_own_the_conversation_danger_is_answered_and_called_out_in_the_thread(state: CaseState) -> None:
    case = open_case(state)
    owned = city.snapshot(conversation=Conversation("v1", owner=Owner.STAFF, case_id="k1"), case=case)
    resolution = respond(city.event("もう死にたい"), owned, city.tools())
    assert "0120-061-338" in said(resolution)
    words, alarm = posted(resolution)
    assert words == ThreadNote("k1", "市民：もう死にたい")
    assert isinstance(alarm, ThreadNote)
    assert alarm.broadcast
    assert alarm.text.startswith("【至急】")
    assert resolution.case is None


def test_a_closed_card_is_urgent_no_more() -> None:
    urgent = replace(open_case(), urgent=True)
    closed = urgent.ended(CaseState.CLOSED)
    shown = [desk.case_card(each, city.tools(), ()).heading for each in (urgent, closed)]
    assert ["【至急】" in heading for heading in shown] == [True, False]


@pytest.mark.parametrize(
    ("words", "status", "text"),
    [
        ("ありがとう😊", Status.COURTESY_THANKS, "うれしいです"),
        ("こんにちは", Status.COURTESY_SMALL_TALK, "みなと川市のAI"),
        ("thank you", Status.COURTESY_THANKS, "glad to help"),
        ("職員の態度が悪い", Status.COURTESY_COMPLAINT, "申し訳ありません"),
    ],
)
def test_courtesies_have_words_of_their_own(words: str, status: Status, text: str) -> None:
    resolution = respond(city.event(words), city.snapshot(), city.tools())
    assert resolution.decision.status is status
    assert text in said(resolution)


def test_a_complaint_goes_to_the_room_and_offers_a_person() -> None:
    resolution = respond(city.event("職員の態度が悪い。090-1234-5678"), city.snapshot(), city.tools())
    [note] = posted(resolution)
    assert isinstance(note, RoomNote)
    assert "職員の態度が悪い。[電話番号]" in note.text
    assert resolution.outgoing[0].quick_choices[0].action == "person"
    unread = respond(city.event("職員の態度が悪い"), city.snapshot(), replace(city.tools(), default_room=""))
    assert "読みます" not in said(unread)


def test_another_language_is_offered_ours_in_it() -> None:
    resolution = respond(city.event("tôi mới chuyển nhà"), city.snapshot(), city.tools())
    assert resolution.decision.status is Status.OFFERED_LANGUAGES
    assert "tiếng Nhật dễ hiểu" in said(resolution)
    choices = resolution.outgoing[0].quick_choices
    assert [choice.label for choice in choices] == ["日本語", "やさしい日本語", "English", "Hỏi nhân viên"]
    assert resolution.conversation.language == "vi"


def test_a_chosen_language_is_used_whatever_the_citizen_writes_in() -> None:
    chosen = city.snapshot(contact=Contact("c1", "line", language="en"), conversation=Conversation("v1", language="vi"))
    resolution = respond(city.event("tôi mới chuyển nhà"), chosen, city.tools(KNOWS))
    assert resolution.decision.status is Status.UNANSWERED_NO_MATCH
    assert "Ask a person" in said(resolution)


def test_fixed_texts_reach_readers_of_other_languages_in_one_they_may_read() -> None:
    vietnamese = city.snapshot(conversation=Conversation("v1", language="vi"))
    assert "わかりません" in said(respond(city.event(kind=EventKind.STICKER), vietnamese, city.tools()))
    resolution = respond(city.press("person"), vietnamese, city.tools())
    [card] = posted(resolution)
    assert isinstance(card, CaseCard)
    assert dict(card.facts)["言語"].startswith("Tiếng Việt（")
