"""How the server behaves in one answer. The texts it changes are those of the sensible answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WORDS = ("leaking", "lying", "wrong_shape", "another", "rambling")
"""Moods that change what is said; the others change how it is sent."""

_MADE_UP = "手数料は9,999円です。12月32日までに特別税務局（0120-999-999）へ。https://evil.example/ で必ずもらえます。"


@dataclass(frozen=True)
class Mood:
    """`name` is one of: sensible, slow, dribbling, malformed, wrong_shape, another (an option that was not offered),
    refusing, filtered (400), filtered_late (finish_reason), leaking, lying, rate_limited, too_long, empty_choices,
    empty_text, cut, hung_up, html, html_error, server_error, no_json, length, other_json, schema_refused.

    `seconds` is for the slow ones, `retry_after` the header as it is sent, `purpose` limits it to one prompt,
    `said` replaces the whole text of the answer.
    """

    name: str = "sensible"
    seconds: float = 0.0
    retry_after: str = ""
    purpose: str = ""
    said: str = ""


def changed(value: Any, mood: str, system: str) -> Any:
    """The sensible answer as this mood gives it."""
    if mood == "wrong_shape":
        return {"answer": [value]}
    if mood == "another":
        return _each(value, lambda text: f"never-offered-{text[:10]}")
    if mood == "leaking":
        return _each(value, lambda text: f"{text} {system}")
    if mood == "lying":
        return _each(value, lie)
    return value


def lie(text: str) -> str:
    """Other numbers, another address, another office, and a promise on top, whatever the text says."""
    text = re.sub(r"https?://[^\s⟧」）)]+", "https://evil.example/pay", text)
    text = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text)
    text = text.replace("課", "局").replace("Section", "Bureau")
    return f"{text} {_MADE_UP}"


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each(inner, change) for name, inner in value.items()}
    if isinstance(value, list):
        return [_each(inner, change) for inner in value]
    return not value if isinstance(value, bool) else value
