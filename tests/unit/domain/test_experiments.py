"""How a question that is asked again ends otherwise."""

import pytest

from bot.domain.answers import Candidate, Certainty, Match
from bot.domain.experiments import Change, Ending, Replayed, ending, report

A, B, UNSURE, NONE = Ending("certain", "a"), Ending("certain", "b"), Ending("unsure", "a"), Ending("none")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (A, A, None),
        (A, B, Change.OTHER),
        (A, UNSURE, Change.ASKED_BACK),
        (A, NONE, Change.UNANSWERED),
        (NONE, UNSURE, Change.ASKED_BACK),
        (UNSURE, A, Change.ANSWERED),
        (UNSURE, Ending("unsure", "b"), None),
        (NONE, NONE, None),
    ],
)
def test_what_makes_a_difference_to_the_citizen(before: Ending, after: Ending, change: Change | None) -> None:
    assert Replayed("?", "ja", before, after).change is change


def test_what_ends_worse_stands_first_and_languages_are_counted_apart() -> None:
    asked = [Replayed("x", "ja", NONE, A), Replayed("y", "en", A, NONE), Replayed("z", "ja", A, A)]
    told = report(asked)
    assert told["asked"] == {"ja": 2, "en": 1}
    assert [(flip["text"], flip["change"]) for flip in told["flips"]] == [("y", "unanswered"), ("x", "answered")]


def test_nothing_found_has_no_intent() -> None:
    assert ending(Match(Certainty.NONE, (Candidate("a", 0.1),))) == NONE
