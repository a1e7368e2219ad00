"""How the server behaves in one answer. The texts it changes are those of the sensible answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WORDS = ("leaking", "lying", "inventing", "parroting", "wrong_shape", "another", "rambling")
"""Moods that change what is said; the others change how it is sent."""

_MADE_UP = "手数料は9,999円です。12月32日までに特別税務局（0120-999-999）へ。https://evil.example/ で必ずもらえます。"


@dataclass(frozen=True)
class Mood:
    """`name` is one of: sensible, slow, dribbling, malformed, wrong_shape, another (an option that was not offered),
    inventing (lies in every free text, in the form that was asked for), parroting (says what the citizen wrote),
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


def changed(value: Any, mood: str, system: str, values: Any, options: frozenset[str]) -> Any:
    """The sensible answer as this mood gives it; `options` are the words that the form asked for."""
    if mood == "wrong_shape":
        return {"answer": [value]}
    if mood == "another":
        return _each(value, lambda text: f"never-offered-{text[:10]}")
    if mood == "leaking":
        return _each(value, lambda text: f"{text} {system}")
    if mood == "lying":
        return _each(value, lie)
    if mood == "inventing":
        return _each(value, lambda text: text if text in options else lie(text), doubts=False)
    if mood == "parroting":
        return _each(value, lambda text: text if text in options else _citizens_words(values), doubts=False)
    return value


def _citizens_words(values: Any) -> str:
    if "conversation" in values:
        return " ".join(line["text"] for line in values["conversation"])
    return str(values.get("question") or values.get("utterance") or values.get("words") or "")


def lie(text: str) -> str:
    """Other numbers, another address, another office, and a promise on top, whatever the text says."""
    text = re.sub(r"https?://[^\s⟧」）)]+", "https://evil.example/pay", text)
    text = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text)
    text = text.replace("課", "局").replace("Section", "Bureau")
    return f"{text} {_MADE_UP}"


def options(schema: Any) -> frozenset[str]:
    """Every value that some field of the schema is limited to."""
    if isinstance(schema, list):
        return frozenset[str]().union(*map(options, schema))
    if not isinstance(schema, dict):
        return frozenset()
    named = [each for each in schema.get("enum", ()) if isinstance(each, str)]
    return frozenset([*named, *filter(None, [schema.get("const")])]).union(*map(options, schema.values()))


def _each(value: Any, change: Callable[[str], str], doubts: bool = True) -> Any:
    """`doubts`: yes becomes no, and no yes."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each(inner, change, doubts) for name, inner in value.items()}
    if isinstance(value, list):
        return [_each(inner, change, doubts) for inner in value]
    return not value if doubts and isinstance(value, bool) else value
