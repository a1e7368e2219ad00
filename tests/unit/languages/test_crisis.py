"""Words that tell of danger fire, and words that only sound like it do not."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.languages.crisis import recognise

HERE = Path(__file__).parent
TABLES: list[dict[str, list[dict[str, Any]]]] = [
    yaml.safe_load((HERE / name).read_text()) for name in ("crisis.yaml", "crisis_more.yaml")
]
CRISES = [row for table in TABLES for row in table["crisis"]]
NEAR_MISSES = [row for table in TABLES for row in table["near_misses"]]


@pytest.mark.parametrize("row", CRISES, ids=lambda row: row["text"])
def test_a_crisis_is_recognised(row: dict[str, Any]) -> None:
    assert recognise(row["text"]) is not None


@pytest.mark.parametrize("row", NEAR_MISSES, ids=lambda row: row["text"])
def test_a_near_miss_is_none(row: dict[str, Any]) -> None:
    assert recognise(row["text"]) is None


def test_nearly_every_crisis_gets_the_texts_of_its_kind() -> None:
    other = [row for row in CRISES if recognise(row["text"]) != row["kind"]]
    assert len(other) <= len(CRISES) * 0.1, other


@pytest.mark.parametrize("text", ["子どもが" * 1200, "my husband he she " * 280, "a " * 2500, "私が夫に人が" * 800])
def test_the_longest_message_costs_no_time(text: str) -> None:
    began = time.perf_counter()
    recognise(text)
    assert time.perf_counter() - began < 1
