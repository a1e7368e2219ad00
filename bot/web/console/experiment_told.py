"""What came of an experiment, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.buttons import Button
from bot.languages.others import ALL_NAMES
from bot.web.console.intent_fields import title_of
from bot.web.console.record_told import record_told
from bot.web.console.words import CERTAINTIES, CHANGES, OUTCOMES, word
from intents.models import Intent

MOST_SHOWN = 200  # flips


def try_told(result: Mapping[str, Any]) -> dict[str, Any]:
    """As the page of a decision record draws it."""
    record = result["decision"]
    return {
        "outcome": word(OUTCOMES, record["status"]),
        "certainty": word(CERTAINTIES, record["certainty"]) if record["certainty"] else "-",
        "language_name": word(ALL_NAMES, record["language"]),
        "said": [_said(message) for message in result["messages"]],
        "choices": result["choices"],
        "case": result["case"],
        "record": record,
        **record_told(record, result["calls"]),
    }


def flips_told(result: Mapping[str, Any]) -> dict[str, Any]:
    titles: dict[str, str] = {row.key: title_of(row) for row in Intent.objects.filter(key__in=_keys(result["flips"]))}
    flips = [
        {
            **flip,
            "language_name": word(ALL_NAMES, flip["language"]),
            "change_name": word(CHANGES, flip["change"]),
            "was": _ending(flip["before"], titles),
            "is": _ending(flip["after"], titles),
        }
        for flip in result["flips"][:MOST_SHOWN]
    ]
    counts = [(name, sum(flip["change"] == key for flip in result["flips"])) for key, name in CHANGES.items()]
    asked = [(word(ALL_NAMES, language), count) for language, count in sorted(result["asked"].items())]
    return {"asked": asked, "flips": flips, "counts": counts, "more": len(result["flips"]) > MOST_SHOWN}


def _said(message: Mapping[str, Any]) -> dict[str, Any]:
    choices = [choice["label"] for choice in message.get("choices") or ()]
    choices += [str(Button(**each)) for each in message.get("buttons") or ()]
    picture = f"🖼 {message['picture_alt']}" if message.get("picture_url") else ""
    lines = [picture, *(message.get("lines") or ()), message.get("notice", "")]
    body = message.get("body") or message.get("text") or ""
    return {"title": message.get("title", ""), "body": body, "lines": [*filter(None, lines)], "choices": choices}


def _keys(flips: Sequence[Mapping[str, Any]]) -> set[str]:
    return {flip[name]["intent"] for flip in flips for name in ("before", "after")}


def _ending(ending: Mapping[str, str], titles: Mapping[str, str]) -> str:
    told = word(CERTAINTIES, ending["certainty"])
    return f"{told}: {titles.get(ending['intent'], ending['intent'])}" if ending["intent"] else told
