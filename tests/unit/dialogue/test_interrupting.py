"""What citizens read while a channel, all answers or a topic is off, and in a disaster."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.conversation import Owner, Reason
from bot.domain.counter import Counter, Disaster
from bot.domain.events import Action, EventKind
from bot.domain.messages import AnswerCard, ChoiceList, Note
from bot.domain.model import EVERYTHING
from bot.domain.turns import Resolution, Status
from tests import city
from tests.unit.dialogue import talking
from tests.unit.dialogue.talking import Talk

SHELTER = replace(talking.entry("shelter", "safety", "避難所", "Shelters"), department="citizens")
FINDS = {**talking.FINDS, "避難所は": talking.certain("shelter"), "どこ": talking.unsure(seal=1.0, shelter=0.6)}
ENTRIES = (talking.RESIDENCE, talking.SEAL, talking.KONBINI, talking.GARBAGE, SHELTER)
DISASTER = Counter(disaster=Disaster(began=4))


def talk(counter: Counter, **tools: Any) -> Talk:
    return Talk(city.SmallKnowledge(FINDS, entries=ENTRIES), tools={"counter": counter, **tools})


def texts(resolution: Resolution) -> list[str]:
    """What the citizen reads."""
    outs = [out for out in resolution.outgoing if not out.channel]
    return [getattr(each, "body", "") or getattr(each, "text", "") for out in outs for each in out.messages]


def press(action: Action, **arguments: str) -> Any:
    return replace(city.event(""), kind=EventKind.PRESS, action=action, arguments=arguments)


def test_a_closed_channel_says_the_citys_own_text_or_the_fixed_one_with_a_telephone() -> None:
    counter = Counter(closed={"line": {"ja": "点検中です。"}})
    assert texts(talk(counter).say("住民票")) == ["点検中です。"]
    english = talk(counter).say("when is garbage day?")
    assert english.decision.status is Status.INTERRUPTED_CHANNEL
    assert "0000-00-1100" in texts(english)[0]
    assert "maintenance" in texts(english)[0]


def test_another_channel_stays_open() -> None:
    assert talk(Counter(closed={"elsewhere": {}})).statuses("住民票") == [Status.ANSWERED_MATCH]


def test_danger_is_answered_whatever_is_off() -> None:
    counter = Counter(True, frozenset({"safety"}), {"line": {}}, Disaster(began=1))
    danger = talk(counter).say("死にたい")
    assert danger.decision.status is Status.CRISIS_SELF_HARM
    assert "災害" not in texts(danger)[0]


def test_who_talks_to_people_goes_on_doing_so() -> None:
    everything_off = talk(Counter(answers_off=True))
    everything_off.say("職員と話したい")
    everything_off.tools["counter"] = Counter(answers_off=True, closed={"line": {}})
    assert everything_off.statuses("続きです") == [Status.RELAYED_TO_STAFF]


def test_with_answers_off_a_question_goes_to_people_and_says_why_in_one_reply() -> None:
    resolution = talk(Counter(answers_off=True)).say("住民票")
    assert resolution.decision.status is Status.HANDOFF_SWITCHED_OFF
    assert resolution.conversation.owner is Owner.QUEUE
    assert resolution.case
    assert resolution.case.reason is Reason.SWITCHED_OFF
    assert len([out for out in resolution.outgoing if not out.channel]) == 1
    assert texts(resolution)[0].startswith("ただいま自動応答を停止しています")


def test_with_answers_off_thanks_open_no_case() -> None:
    assert talk(Counter(answers_off=True)).say("ありがとう").case is None


def test_a_topic_that_is_off_goes_to_its_department_and_the_others_are_answered() -> None:
    counter = Counter(topics_off=frozenset({"waste"}))
    resolution = talk(counter).say("粗大ごみ")
    assert resolution.decision.status is Status.HANDOFF_SWITCHED_OFF
    assert resolution.case
    assert resolution.case.department == "citizens"
    assert "粗大ごみ" in texts(resolution)[0]
    assert talk(counter).statuses("印鑑登録") == [Status.ANSWERED_MATCH]


@pytest.mark.parametrize("way", ["chosen", "again", "language"])
def test_no_way_leads_to_an_answer_of_a_topic_that_is_off(way: str) -> None:
    going_on = talk(Counter())
    going_on.say("粗大ごみ")
    going_on.tools["counter"] = Counter(topics_off=frozenset({"waste"}))
    event = {
        "chosen": press(Action.CHOOSE, intent="garbage"),
        "again": city.event("もう一度お願いします"),
        "language": press(Action.LANGUAGE, language="en", intent="garbage"),
    }[way]
    resolution = going_on.happens(event)
    assert resolution.decision.status is Status.HANDOFF_SWITCHED_OFF
    assert not any(isinstance(each, AnswerCard) for out in resolution.outgoing for each in out.messages)


def test_in_a_disaster_the_notice_stands_before_the_first_answer_of_a_conversation_only() -> None:
    going_on = talk(DISASTER)
    first, second = going_on.say("避難所は"), going_on.say("避難所は")
    assert texts(first)[0].startswith("【災害対応中】")
    assert first.decision.status is Status.ANSWERED_MATCH
    assert not any("災害対応中" in text for text in texts(second))


def test_the_next_disaster_is_told_anew_and_in_the_citizens_language() -> None:
    going_on = talk(DISASTER)
    going_on.say("避難所は")
    going_on.tools["counter"] = Counter(disaster=Disaster(began=9, notice={"ja": "地震です。"}))
    assert texts(going_on.say("避難所は"))[0] == "地震です。"
    assert texts(talk(DISASTER).say("when is garbage day?"))[0].startswith("DISASTER RESPONSE")


def test_in_a_disaster_other_topics_are_paused_and_whom_to_call_is_said() -> None:
    resolution = talk(DISASTER).say("粗大ごみ")
    assert resolution.decision.status is Status.INTERRUPTED_DISASTER
    assert resolution.case is None
    assert "0000-00-1101" in texts(resolution)[1]


def test_in_a_disaster_its_answers_stand_first_in_a_question_back() -> None:
    [question] = [each for each in talk(DISASTER).say("どこ").outgoing[0].messages if isinstance(each, ChoiceList)]
    assert question.choices[0].arguments["intent"] == "shelter"


def test_in_a_disaster_who_finds_nothing_is_offered_its_answers() -> None:
    [out] = talk(DISASTER).say("宇宙旅行").outgoing
    assert [choice.arguments["intent"] for choice in out.quick_choices] == ["shelter"]
    assert isinstance(out.messages[1], Note)
    assert "0000-00-1100" in out.messages[1].text


def test_in_a_disaster_the_model_is_asked_nothing() -> None:
    class Never:
        def ask(self, *task: Any, **more: Any) -> Any:
            raise AssertionError("asked in a disaster")

    for text in ("避難所は", "どこ", "宇宙旅行"):
        talk(DISASTER, model=Never(), switches=EVERYTHING).say(text)
