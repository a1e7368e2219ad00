"""Utterances that go on from what was said before."""

import pytest

from bot.domain.conversation import Owner
from bot.domain.messages import Note
from bot.domain.turns import Status
from tests import city
from tests.unit.dialogue.talking import Talk, messages, offered, titles


def test_a_question_that_names_nothing_is_about_the_latest_answer() -> None:
    talk = Talk()
    talk.say("住民票")
    resolution = talk.say("いくらですか")
    assert resolution.decision.status is Status.ANSWERED_FOLLOW_UP
    assert messages(resolution)[0] == Note("『住民票の写し』のご案内です。")
    assert titles(resolution) == ["住民票の写し"]
    assert resolution.decision.intent == "residence"


def test_it_goes_on_in_english_too() -> None:
    talk = Talk()
    talk.say("residence certificate")
    assert messages(talk.say("and on weekends?"))[0] == Note("About “Residence certificate”:")


def test_it_goes_on_for_several_turns() -> None:
    statuses = Talk().statuses("住民票", "いくらですか", "土日は？", "代理でもいい？")
    assert statuses == [Status.ANSWERED_MATCH, *[Status.ANSWERED_FOLLOW_UP] * 3]


@pytest.mark.parametrize("new", ["粗大ごみは？", "印鑑登録"])
def test_a_new_question_is_not_swallowed(new: str) -> None:
    assert Talk().statuses("住民票", new)[1] is Status.ANSWERED_MATCH


def test_a_closer_answer_of_the_same_topic_wins_and_a_coincidence_of_another_does_not() -> None:
    talk = Talk()
    talk.say("住民票")
    assert talk.say("電話番号は？").decision.intent == "residence"
    assert talk.say("コンビニでも取れますか").decision.intent == "konbini"


@pytest.mark.parametrize("before", [[], ["住民票", "証明書"], ["住民票", "知らない言葉"]])
def test_without_a_latest_answer_there_is_nothing_to_go_on_from(before: list[str]) -> None:
    talk = Talk()
    talk.statuses(*before)
    assert talk.say("いくらですか").decision.status is Status.CLARIFY_CANDIDATES


def test_after_a_long_pause_it_is_a_question_of_its_own() -> None:
    talk = Talk()
    talk.say("住民票")
    talk.wait(minutes=16)
    assert talk.say("いくらですか").decision.status is Status.CLARIFY_CANDIDATES


def test_after_two_answers_it_is_asked_which_one_is_meant() -> None:
    talk = Talk()
    talk.say("住民票と粗大ごみ")
    resolution = talk.say("いくらですか")
    assert resolution.decision.status is Status.CLARIFY_MISSING
    assert offered(resolution)[1] == ["residence", "garbage"]


def test_an_answer_that_the_city_withdrew_is_not_given_again() -> None:
    talk = Talk()
    talk.say("住民票")
    talk.knowledge.entries = ()
    assert talk.statuses("いくらですか", "もう一度") == [Status.UNANSWERED_NO_MATCH] * 2


def test_a_correction_that_names_what_was_meant_is_answered() -> None:
    resolution = [*map(Talk().say, ["住民票", "違います、印鑑登録のほう"])][1]
    assert resolution.decision.status is Status.ANSWERED_CORRECTED
    assert titles(resolution) == ["印鑑登録"]


def test_what_was_answered_is_left_aside() -> None:
    talk = Talk()
    talk.say("residence certificate")
    resolution = talk.say("no, I meant residence certificate")
    assert "residence" not in [candidate.key for candidate in resolution.decision.candidates]


def test_a_correction_without_more_shows_what_else_may_have_been_meant_then_a_person() -> None:
    talk = Talk()
    talk.say("住民票")
    first = talk.say("そうじゃなくて")
    assert first.decision.status is Status.CLARIFY_CORRECTED
    text, keys = offered(first)
    assert (text.split("。")[0], keys) == ("失礼しました", ["seal", "konbini"])
    second = talk.say("違います")
    assert second.decision.status is Status.UNANSWERED_CORRECTED
    assert [choice.action for choice in second.outgoing[0].quick_choices] == ["person"]


def test_what_was_not_chosen_stays_to_be_chosen() -> None:
    talk = Talk()
    talk.say("証明書")
    talk.happens(city.press("choose", intent="seal"))
    assert offered(talk.say("違います"))[1] == ["konbini", "residence", "garbage"]


def test_naming_what_was_not_meant_corrects_only_what_was_said() -> None:
    talk = Talk()
    talk.say("住民票")
    assert talk.say("会社員じゃなくて印鑑登録").decision.status is Status.UNANSWERED_NO_MATCH
    talk.say("住民票")
    assert talk.say("住民票じゃなくて印鑑登録").decision.intent == "seal"


def test_with_nothing_said_before_there_is_nothing_to_correct() -> None:
    assert Talk().statuses("違います、印鑑登録") == [Status.UNANSWERED_NO_MATCH]


def test_the_latest_answer_is_said_again_even_hours_later() -> None:
    talk = Talk()
    talk.say("住民票")
    talk.wait(minutes=300)
    resolution = talk.say("もう一度お願いします")
    assert resolution.decision.status is Status.ANSWERED_AGAIN
    assert messages(resolution)[0] == Note("前回の回答をもう一度お送りします。")
    assert titles(resolution) == ["住民票の写し"]


def test_two_answers_and_an_open_question_are_said_again_too() -> None:
    talk = Talk()
    talk.say("住民票と粗大ごみ")
    assert titles(talk.say("もう一回")) == ["住民票の写し", "粗大ごみ"]
    before = offered(talk.say("出し方"))
    again = talk.say("もう一回")
    assert (again.decision.status, offered(again)) == (Status.CLARIFY_AGAIN, before)


def test_what_is_called_off_is_forgotten_kindly() -> None:
    talk = Talk()
    resolution = [talk.say("証明書"), talk.say("やっぱりいいです")][1]
    assert resolution.decision.status is Status.CANCELLED_QUESTION
    assert messages(resolution)[0] == Note("取り消しました。ほかにご質問がありましたら、いつでもお書きください。")
    assert talk.say("違います").decision.status is Status.UNANSWERED_NO_MATCH


def test_never_mind_ends_the_wait_for_a_person_until_somebody_took_the_case() -> None:
    talk = Talk()
    talk.say("職員と話したい")
    assert talk.say("やっぱりいいです").decision.status is Status.HANDOFF_CANCELLED
    assert talk.snapshot.conversation.owner is Owner.BOT


@pytest.mark.parametrize("text", ["もう一度", "キャンセル", "違います", "いくらですか"])
def test_while_staff_own_the_conversation_all_of_it_goes_to_them(text: str) -> None:
    talk = Talk()
    talk.statuses("住民票", "職員と話したい")
    case = talk.snapshot.case
    assert case is not None
    conversation = talk.snapshot.conversation
    talk.snapshot = city.snapshot(
        conversation=type(conversation)(conversation.id, Owner.STAFF, case_id=case.id),
        case=case.claimed_by("U0TANAKA", city.TUESDAY_NOON),
    )
    assert talk.say(text).decision.status is Status.RELAYED_TO_STAFF


def test_the_matcher_never_sees_personal_data_in_a_correction() -> None:
    talk = Talk()
    talk.say("住民票")
    talk.say("違います、090-1234-5678の粗大ごみ")
    assert talk.knowledge.asked[-1] == "の粗大ごみ"
