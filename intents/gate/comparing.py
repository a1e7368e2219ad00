"""Two sets of endings side by side, as the gate shows and keeps them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from intents.gate.endings import FOUND, Ending, Flip, Golden, flip

MOST_SHOWN = 100
_ORDER = [Flip.WORSE, Flip.UNANSWERED, Flip.ASKED_BACK, Flip.BETTER]

Endings = Mapping[Golden, Ending]


def compared(before: Endings, after: Endings, topics: Mapping[str, str], topic: str) -> dict[str, Any]:
    """As JSON. `topics` are those of the intents by key; the share that a bar is held against is that of `topic`.

    A question that is new with the draft counts for the share and is no flip.
    """
    flips = [
        (golden, before[golden], how, kind)
        for golden, how in after.items()
        if golden in before and (kind := flip(before[golden], how))
    ]
    flips.sort(key=lambda each: (_ORDER.index(each[3]), not each[0].kept, each[0].expected))
    return {
        "languages": {language: _shares(before, after, language) for language in _languages(after)},
        "topic": _counted({golden: how for golden, how in after.items() if topics.get(golden.expected) == topic}),
        "counts": Counter(str(kind) for *_, kind in flips),
        "touched": _touched(flips),
        "flips": [_row(*each) for each in flips[:MOST_SHOWN]],
    }


def share(counted: Mapping[str, int]) -> int:
    """In percent, rounded down: a bar of 90 is not reached by 89.9."""
    return 100 * counted["found"] // counted["asked"] if counted["asked"] else 100


def _languages(endings: Endings) -> list[str]:
    return sorted({golden.language for golden in endings})


def _shares(before: Endings, after: Endings, language: str) -> dict[str, dict[str, int]]:
    return {
        name: _counted({golden: how for golden, how in endings.items() if golden.language == language})
        for name, endings in (("before", before), ("after", after))
    }


def _counted(endings: Endings) -> dict[str, int]:
    return {
        "asked": len(endings),
        "right": sum(how is Ending.RIGHT for how in endings.values()),
        "found": sum(how in FOUND for how in endings.values()),
    }


def _touched(flips: list[tuple[Golden, Ending, Ending, Flip]]) -> dict[str, dict[str, int]]:
    """By intent: how many of its questions end better and worse."""
    found: dict[str, dict[str, int]] = {}
    for golden, _before, _after, kind in flips:
        counts = found.setdefault(golden.expected, {"better": 0, "worse": 0})
        counts["better" if kind is Flip.BETTER else "worse"] += 1
    return found


def _row(golden: Golden, before: Ending, after: Ending, kind: Flip) -> dict[str, Any]:
    return {
        "text": golden.text,
        "language": golden.language,
        "expected": golden.expected,
        "kept": golden.kept,
        "before": str(before),
        "after": str(after),
        "flip": str(kind),
    }
