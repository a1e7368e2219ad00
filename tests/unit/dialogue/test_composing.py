"""A model words approved answers: what is said, and everything that sends the approved answer word for word instead."""

import json
from dataclasses import replace

import pytest

from bot.domain.buttons import Button
from bot.domain.conversation import Contact
from bot.domain.messages import Note
from bot.domain.model import Rung
from bot.domain.turns import Status
from intents.lexicon import FORBIDDEN, Group, forbidding
from tests import city
from tests.model_server import ModelServer, Mood
from tests.unit.dialogue.talking import messages
from tests.unit.dialogue.worded import (
    BOTH,
    BULKY,
    ENGLISH,
    FINDS,
    QUESTION,
    SORTING,
    card,
    composed,
    composed_of,
    purposes,
    talk,
)

PRICE = "処理券は300円と600円の2種類です。"
WORD_FOR_WORD = BULKY.wordings["ja"].answer


def test_an_answer_is_worded_for_the_question_and_says_that_an_ai_did(server: ModelServer) -> None:
    server.plan(composed(PRICE, "コンビニやスーパーで買えます。"))
    resolution = talk(server, Rung.COMPOSE).say(QUESTION)
    assert resolution.decision.status is Status.ANSWERED_MATCH
    assert card(resolution).body == f"{PRICE}\nコンビニやスーパーで買えます。"
    assert card(resolution).source_url == BULKY.source_url
    assert "AIが作成" in card(resolution).lines[-1]
    assert resolution.decision.facts["form"] == "worded"
    assert resolution.decision.verdicts == {"compose": "complete", "output_guard": "passed", "check": "passed"}
    assert purposes(server) == ["judge", "compose", "check"]


def test_the_city_own_words_are_one_press_away(server: ModelServer) -> None:
    server.plan(composed(PRICE))
    [out] = talk(server, Rung.COMPOSE).say(QUESTION).outgoing
    assert (out.quick_choices[0].label, out.quick_choices[0].arguments) == ("市の原文を見る", {"intent": "bulky-waste"})


def test_the_conversation_is_told_once_and_every_card_again(server: ModelServer) -> None:
    server.plan(composed(PRICE), composed(PRICE))
    conversation = talk(server, Rung.COMPOSE)
    first, second = conversation.say(QUESTION), conversation.say(QUESTION)
    assert [type(message) for message in messages(first)] == [Note, type(card(first))]
    assert messages(second) == (card(second),)
    assert "AIが作成" in card(second).lines[-1]


def test_links_and_telephones_are_tokens_for_the_model_and_themselves_for_the_citizen(server: ModelServer) -> None:
    server.plan(composed("粗大ごみ受付センター（⟦1⟧）へ電話で予約してください。", "くわしくは ⟦2⟧ をご覧ください。"))
    said = card(talk(server, Rung.COMPOSE).say(QUESTION)).body
    [source] = server.requests[1]["values"]["sources"]
    assert "0000" not in source["text"]
    assert "https" not in source["text"]
    assert "0000-00-1210" in said
    assert "https://city.example/bulky" in said


def test_two_answers_are_combined_with_both_sources_named(server: ModelServer) -> None:
    server.plan(composed_of([("粗大ごみは予約制です。", "bulky-waste"), ("燃やすごみは週2回の収集です。", "sorting")]))
    resolution = talk(server, Rung.COMPOSE).say(BOTH)
    assert card(resolution).lines[-2] == "あわせて参照した回答：ごみの分け方"
    assert resolution.conversation.offered == ("bulky-waste", "sorting")
    [out] = resolution.outgoing
    assert [choice.label for choice in out.quick_choices[:2]] == ["粗大ごみ", "ごみの分け方"]


def test_a_partial_answer_says_that_it_is_one(server: ModelServer) -> None:
    server.plan(composed(PRICE, coverage="partial"))
    assert "一部は、市の回答にありません" in card(talk(server, Rung.COMPOSE).say(QUESTION)).notice


def test_english_is_answered_from_the_english_text(server: ModelServer) -> None:
    server.plan(composed("Stickers cost 300 yen or 600 yen."))
    assert card(talk(server, Rung.COMPOSE).say(ENGLISH)).body == "Stickers cost 300 yen or 600 yen."


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (composed("処理券は400円です。"), ("output_guard", "amount")),
        (composed("予約はごみ減量課へ電話してください。"), ("output_guard", "name")),
        (composed("粗大ごみは予約制ではありません。"), ("output_guard", None)),
        (composed("詳しくは https://evil.example/ をご覧ください。"), ("output_guard", "url")),
        (composed("くわしくは ⟦7⟧ をご覧ください。"), ("compose", "broken_token")),
        (composed("You need to book first."), ("output_guard", "language")),
        (composed(PRICE, coverage="no_information"), ("compose", "no_information")),
        (composed(), ("compose", "no_information")),
        (composed("粗大ごみの処理券。"), ("compose", "no_information")),
        (composed("粗大ごみの処理券はいくらですか。"), ("output_guard", "echo")),
        (composed(PRICE, source="sorting"), ("compose", "malformed")),
        (Mood(purpose="compose", name="server_error"), ("compose", "server_error")),
        (Mood(purpose="compose", name="leaking"), ("compose", "leaked")),
        (Mood(purpose="compose", name="lying"), ("compose", None)),
    ],
    ids=lambda each: str(each.name if isinstance(each, Mood) else each[1]),
)
def test_whatever_is_doubtful_is_answered_word_for_word(
    server: ModelServer, said: Mood, verdict: tuple[str, str | None]
) -> None:
    server.plan(said, said)
    resolution = talk(server, Rung.COMPOSE).say(QUESTION)
    assert card(resolution).body == WORD_FOR_WORD
    assert resolution.decision.status is Status.ANSWERED_MATCH
    step, kind = verdict
    assert kind is None or kind in resolution.decision.verdicts[step]
    assert "AI" not in card(resolution).lines[-1]


