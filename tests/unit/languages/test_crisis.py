"""Words that tell of danger fire, and words that only sound like it do not."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.languages.crisis import recognise

HERE = Path(__file__).parent
Rows = list[dict[str, Any]]


def read(name: str) -> tuple[Rows, Rows]:
    table = yaml.load((HERE / name).read_text(), Loader=yaml.CSafeLoader)
    return table["crisis"], table["near_misses"]


TABLES = [read(name) for name in ("crisis.yaml", "crisis_more.yaml")]
CRISES = [row for crises, _ in TABLES for row in crises]
NEAR_MISSES = [row for _, near_misses in TABLES for row in near_misses]


@pytest.mark.parametrize("row", CRISES, ids=lambda row: row["text"])
def test_a_crisis_is_recognised(row: dict[str, Any]) -> None:
    assert recognise(row["text"]) is not None


@pytest.mark.parametrize("row", NEAR_MISSES, ids=lambda row: row["text"])
def test_a_near_miss_is_none(row: dict[str, Any]) -> None:
    assert recognise(row["text"]) is None


def test_nearly_every_crisis_gets_the_texts_of_its_kind() -> None:
    other = [row for row in CRISES if recognise(row["text"]) != row["kind"]]
    assert len(other) <= len(CRISES) * 0.1, other


def test_wordings_that_the_rules_were_not_made_from() -> None:
    """A figure, not a list to work off: whoever widens the rules by its rows has nothing left to measure them with."""
    crises, near_misses = read("crisis_unseen.yaml")
    recognised = [row for row in crises if recognise(row["text"])]
    in_vain = [row for row in near_misses if recognise(row["text"])]

    assert len(recognised) >= 0.9 * len(crises)
    assert len(in_vain) <= 0.03 * len(near_misses)


@pytest.mark.parametrize("text", ["子どもが" * 1200, "my husband he she " * 280, "a " * 2500, "私が夫に人が" * 800])
def test_the_longest_message_is_not_searched_again_and_again(text: str) -> None:
    """By the processor's time; a pattern that goes back over the text with each word would take minutes."""
    began = time.process_time()
    recognise(text)
    assert time.process_time() - began < 5
