"""A decision record in the reader's language; the code names that auditors know stand beside the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bot.domain.personal_data import Kind
from bot.languages.others import ALL_NAMES
from bot.web.console.intent_fields import title_of
from bot.web.console.record_words import EVIDENCE, FACTS, PARTS, STEPS, VALUES, VERDICTS
from bot.web.console.words import CALL_OUTCOMES, PERSONAL_DATA, PURPOSES, Words, word
from intents.models import Intent


@dataclass(frozen=True)
class Told:
    """`code` is how the record has it; empty where that says no more than `name`."""

    name: str
    code: str
    value: Any


def record_told(record: Mapping[str, Any], calls: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`record` and `calls` as the tables and the experiments have them."""
    known = _intents(record)
    return {
        "candidates": [_candidate(each, known) for each in record["candidates"]],
        "steps": [told(STEPS, each["name"], each["milliseconds"]) for each in record["steps"]],
        "calls": [(word(PURPOSES, call["purpose"]), told(CALL_OUTCOMES, call["outcome"]), call) for call in calls],
        "findings": [
            *(told(VERDICTS, name, _value(name, value, known)) for name, value in record["verdicts"].items()),
            *(told(FACTS, name, _value(name, value, known)) for name, value in record["facts"].items()),
        ],
    }


def told(words: Words, code: str, value: Any = None) -> Told:
    name = word(words, code)
    return Told(name, "" if name == code else code, value)


def parts_of(candidate: Mapping[str, Any]) -> list[Told]:
    """Of the best candidate the record has the evidence too, which takes the place of parts of the same name."""
    words = {**PARTS, **EVIDENCE} if "sure" in candidate["parts"] else PARTS
    return [told(words, name, score) for name, score in candidate["parts"].items()]


def _candidate(candidate: Mapping[str, Any], known: Mapping[str, Intent]) -> dict[str, Any]:
    intent = known.get(candidate["key"])
    return {
        "key": candidate["key"],
        "title": title_of(intent) if intent else "",
        "pk": intent.pk if intent else None,
        "score": candidate["score"],
        "parts": parts_of(candidate),
    }


def _intents(record: Mapping[str, Any]) -> dict[str, Intent]:
    named = [*(each["key"] for each in record["candidates"]), *record["facts"].get("answered", ())]
    return {intent.key: intent for intent in Intent.objects.filter(key__in=named)}


def _value(name: str, value: Any, known: Mapping[str, Intent]) -> str:
    """In words; what has none (a reason of another system, a number) as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return " / ".join(_value(name, each, known) for each in value)
    if name == "output_guard":
        return " / ".join(word(VALUES[name], kind) for kind in value.split(", "))
    if name == "written_in":
        return word(ALL_NAMES, value)
    if name == "personal_data":
        return word(PERSONAL_DATA, Kind[value.upper()]) if value.upper() in Kind.__members__ else value
    if value in known:
        return title_of(known[value])
    return word(VALUES.get(name, {}), str(value))