@pytest.mark.parametrize(
    "second",
    [
        Mood(purpose="check", said=json.dumps({"faithful": False, "forbidden": "none"})),
        Mood(purpose="check", said=json.dumps({"faithful": True, "forbidden": "promise"})),
        Mood(purpose="check", name="malformed"),
    ],
    ids=["unfaithful", "forbidden", "malformed"],
)
def test_the_second_look_may_stop_what_the_rules_let_through(server: ModelServer, second: Mood) -> None:
    server.plan(composed(PRICE), second, second)
    assert card(talk(server, Rung.COMPOSE).say(QUESTION)).body == WORD_FOR_WORD


def test_a_slow_model_is_not_waited_for(server: ModelServer) -> None:
    server.plan(Mood(purpose="compose", name="slow", seconds=3))
    resolution = talk(server, Rung.COMPOSE, model_seconds=1.2).say(QUESTION)
    assert card(resolution).body == WORD_FOR_WORD
    assert resolution.decision.verdicts["compose"] == "timeout"


def test_where_it_is_switched_off_no_model_is_asked(server: ModelServer) -> None:
    assert card(talk(server).say(QUESTION)).body == WORD_FOR_WORD
    assert server.requests == []


def test_plain_japanese_is_made_of_the_japanese_answer(server: ModelServer) -> None:
    server.plan(composed("粗大（そだい）ごみは 予約（よやく）が いります。"))
    conversation = talk(server, Rung.COMPOSE)
    conversation.snapshot = city.snapshot(contact=Contact("c1", "line", language="ja-easy"))
    conversation.say(QUESTION)
    assert server.requests[1]["values"]["plain"] is True


def test_a_delicate_answer_is_given_word_for_word_whatever_is_switched_on(server: ModelServer) -> None:
    server.plan(composed(PRICE))
    resolution = talk(server, *Rung, delicate=["bulky-waste"]).say(QUESTION)
    assert card(resolution).body == WORD_FOR_WORD
    assert server.requests == []


def test_a_delicate_answer_has_no_part_in_the_wording_of_another(server: ModelServer) -> None:
    server.plan(composed(PRICE))
    talk(server, Rung.COMPOSE, delicate=["sorting"]).say(BOTH)
    [asked] = [request for request in server.requests if request["purpose"] == "compose"]
    assert [source["source"] for source in asked["values"]["sources"]] == ["bulky-waste"]


def test_a_wording_with_a_word_that_the_city_does_not_write_is_not_said(server: ModelServer) -> None:
    server.plan(composed(PRICE))
    unwritten = forbidding([Group(("処理券",), (), FORBIDDEN)])
    resolution = talk(server, Rung.COMPOSE, unwritten=unwritten).say(QUESTION)
    assert card(resolution).body == WORD_FOR_WORD
    assert resolution.decision.verdicts["output_guard"] == "word that the city does not write"
    assert purposes(server) == ["judge", "compose"]


def test_what_was_worded_from_one_answer_keeps_what_is_beside_it_and_from_two_has_nothing(server: ModelServer) -> None:
    booking, name = (Button("予約する", "https://city.example/book"),), f"{'0' * 64}-4x3.png"
    japanese = replace(BULKY.wordings["ja"], buttons=booking, picture_alt="袋")
    bulky = replace(BULKY, picture=name, wordings={**BULKY.wordings, "ja": japanese})
    knowledge = city.SmallKnowledge(FINDS, entries=(bulky, SORTING))
    conversation = talk(server, Rung.COMPOSE, knowledge=knowledge, picture_address="https://c.example/{}".format)
    server.plan(composed(PRICE))
    one = card(conversation.say(QUESTION))
    assert (one.buttons, one.picture_url, one.picture_alt) == (booking, f"https://c.example/{name}", "袋")
    server.plan(composed_of([("粗大ごみは予約制です。", "bulky-waste"), ("燃やすごみは週2回の収集です。", "sorting")]))
    two = card(conversation.say(BOTH))
    assert (two.buttons, two.picture_url, two.picture_in_words) == ((), "", "")
