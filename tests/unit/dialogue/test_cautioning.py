"""Who sends personal data is answered all the same, and asked once and kindly not to send any."""

from dataclasses import replace

import pytest

from bot.dialogue.pipeline import respond
from bot.domain.conversation import Owner
from bot.domain.events import Event
from bot.domain.messages import AnswerCard, Note, ThreadNote
from bot.domain.turns import Resolution, Snapshot, Status
from bot.privacy.masking import mask_text
from tests import city
from tests.unit.dialogue.talking import Talk

JUMINHYO = "住民票はどこで取れますか"
KNOWS = {JUMINHYO: city.CERTAIN, "How do I get a juminhyo?": city.CERTAIN}
KINDLY = {
    "ja": "お書きにならないようお願いします",
    "en": "please leave them out",
    "ja-easy": "書（か）かないでください",
}


def say(text: str, snapshot: Snapshot | None = None) -> Resolution:
    return happens(city.event(text), snapshot)


def happens(event: Event, snapshot: Snapshot | None = None) -> Resolution:
    knowledge = city.SmallKnowledge(
        {f"{lead}{ask}": match for ask, match in KNOWS.items() for lead in ("", "。", "です。")}
    )
    tools = replace(city.tools(knowledge), mask=mask_text)
    return respond(event, snapshot or city.snapshot(), tools)


def notes(resolution: Resolution) -> str:
    return "\n".join(
        message.text for out in resolution.outgoing for message in out.messages if isinstance(message, Note)
    )


def test_the_answer_comes_first_and_the_request_after_it_in_one_reply() -> None:
    resolution = say(f"090-1234-5678です。{JUMINHYO}")
    assert resolution.decision.status is Status.ANSWERED_MATCH
    [reply] = resolution.outgoing
    answer, asked = reply.messages
    assert isinstance(answer, AnswerCard)
    assert isinstance(asked, Note)
    assert KINDLY["ja"] in asked.text
    assert reply.quick_choices, "the choices stay, on the last message"


def test_it_is_asked_once_a_conversation() -> None:
    first = say(f"090-1234-5678です。{JUMINHYO}")
    assert first.conversation.cautioned
    again = say(f"080-1234-5678です。{JUMINHYO}", city.snapshot(conversation=first.conversation))
    assert KINDLY["ja"] not in notes(again)
    assert again.decision.facts["personal_data"] == ["phone"]


def test_a_name_alone_is_polite_and_is_not_objected_to() -> None:
    resolution = say("山田太郎と申します")
    assert resolution.decision.facts["personal_data"] == ["name"]
    assert KINDLY["ja"] not in notes(resolution)
    assert not resolution.conversation.cautioned


def test_the_record_names_kinds_and_nothing_else() -> None:
    resolution = say("山田太郎、昭和60年1月1日生まれ、090-1234-5678です。" + JUMINHYO)
    assert set(resolution.decision.facts["personal_data"]) == {"name", "birth", "phone"}
    assert not any(word in str(resolution.decision) for word in ("山田", "1月1日", "1234"))


def test_a_my_number_that_was_erased_is_said_so() -> None:
    resolution = say(f"[マイナンバー]です。{JUMINHYO}")  # as the webhook leaves it
    assert "保存せずに消しました" in notes(resolution)
    assert resolution.decision.status is Status.ANSWERED_MATCH


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
def test_it_is_asked_in_the_citizens_language(language: str) -> None:
    contact = replace(city.snapshot().contact, language=language)
    text = (
        "How do I get a juminhyo? my phone is 090-1234-5678" if language == "en" else f"090-1234-5678です。{JUMINHYO}"
    )
    assert KINDLY[language] in notes(say(text, city.snapshot(contact=contact)))


@pytest.mark.parametrize("text", ["もう死にたいです。090-1234-5678", "火事です！090-1234-5678"])
def test_nobody_in_danger_is_lectured(text: str) -> None:
    resolution = say(text)
    assert resolution.decision.status.startswith(("crisis_", "emergency_"))
    assert KINDLY["ja"] not in notes(resolution)


def test_people_who_own_the_conversation_may_have_asked_for_it() -> None:
    talk = Talk()
    talk.say("職員と話したい")
    case = talk.snapshot.case
    assert case is not None
    conversation = replace(talk.snapshot.conversation, owner=Owner.STAFF)
    resolution = say(
        "電話は090-1234-5678です",
        city.snapshot(conversation=conversation, case=case.claimed_by("U0TANAKA", city.TUESDAY_NOON)),
    )
    assert KINDLY["ja"] not in notes(resolution)
    [note] = [message for out in resolution.outgoing for message in out.messages if isinstance(message, ThreadNote)]
    assert "電話は[電話番号]です" in note.text


def test_a_group_hears_nothing() -> None:
    assert happens(city.event("090-1234-5678", in_group=True)).outgoing == ()


def test_what_is_left_without_the_data_is_understood_as_if_it_had_not_been_there() -> None:
    for lead in (
        "090-1234-5678。",
        "マイナンバーは1234 5678 9018です。",
        "山田太郎と申します。",
        "〒231-0017 港町3-12-5です。",
    ):
        knowledge = city.SmallKnowledge()
        respond(city.event(lead + JUMINHYO), city.snapshot(), replace(city.tools(knowledge), mask=mask_text))
        [asked] = knowledge.asked[:1]
        assert asked.endswith(JUMINHYO)
        assert "[" not in asked, "a mark is a word of the city's own: 住所, マイナンバー"


def test_a_number_and_nothing_else_is_no_question() -> None:
    resolution = say("090-1234-5678")
    assert resolution.decision.status is Status.CAPABILITIES_TOLD
    assert KINDLY["ja"] in notes(resolution)
