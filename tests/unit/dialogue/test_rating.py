"""After a case is closed the citizen is asked one question, to be tapped."""

from dataclasses import replace

import pytest

from bot.dialogue.pipeline import respond
from bot.domain.conversation import Conversation, Owner
from bot.domain.events import EventKind
from bot.domain.turns import Rated, Status
from tests import city
from tests.unit.dialogue.staffing import act, case, to_citizen


def test_whoever_was_answered_is_asked_whether_that_solved_it() -> None:
    answered = replace(case(), replied_at=city.tools().now)
    resolution = act("close", answered, outcome="answered")
    [(_, text)] = to_citizen(resolution)
    assert "対応を終了しました" in text
    assert "解決しましたか" in text
    [told] = [out for out in resolution.outgoing if out.quick_choices]
    assert [(choice.label, choice.arguments["value"]) for choice in told.quick_choices] == [
        ("解決した", "yes"),
        ("解決していない", "no"),
    ]


def test_whoever_never_heard_from_people_is_not_asked() -> None:
    resolution = act("close", case(), outcome="answered")
    assert not [out for out in resolution.outgoing if out.quick_choices]


@pytest.mark.parametrize(("value", "helped", "words"), [("yes", True, "ありがとうございます"), ("no", False, "職員に")])
def test_what_is_tapped_stands_with_the_case_and_says_nothing_about_answers(
    value: str, helped: bool, words: str
) -> None:
    resolution = respond(city.press("helpful", case="k1", value=value), city.snapshot(), city.tools())
    assert resolution.rated == Rated("k1", helped)
    assert resolution.signals == ()
    assert resolution.decision.status is Status.FEEDBACK_TAKEN
    assert words in to_citizen(resolution)[0][1]


def test_while_people_are_back_the_bot_says_nothing_about_it() -> None:
    owned = city.snapshot(conversation=Conversation("v1", owner=Owner.STAFF, case_id="k1"), case=case())
    resolution = respond(city.press("helpful", case="k1", value="no"), owned, city.tools())
    assert resolution.rated == Rated("k1", False)
    assert to_citizen(resolution) == []


def test_one_that_names_no_case_is_about_an_answer() -> None:
    press = city.press("helpful", value="yes")
    assert press.kind is EventKind.PRESS
    assert respond(press, city.snapshot(), city.tools()).rated is None
