"""Sensible answers to each of our prompts, made of what the request holds: no sentence is invented here.

What it cannot know it says by rules that a test can foresee: the source that shares most pairs of letters with the
question is the one that answers it.
"""

import re
from collections.abc import Callable
from typing import Any

Values = dict[str, Any]
Schema = dict[str, Any]

_ATTACKS = re.compile(r"ignore (all|previous|your)|system prompt|無視して|プロンプト|pretend|ふりをして", re.IGNORECASE)
_STIFF = {"ご持参願います": "お持ちください", "下さい": "ください", "forthwith": "at once"}
LEAST_SHARED = 0.15


def answer(purpose: str, values: Values, schema: Schema) -> Any:
    """Raises KeyError for a prompt that this server was not told about."""
    return _ANSWERS[purpose](values, schema)


def _judge(values: Values, schema: Schema) -> Any:
    return {"attack": "injection" if _ATTACKS.search(values["utterance"]) else "none"}


def _rephrase(values: Values, schema: Schema) -> Any:
    about = values["answered"]
    return {"question": f"{about[-1]} {values['utterance']}" if about else values["utterance"]}


def _choose(values: Values, schema: Schema) -> Any:
    best = _closest(values["question"], values["offered"], lambda each: f"{each['title']} {each['asks']}")
    return {"intent": best["intent"] if best else "none"}


def _compose(values: Values, schema: Schema) -> Any:
    """The first sentences of the closest source, as they are."""
    best = _closest(values["question"], values["sources"], lambda each: each["text"]) or values["sources"][0]
    sentences = [each for each in re.split(r"(?<=[。.!?])\s*|\n+", best["text"]) if each.strip()]
    said = [{"text": each, "source": best["source"]} for each in sentences[:4]]
    return {"sentences": said, "coverage": "complete" if said else "no_information"}


def _check(values: Values, schema: Schema) -> Any:
    return {"faithful": True, "forbidden": "none"}


def _translate(values: Values, schema: Schema) -> Any:
    return {name: f"[{values['language']}] {values[name]}" for name in ("title", "question", "answer")}


def _draft(values: Values, schema: Schema) -> Any:
    last = values["conversation"][-1]
    return _compose({"question": last["text"], "sources": values["sources"]}, schema)


def _summarise(values: Values, schema: Schema) -> Any:
    said = [line["text"] for line in values["conversation"]]
    return {"wants": said[0], "known": said[1:4], "open": said[-1:]}


def _translate_words(values: Values, schema: Schema) -> Any:
    return {"text": f"[{values['language']}] {values['words']}"}


def _check_wording(values: Values, schema: Schema) -> Any:
    """Three stiff words, and the first rule that is offered."""
    text, rule = values["text"], values["rules"][0]["rule"]
    found = [(stiff, plain) for stiff, plain in _STIFF.items() if stiff in text]
    revised = text
    for stiff, plain in found:
        revised = revised.replace(stiff, plain)
    return {"findings": [{"quote": stiff, "rule": rule, "better": plain} for stiff, plain in found], "revised": revised}


_ANSWERS: dict[str, Callable[[Values, Schema], Any]] = {
    "judge": _judge,
    "rephrase": _rephrase,
    "choose": _choose,
    "compose": _compose,
    "check": _check,
    "translate": _translate,
    "draft": _draft,
    "summarise": _summarise,
    "translate_words": _translate_words,
    "check_wording": _check_wording,
    "ask": _compose,
}


def _closest(question: str, options: list[Any], text: Callable[[Any], str]) -> Any:
    """None where nothing shares enough with the question."""
    asked = _pairs(question)
    rated = [(len(asked & _pairs(text(each))) / max(1, len(asked)), -place) for place, each in enumerate(options)]
    best = max(rated, default=(0.0, 0))
    return options[-best[1]] if best[0] >= LEAST_SHARED else None


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"\W", "", text.casefold())
    return {plain[place : place + 2] for place in range(len(plain) - 1)}
