"""What follows from counts, computed by hand."""

import pytest

from bot.domain import figures
from bot.domain.figures import Figures, percentile, waits


def test_a_question_ends_in_one_of_four_ways() -> None:
    families = (figures.ANSWERED, figures.ASKED_BACK, figures.UNANSWERED, figures.HANDED_OVER)
    assert len(figures.QUESTIONS) == len(set(figures.QUESTIONS)) == sum(map(len, families))
    assert all(families)


def test_shares_have_conversations_for_their_whole() -> None:
    counted = Figures(answered=5, asked_back=2, handed_over=2, unanswered=1, conversations=8, contained=6, deflected=4)
    assert (counted.questions, counted.containment, counted.deflection) == (10, 0.75, 0.5)


def test_a_share_of_nothing_is_not_zero() -> None:
    assert (figures.NOTHING.containment, figures.NOTHING.deflection, figures.NOTHING.punctuality) == (None, None, None)


def test_each_kind_of_signal_says_that_an_answer_was_wrong() -> None:
    assert Figures(not_helpful=2, corrected=3, none_of_these=4).wrong == 9


def test_figures_add_up_name_by_name() -> None:
    both = figures.total([Figures(answered=1, kept=2), Figures(answered=3, promised=4)])
    assert both == Figures(answered=4, promised=4, kept=2)


@pytest.mark.parametrize(
    ("minutes", "median", "p90"),
    [
        ({}, None, None),
        ({7: 1}, 7, 7),
        ({1: 1, 9: 1}, 1, 9),
        ({1: 5, 2: 4, 60: 1}, 1, 2),  # the fifth and the ninth of ten
        ({0: 1, 3: 1, 5: 1, 8: 1, 13: 1, 21: 1, 34: 1, 55: 1, 89: 1, 144: 1, 233: 1}, 21, 144),  # of eleven
    ],
)
def test_percentiles_are_values_that_somebody_waited(
    minutes: dict[int, int], median: int | None, p90: int | None
) -> None:
    found = waits(minutes)
    assert (found.cases, found.median, found.p90) == (sum(minutes.values()), median, p90)


def test_everybody_waited_at_most_the_hundredth() -> None:
    assert percentile({4: 1, 2: 8}, 100) == 4


def test_coarse_figures_tell_of_nobody() -> None:
    assert [figures.to_nearest(value, 5) for value in (0, 2, 3, 5, 7, 8)] == [0, 0, 5, 5, 5, 10]
    assert [figures.to_nearest(value, 1) for value in (0, 1, 2)] == [0, 1, 2]
    assert Figures(answered=4, unanswered=1).rounded(5) == Figures(answered=5)
    assert waits({3: 9}).rounded(5) == figures.Waits(10, None, None)
    assert waits({3: 10}).rounded(5) == waits({3: 10}) == waits({3: 10}).rounded(1)
