"""Putting questions together: who joins whom, and which groups meet."""

import numpy as np

from intents.encoders.port import Vectors
from intents.grouping import Groups


def towards(angle: float) -> Vectors:
    return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


def groups_of(*kept: tuple[int, float]) -> Groups:
    groups = Groups(0.9)
    for group, angle in kept:
        groups.add(group, towards(angle))
    return groups


def test_a_question_joins_the_group_that_it_is_most_like() -> None:
    groups = groups_of((7, 0.0), (9, 1.0))
    assert groups.place([towards(0.2), towards(0.9), towards(2.5)]) == [7, 9, -1]


def test_new_questions_that_are_alike_begin_one_group() -> None:
    groups = groups_of((7, 0.0))
    assert groups.place([towards(2.0), towards(1.0), towards(2.1), towards(1.1)]) == [-1, -2, -1, -2]


def test_the_next_new_groups_have_other_numbers() -> None:
    groups = groups_of()
    assert groups.place([towards(0.0)]) == [-1]
    assert groups.place([towards(0.1), towards(2.0)]) == [-1, -2]


def test_it_is_the_mean_over_all_questions_of_a_group_that_counts() -> None:
    assert groups_of((7, 0.0)).place([towards(0.6)]) == [-1]
    assert groups_of((7, 0.0), (7, 0.4)).place([towards(0.6)]) == [7]
    assert groups_of((7, 0.0), (7, 0.4), (7, 0.0), (7, 0.0)).place([towards(0.6)]) == [-1]


def test_the_closest_are_put_together_first() -> None:
    """In the order in which they were asked, the second would have joined the first and shut the third out."""
    assert groups_of().place([towards(0.0), towards(0.4), towards(0.5)]) == [-1, -2, -2]


def test_groups_that_have_come_together_are_told_once() -> None:
    groups = groups_of((1, 0.0), (2, 0.6), (3, 2.0))
    assert groups.meetings([1, 2, 3]) == []
    for _ in range(3):
        groups.add(2, towards(0.0))
    assert groups.meetings([2, 1]) == [(2, 1)]


def test_no_question_and_no_group() -> None:
    assert Groups(0.5).place([]) == []
    assert Groups(0.5).meetings([]) == []
