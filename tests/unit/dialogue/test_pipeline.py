"""A citizen's turn, decided without any store or platform."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.arriving import leaves_language_open
from bot.dialogue.desk import case_card
from bot.dialogue.pipeline import LAST, STEPS, respond
from bot.domain.conversation import Case, CaseState, Contact, Conversation, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import EventKind
from bot.domain.messages import AnswerCard, CaseCard, ChoiceList, Note, ThreadNote
from bot.domain.turns import Resolution, Status, TranscriptLine
from tests import city
from tests.unit.dialogue.staffing import case


def said(resolution: Resolution) -> str:
    """Everything the citizen reads, in one text."""
    messages = [m for out in resolution.outgoing if not out.address for m in out.messages]
    return "\n".join(getattr(m, "body", "") or getattr(m, "text", "") for m in messages)


def posted(resolution: Resolution) -> list[object]:
    return [m for out in resolution.outgoing if out.address for m in out.messages]


def open_case(state: CaseState = CaseState.WAITING) -> Case:
    values = ("k1", "ABC123", "v1", "c1", "citizens", "C0CITIZENS", Reason.ASKED, "ja", city.TUESDAY_NOON)
    owner = "U0TANAKA" if state is CaseState.CLAIMED else ""
    return Case(*values, state=state, owner=owner, waiting_since=city.TUESDAY_NOON)


KNOWS = city.SmallKnowledge({"住民票": city.CERTAIN, "residence": city.CERTAIN, "証明書": city.UNSURE})


def test_a_certain_match_is_answered_with_source_section_date_and_what_to_do_next() -> None:
    resolution = respond(city.event("住民票"), city.snapshot(), city.tools(KNOWS))
    [out] = resolution.outgoing
    [card] = out.messages
    assert isinstance(card, AnswerCard)
    assert (card.body, card.source_url) == ("市民課の窓口で取れます。", "https://city.example/residence")
    assert card.lines == ("担当：市民課（0000-00-1101）", "2026年4月1日 時点の内容です")
    assert [choice.action for choice in out.quick_choices] == ["helpful", "helpful", "person", "language", "language"]
    assert out.speaker is Speaker.ANSWER
    assert out.use_reply_token
    assert resolution.decision.status is Status.ANSWERED_MATCH
    assert (resolution.decision.intent, resolution.decision.revision) == ("residence-certificate", 3)
    assert resolution.decision.publication == 7


def test_the_answer_follows_the_language_of_the_question() -> None:
    assert "At the Citizens counter." in said(respond(city.event("residence"), city.snapshot(), city.tools(KNOWS)))


def test_an_answer_written_in_japanese_only_says_so_in_english() -> None:
    knowledge = city.SmallKnowledge({"hanko": replace(city.CERTAIN, candidates=city.UNSURE.candidates[1:])})
    [out] = respond(city.event("hanko"), city.snapshot(), city.tools(knowledge)).outgoing
    [card] = out.messages
    assert isinstance(card, AnswerCard)
    assert card.body == "窓口で登録します。"
    assert card.notice == "The city has written this answer in Japanese only, so here is the Japanese text."


def test_an_answer_past_its_review_date_carries_a_caveat() -> None:
    late = city.TUESDAY_NOON + timedelta(days=365)
    [out] = respond(city.event("住民票"), city.snapshot(), city.tools(KNOWS, now=late)).outgoing
    assert isinstance(out.messages[0], AnswerCard)
    assert "見直しの時期を過ぎています" in out.messages[0].notice
    assert city.RESIDENCE.review_by < date(2027, 11, 24)


def test_an_unsure_match_asks_back_with_questions_and_a_way_to_a_person() -> None:
    resolution = respond(city.event("証明書"), city.snapshot(), city.tools(KNOWS))
    [question] = resolution.outgoing[0].messages
    assert isinstance(question, ChoiceList)
    assert [choice.label for choice in question.choices] == [
        "住民票の写しはどこで取れますか。",
        "印鑑登録はどうすればよいですか。",
        "この中にない（職員に相談）",
    ]
    assert resolution.conversation.offered == ("residence-certificate", "seal-registration")


def test_no_match_says_so_and_offers_a_person() -> None:
    resolution = respond(city.event("明日の天気"), city.snapshot(), city.tools(KNOWS))
    assert resolution.decision.status is Status.UNANSWERED_NO_MATCH
    assert "回答の用意がない" in said(resolution)
    assert resolution.outgoing[0].quick_choices[0].action == "person"


def test_the_matcher_never_sees_personal_data() -> None:
    knowledge = city.SmallKnowledge()
    respond(city.event("090-1234-5678に電話して"), city.snapshot(), city.tools(knowledge))
    assert knowledge.asked == ["に電話して"]


@pytest.mark.parametrize("words", ["職員と話したい", "talk to a human please", "人に聞く"])
def test_asking_for_a_person_opens_a_case_and_shows_it_to_the_room(words: str) -> None:
    resolution = respond(city.event(words), city.snapshot(), city.tools())
    assert resolution.case is not None
    assert (resolution.case.department, resolution.case.room) == ("general", "C0MADOGUCHI")
    assert resolution.conversation.owner is Owner.QUEUE
    [card] = posted(resolution)
    assert isinstance(card, CaseCard)
    assert card.transcript[-1].text == words
    assert [button.action for button in card.buttons] == ["claim", "reply", "close"]


def test_a_case_opened_out_of_hours_tells_when_somebody_answers() -> None:
    resolution = respond(city.press("person"), city.snapshot(), city.tools(now=city.SUNDAY_NOON))
    assert "11月24日（火）8:30以降" in said(resolution)  # the 23rd is a holiday
    assert resolution.case is not None
    assert resolution.case.remind_at == city.TUESDAY_NOON.replace(day=23, hour=23, minute=40)


def test_none_of_these_goes_to_the_department_of_the_best_candidate() -> None:
    start = city.snapshot(conversation=Conversation("v1", offered=("residence-certificate",)))
    resolution = respond(city.press("none_of_these"), start, city.tools())
    assert resolution.case is not None
    assert (resolution.case.room, resolution.case.reason) == ("C0CITIZENS", Reason.NOT_FOUND)


def test_the_card_says_what_the_bot_considered_and_that_it_could_not_answer_twice() -> None:
    before = Conversation("v1", offered=("seal-registration",), passed_over=("residence-certificate",), misses=2)
    resolution = respond(city.event("人に聞く"), city.snapshot(conversation=before), city.tools())
    assert resolution.case is not None
    assert resolution.case.considered == ("seal-registration", "residence-certificate")
    [card] = posted(resolution)
    assert isinstance(card, CaseCard)
    assert dict(card.facts)["自動応答の候補"] == "印鑑登録、住民票の写し"
    assert dict(card.facts)["理由"] == "自動応答が2回続けて答えられず、職員との相談を希望"


@pytest.mark.parametrize(
    ("language", "told"),
    [("ja", "日本語"), ("ja-easy", "やさしい日本語"), ("en", "English（この課の対応言語ではありません）")],
)
def test_the_card_says_where_the_department_does_not_speak_the_citizens_language(language: str, told: str) -> None:
    card = case_card(case(language=language), city.tools(), ())
    assert dict(card.facts)["言語"] == told


def test_while_people_own_the_conversation_the_bot_is_silent_and_the_room_hears() -> None:
    owned = city.snapshot(
        conversation=Conversation("v1", owner=Owner.STAFF, case_id="k1"),
        case=open_case(CaseState.CLAIMED),
    )
    resolution = respond(city.event("住民票"), owned, city.tools(KNOWS))
    assert said(resolution) == ""
    assert posted(resolution) == [ThreadNote("k1", "市民：住民票")]


def test_a_waiting_citizen_is_told_once_and_may_cancel() -> None:
    waiting = city.snapshot(conversation=Conversation("v1", owner=Owner.QUEUE, case_id="k1"), case=open_case())
    first = respond(city.event("まだですか"), waiting, city.tools())
    assert first.outgoing[-1].quick_choices[0].action == "cancel_wait"
    again = respond(city.event("もしもし"), replace(waiting, case=first.case), city.tools())
    assert said(again) == ""
    cancelled = respond(city.press("cancel_wait"), waiting, city.tools())
    assert cancelled.conversation.owner is Owner.BOT
    assert cancelled.case is not None
    assert cancelled.case.state is CaseState.CANCELLED


def test_a_new_friend_is_greeted_by_an_ai_that_says_what_is_kept() -> None:
    text = said(respond(city.event(kind=EventKind.FOLLOW), city.snapshot(), city.tools()))
    assert all(part in text for part in ("AI", "90日間", "職員に相談", "英語"))


def test_a_new_friend_is_greeted_in_the_language_of_the_phone() -> None:
    follow = city.event(kind=EventKind.FOLLOW, arguments={"language": "en"})
    english = respond(follow, city.snapshot(), city.tools())
    assert "Minatogawa City" in said(english)
    assert english.conversation.language == "en"
    follow = city.event(kind=EventKind.FOLLOW, arguments={"language": "ko"})
    korean = said(respond(follow, city.snapshot(), city.tools()))
    assert "안녕하세요" in korean
    assert "みなと川市" in korean


@pytest.mark.parametrize(
    ("text", "phone", "language"), [("12", "en", "en"), ("年金", "en", "en"), ("ごみ", "en", "ja")]
)
def test_the_phones_language_counts_only_where_the_words_leave_it_open(text: str, phone: str, language: str) -> None:
    event, snapshot = city.event(text), city.snapshot(conversation=Conversation("v1"))
    is_open = leaves_language_open(event, snapshot)
    assert is_open is (language == "en")
    hinted = replace(event, arguments={"language": phone} if is_open else {})
    assert respond(hinted, snapshot, city.tools()).conversation.language == language


def test_what_was_said_or_chosen_before_needs_no_hint() -> None:
    said_before = city.snapshot(conversation=Conversation("v1", language="ja"))
    chosen = city.snapshot(conversation=Conversation("v1"), contact=Contact("c1", "line", language="en"))
    assert not any(leaves_language_open(city.event("12"), snapshot) for snapshot in (said_before, chosen))


def test_a_group_gets_one_pointer_and_no_personal_content() -> None:
    joined = respond(city.event(kind=EventKind.JOIN, in_group=True), city.snapshot(), city.tools())
    assert "1対1" in said(joined)
    asked = respond(city.event("住民票", in_group=True), city.snapshot(), city.tools(KNOWS))
    assert asked.outgoing == ()


def test_in_standby_nothing_is_sent() -> None:
    assert respond(city.event("住民票", active=False), city.snapshot(), city.tools(KNOWS)).outgoing == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "😀😀", "\u200b\u200b", "!?…"], ids=["empty", "spaces", "emoji", "zero", "marks"]
)
def test_texts_without_words_are_told_kindly_what_the_bot_can_do(text: str) -> None:
    resolution = respond(city.event(text), city.snapshot(), city.tools(KNOWS))
    assert resolution.decision.status is Status.CAPABILITIES_TOLD


@pytest.mark.parametrize("kind", [EventKind.STICKER, EventKind.IMAGE, EventKind.LOCATION, EventKind.MEDIA])
def test_what_is_no_text_is_told_what_the_bot_can_do(kind: EventKind) -> None:
    assert "文字で" in said(respond(city.event(kind=kind), city.snapshot(), city.tools()))


def test_past_the_limit_one_notice_goes_out_and_the_message_waits_for_the_end_of_the_minute() -> None:
    busy = city.snapshot(recent_turns=10, window_began=city.TUESDAY_NOON - timedelta(seconds=20))
    resolution = respond(city.event("住民票"), busy, city.tools(KNOWS))
    assert resolution.wait_until == city.TUESDAY_NOON + timedelta(seconds=40)
    assert resolution.contact.limited_until == resolution.wait_until
    assert resolution.decision.status is Status.LIMITED_NOTICE


def test_when_the_minute_ends_only_the_newest_message_is_answered() -> None:
    limited = Contact("c1", "line", limited_until=city.TUESDAY_NOON)
    older = respond(city.event("住民票"), city.snapshot(contact=limited, newest_waiting=False), city.tools(KNOWS))
    assert (older.decision.status, older.outgoing) == (Status.LIMITED_SUPERSEDED, ())
    newest = respond(city.event("住民票"), city.snapshot(contact=limited), city.tools(KNOWS))
    assert newest.decision.status is Status.ANSWERED_MATCH
    assert newest.contact.limited_until is None


def test_the_other_language_says_the_same_answer_again_and_is_remembered() -> None:
    chosen = city.press("language", language="ja-easy", intent="residence-certificate")
    resolution = respond(chosen, city.snapshot(), city.tools())
    assert "もらえます" in said(resolution)
    assert resolution.contact.language == "ja-easy"


def test_not_helpful_offers_a_person_of_the_same_department() -> None:
    resolution = respond(
        city.press("helpful", value="no", intent="residence-certificate"), city.snapshot(), city.tools()
    )
    assert resolution.outgoing[0].quick_choices[0].arguments == {"department": "citizens"}


def test_an_unsent_message_leaves_the_card() -> None:
    lines = (TranscriptLine("市民", "secret", "m1"), TranscriptLine("市民", "other", "m2"))
    owned = city.snapshot(
        conversation=Conversation("v1", owner=Owner.QUEUE, case_id="k1"),
        case=open_case(),
        transcript=lines,
    )
    resolution = respond(city.event(kind=EventKind.UNSEND), owned, city.tools())
    [card] = posted(resolution)
    assert isinstance(card, CaseCard)
    assert [line.text for line in card.transcript] == ["other"]
    assert resolution.forget_message == "m1"


def test_a_message_that_was_unsent_before_it_was_handled_is_not_answered() -> None:
    resolution = respond(city.event("住民票"), city.snapshot(already_unsent=True), city.tools(KNOWS))
    assert (resolution.decision.status, resolution.outgoing) == (Status.UNSENT, ())


def test_the_record_says_when_the_embedding_api_had_no_part() -> None:
    knowledge = city.SmallKnowledge({"住民票": replace(city.CERTAIN, missing="timeout")})
    without = respond(city.event("住民票"), city.snapshot(), city.tools(knowledge))
    usual = respond(city.event("住民票"), city.snapshot(), city.tools(KNOWS))

    assert without.decision.facts["without_embedding_api"] == "timeout"
    assert "without_embedding_api" not in usual.decision.facts
    assert said(without) == said(usual)


def test_every_step_that_ran_is_timed_under_its_name() -> None:
    resolution = respond(city.event("住民票"), city.snapshot(), city.tools(KNOWS))
    names = [step.__name__ for step in STEPS]
    ran = [step.name for step in resolution.decision.steps]
    assert ran == [*names[: names.index("give") + 1], *(step.__name__ for step in LAST)]


def test_no_answer_is_a_plain_note() -> None:
    """Approved answers travel as cards, so that source and date can never be left off."""
    for text in ("住民票", "residence"):
        [out] = respond(city.event(text), city.snapshot(), city.tools(KNOWS)).outgoing
        assert not any(isinstance(message, Note) for message in out.messages)
