"""Two questions in one message, and questions that lack a piece."""

from bot.domain.messages import Note
from bot.domain.turns import Status
from channels.line.render import MOST_MESSAGES, render
from tests.unit.dialogue.talking import FINDS, SEAL, Talk, certain, entry, messages, offered, titles


def test_two_questions_get_two_answers_in_one_row() -> None:
    resolution = Talk().say("住民票と粗大ごみ")
    assert resolution.decision.status is Status.ANSWERED_SEVERAL
    assert messages(resolution)[0] == Note("ご質問を2ついただきましたので、順にお答えします。")
    assert titles(resolution) == ["住民票の写し", "粗大ごみ"]
    assert resolution.conversation.offered == ("residence", "garbage")
    assert resolution.decision.facts["answered"] == ["residence", "garbage"]
    assert len(render(messages(resolution), (), "")) <= MOST_MESSAGES


def test_two_english_sentences_too() -> None:
    resolution = Talk().say("How do I get a juminhyo? when is garbage day?")
    assert titles(resolution) == ["Residence certificate", "Bulky waste"]


def test_one_question_that_joins_two_names_stays_one() -> None:
    """印鑑登録 alone is certain, but the whole is about something else."""
    assert Talk().statuses("住民票と印鑑登録") == [Status.ANSWERED_MATCH]


def test_two_halves_that_mean_the_same_are_one_question() -> None:
    talk = Talk()
    talk.knowledge.finds = {**FINDS, "粗大ごみと家具": certain("garbage"), "家具": certain("garbage")}
    assert titles(talk.say("粗大ごみと家具")) == ["粗大ごみ"]


def test_a_half_that_names_nothing_is_no_question_of_its_own() -> None:
    text, half = "How do I get a juminhyo? how much is it?", "how much is it?"
    talk = Talk()
    talk.knowledge.finds = {**FINDS, text: certain("residence", "garbage"), half: certain("garbage")}
    assert titles(talk.say(text)) == ["Residence certificate"]


def test_candidates_that_tie_within_a_topic_lack_a_piece() -> None:
    resolution = Talk().say("証明書")
    assert resolution.decision.status is Status.CLARIFY_MISSING
    assert offered(resolution) == (
        "もう少し教えてください。次のどれについてのご質問でしょうか。",
        ["seal", "konbini", "residence"],
    )
    assert resolution.conversation.passed_over == ("garbage",)


def test_candidates_that_tie_across_topics_are_asked_back_as_before() -> None:
    resolution = Talk().say("出し方")
    assert resolution.decision.status is Status.CLARIFY_CANDIDATES
    assert offered(resolution) == ("次のどれについてのご質問でしょうか。", ["garbage", "seal"])


def test_no_two_choices_look_the_same() -> None:
    talk = Talk()
    twin = entry("konbini", "certificates", "印鑑登録", "Seal registration")
    talk.knowledge.entries = (SEAL, twin)
    assert offered(talk.say("証明書"))[1] == ["seal"]


def test_where_one_of_two_questions_is_unclear_its_answer_says_so() -> None:
    talk = Talk()
    text = "住民票を取りたいです。それと、出し方"
    talk.knowledge.finds = {**FINDS, text: certain("residence"), "住民票を取りたいです。": certain("residence")}
    resolution = talk.say(text)
    assert resolution.decision.status is Status.ANSWERED_MATCH
    assert messages(resolution)[0] == Note(
        "ご質問が2つあるようですので、まず1つにお答えします。もう1つは、分けてお送りください。"
    )
    assert titles(resolution) == ["住民票の写し"]


def test_a_second_sentence_that_is_nobodys_business_is_none() -> None:
    talk = Talk()
    text = "住民票を取りたいです。それと、いい天気ですね"
    talk.knowledge.finds = {**FINDS, text: certain("residence"), "住民票を取りたいです。": certain("residence")}
    assert len(messages(talk.say(text))) == 1
