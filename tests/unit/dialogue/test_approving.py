"""Topics whose answers staff look at first: what the citizen is told, what the room sees, and the one press."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.answers import Entry
from bot.domain.conversation import CaseState, Outcome, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import Event
from bot.domain.messages import AnswerCard, CaseCard
from bot.domain.turns import Resolution, Status
from tests import city
from tests.unit.dialogue.staffing import act, cards, case, in_thread, to_citizen
from tests.unit.dialogue.talking import FINDS, GARBAGE, KONBINI, RESIDENCE, SEAL, Talk

GUARDED = replace(GARBAGE, draft_first=True)


def city_with(*entries: Entry) -> city.SmallKnowledge:
    return city.SmallKnowledge(FINDS, entries=(RESIDENCE, SEAL, KONBINI, *entries))


def asked(text: str = "粗大ごみ", **tools: Any) -> Resolution:
    return Talk(knowledge=city_with(GUARDED), tools=tools).say(text)


def approve(revision: int = GUARDED.revision, *, entry: Entry = GUARDED, **changes: Any) -> Resolution:
    waiting = case(reason=Reason.DRAFT_FIRST, considered=(GUARDED.key,), **changes)
    return act("send_answer", waiting, tools=city.tools(city_with(entry)), revision=str(revision))


def answers(resolution: Resolution) -> list[AnswerCard]:
    return [each for out in resolution.outgoing for each in out.messages if isinstance(each, AnswerCard)]


def only_card(resolution: Resolution) -> CaseCard:
    [card] = cards(resolution).values()
    return card


def test_the_citizen_is_told_that_staff_look_first_and_reads_no_answer_yet() -> None:
    resolution = asked()
    assert resolution.decision.status is Status.HANDOFF_DRAFTED
    assert answers(resolution) == []
    assert [text for _, text in to_citizen(resolution)] == [
        "このご質問には、職員が回答の内容を確認してからお返事します。",
        "市民課の職員におつなぎしました。このままお待ちください。順番に、このトークでお返事します。",
    ]
    assert resolution.conversation.owner is Owner.QUEUE


def test_the_room_reads_question_and_answer_and_has_three_presses() -> None:
    card = only_card(asked())
    assert card.transcript[-1].text == "粗大ごみ"
    assert card.proposed.startswith("粗大ごみ\n粗大ごみの答え\n市のページを見る\nhttps://city.example/residence")
    assert [(button.label, button.action) for button in card.buttons[:3]] == [
        ("この回答を送る", "send_answer"),
        ("別の回答を書く", "reply"),
        ("職員が対応する", "claim"),
    ]
    assert card.buttons[0].arguments["revision"] == str(GUARDED.revision)


def test_one_press_sends_what_was_looked_at_with_its_source_and_the_bot_goes_on() -> None:
    resolution = approve()
    [answer] = answers(resolution)
    assert (answer.body, answer.source_url) == ("粗大ごみの答え", "https://city.example/residence")
    assert "2026年4月1日" in "".join(answer.lines)
    [sent] = [out for out in resolution.outgoing if answer in out.messages]
    assert (sent.speaker, sent.sender_name) == (Speaker.STAFF, "市民課")
    assert [choice.action for choice in sent.quick_choices[:3]] == ["helpful", "helpful", "person"]
    assert resolution.case is not None
    assert (resolution.case.state, resolution.case.outcome) == (CaseState.CLOSED, Outcome.ANSWERED)
    assert (resolution.conversation.owner, resolution.conversation.offered) == (Owner.BOT, (GUARDED.key,))
    assert only_card(resolution).buttons == (), "there is nothing to make an FAQ of"
    assert "粗大ごみの答え" in resolution.said
    assert "確認し、市民に送りました" in in_thread(resolution)


def test_an_english_citizen_gets_it_in_english() -> None:
    assert answers(approve(language="en"))[0].body == "Answer about Bulky waste"


@pytest.mark.parametrize("entry", [replace(GUARDED, revision=GUARDED.revision + 1), RESIDENCE])
def test_what_changed_since_it_was_looked_at_is_not_sent(entry: Entry) -> None:
    resolution = approve(entry=entry)
    assert (resolution.decision.status, resolution.case, answers(resolution)) == (Status.STAFF_REFUSED, None, [])
    assert "回答案は送っていません" in in_thread(resolution)
    assert only_card(resolution).case_id


def test_the_second_to_press_is_told_that_it_is_done() -> None:
    resolution = approve(state=CaseState.CLOSED, ended_by="U0SUZUKI")
    assert answers(resolution) == []
    assert "<@U0SUZUKI>" in in_thread(resolution)


def test_whoever_takes_it_over_may_still_send_it_and_after_another_reply_nobody_does() -> None:
    claimed = only_card(act("claim", case(reason=Reason.DRAFT_FIRST, considered=("garbage",)), tools=tools()))
    assert [button.action for button in claimed.buttons] == ["send_answer", "reply", "give_back", "close"]
    replied = case(
        reason=Reason.DRAFT_FIRST, considered=("garbage",), state=CaseState.CLAIMED, owner="U0TANAKA"
    ).answered(city.TUESDAY_NOON)
    assert answers(act("send_answer", replied, tools=tools(), revision=str(GUARDED.revision))) == []


def tools() -> Any:
    return city.tools(city_with(GUARDED))


def test_out_of_hours_it_waits_as_every_case() -> None:
    talk = Talk(knowledge=city_with(GUARDED), now=city.SUNDAY_NOON)
    assert "11月24日（火）8:30以降" in to_citizen(talk.say("粗大ごみ"))[-1][1]


def test_where_nobody_looks_the_citizen_gets_the_telephone_and_no_promise() -> None:
    resolution = asked(in_slack=False)
    [(_, text)] = to_citizen(resolution)
    assert "お電話ください" in text
    assert resolution.case is None


@pytest.mark.parametrize(
    "event",
    [
        city.press("choose", intent="garbage"),
        city.press("language", language="en", intent="garbage"),
        city.event("住民票と粗大ごみ"),
    ],
)
def test_no_way_leads_around_it(event: Event) -> None:
    resolution = Talk(knowledge=city_with(GUARDED)).happens(event)
    assert answers(resolution) == []
    assert resolution.case is not None
    assert resolution.case.considered[0] == "garbage"


def test_plain_japanese_and_english_are_told_too() -> None:
    start = {language: Talk(knowledge=city_with(GUARDED)) for language in ("en", "ja-easy")}
    for language, talk in start.items():
        talk.happens(city.press("language", language=language))
        talk.snapshot = replace(talk.snapshot, contact=replace(talk.snapshot.contact, language=language))
    assert "checks the answer" in to_citizen(start["en"].happens(city.press("choose", intent="garbage")))[0][1]
    assert "確（たし）かめて" in to_citizen(start["ja-easy"].happens(city.press("choose", intent="garbage")))[0][1]
