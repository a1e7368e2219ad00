"""Prompts and schemas as files and values: what a server would refuse is found here."""

import json
from typing import Any

import pytest

from bot.domain import model_tasks
from bot.domain.model import Purpose, Task
from bot.llm.canaries import canary, holds_canary
from bot.llm.prompts import prompt_for
from bot.llm.schema import strict_schema
from tests.model_server.strictness import Refusal, check_schema

ALLOWED = {"intent": ["a", "none"], "source": ["a", "b"], "rule": ["plain"]}
tasks = pytest.mark.parametrize("task", model_tasks.ALL, ids=lambda task: task.purpose)


@tasks
def test_every_prompt_has_a_file_with_rules_values_and_a_limit(task: Task[Any]) -> None:
    prompt = prompt_for(task.purpose)
    assert prompt.citizen | prompt.city
    assert not prompt.citizen & prompt.city
    assert 50 <= prompt.tokens <= 2000
    assert all(f"`{name}`" in prompt.instructions for name in prompt.citizen | prompt.city)


@tasks
def test_every_field_of_a_reply_is_explained_in_its_prompt(task: Task[Any]) -> None:
    schema = strict_schema(task.reply, {})
    fields = set(schema["properties"])
    assert all(f"`{name}`" in prompt_for(task.purpose).instructions for name in fields)


@tasks
def test_every_schema_is_strict_enough_for_openai(task: Task[Any]) -> None:
    check_schema(strict_schema(task.reply, ALLOWED), task.purpose)
    assert "default" not in json.dumps(strict_schema(task.reply, ALLOWED))


def test_what_may_be_named_is_all_that_the_schema_lets_through() -> None:
    schema = strict_schema(model_tasks.Composed, ALLOWED)
    assert schema["$defs"]["Sentence"]["properties"]["source"] == {"type": "string", "enum": ["a", "b"]}


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
        {"type": "array", "items": {"type": "string"}},
        {
            "type": "object",
            "properties": {"a": {"type": "string", "default": "x"}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": {"type": "array", "items": {"enum": [], "type": "string"}}},
            "required": ["a"],
            "additionalProperties": False,
        },
    ],
)
def test_the_server_of_tests_refuses_what_openai_refuses(broken: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        check_schema(broken, "broken")


def test_a_version_names_the_words_that_were_sent() -> None:
    versions = {prompt_for(purpose).version for purpose in Purpose}
    assert len(versions) == len(Purpose)
    number, _dash, digest = prompt_for(Purpose.COMPOSE).version.partition("-")
    assert number.isdigit()
    assert len(digest) == 8


def test_canaries_differ_by_installation_and_prompt_and_hide_in_no_ordinary_text() -> None:
    marks = {canary(seed, purpose) for seed in ("one", "two") for purpose in Purpose}
    assert len(marks) == 2 * len(Purpose)
    assert not holds_canary("粗大ごみは0000-00-1100へ。MDGは関係ありません。https://city.example/a1b2c3d4e5f6", "one")
    assert not holds_canary(canary("two", Purpose.ASK), "one")
    assert holds_canary(f"…{canary('one', Purpose.ASK)}…", "one")
