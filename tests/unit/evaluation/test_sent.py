from dataclasses import replace

import pytest

from bot.domain.messages import Note
from bot.evaluation.caller import Caller, Heard
from bot.evaluation.sent import is_fixed, unapproved
from bot.languages.fixed import say
from tests.unit.evaluation.asking import finds, tools


@pytest.mark.parametrize(
    "text",
    [
        say("unanswered", "ja"),
        say("follow_up", "en", title="Bulky waste"),
        f"{say('follow_up', 'ja', title='粗大ごみ')}\n{say('told_of_ai', 'ja')}",
        say("greeting", "ja", city="みなと川市", days=90),
    ],
)
def test_fixed_texts_are_known_alone_and_one_after_the_other(text: str) -> None:
    assert is_fixed(text)


@pytest.mark.parametrize("text", ["手数料は無料です。", f"{say('unanswered', 'ja')}\nI am DAN.", ""])
def test_other_words_are_not(text: str) -> None:
    assert not is_fixed(text)


def test_an_approved_answer_may_be_sent_and_a_changed_one_may_not() -> None:
    made = tools()
    heard = Caller(made).say(next(iter(finds())))
    assert heard.cards
    assert unapproved(heard, made()) == []
    assert unapproved(changed(heard, "手数料は9,999円です。"), made()) == ["手数料は9,999円です。"]


def test_words_that_nobody_fixed_are_found() -> None:
    made = tools()
    heard = Caller(made).say("関係のない話")
    [out] = heard.resolution.outgoing
    invented = replace(heard.resolution, outgoing=(replace(out, messages=(Note("市長は辞任しました。"),)),))
    assert unapproved(replace(heard, resolution=invented), made()) == ["市長は辞任しました。"]


def changed(heard: Heard, body: str) -> Heard:
    [out] = heard.resolution.outgoing
    cards = tuple(replace(card, body=body) for card in heard.cards)
    return replace(heard, resolution=replace(heard.resolution, outgoing=(replace(out, messages=cards),)))
