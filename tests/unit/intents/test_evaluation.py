from bot.domain.answers import Candidate, Certainty, Match
from intents.evaluation.heldout import Question, Result, figures, report

CERTAIN, UNSURE, NONE = Certainty


def result(intent: str, certainty: Certainty, *found: str, language: str = "ja") -> Result:
    match = Match(certainty, tuple(Candidate(key, 1.0) for key in found))
    return Result(Question("?", language, intent), match, 2.0)


def test_each_outcome_is_counted_once() -> None:
    measured = figures(
        [
            result("a", CERTAIN, "a", "b"),
            result("a", CERTAIN, "b", "a"),
            result("a", UNSURE, "b", "c", "a"),
            result("a", NONE, "a"),
            result("none", CERTAIN, "a"),
            result("none", UNSURE, "a"),
        ],
    )

    assert (measured.certain_right, measured.certain_wrong) == (0.25, 0.25)
    assert (measured.asked_back, measured.nothing_found) == (0.25, 0.25)
    assert (measured.first, measured.in_first_three, measured.best_guess) == (0.25, 0.75, 0.5)
    assert (measured.unanswerable_certain, measured.unanswerable_asked_back) == (0.5, 0.5)


def test_no_questions_give_no_crash() -> None:
    assert figures([]).questions == 0


def test_figures_come_by_language() -> None:
    measured = report([result("a", CERTAIN, "a"), result("a", CERTAIN, "b", language="en")])

    assert list(measured) == ["all", "en", "ja"]
    assert measured["en"]["certain_wrong"] == 1
