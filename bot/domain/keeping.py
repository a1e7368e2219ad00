"""How long each kind of data is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What has a time of its own. Whole conversations end with the city's; these may end before, or, where it says so,
    are kept for ever without a rule.
    """

    UTTERANCES = "utterances"
    FILES = "files"
    BODIES = "bodies"  # of deliveries that failed
    DECISIONS = "decisions"  # for ever
    AUDIT = "audit"  # for ever


BY_TOPIC = frozenset({Kind.UTTERANCES, Kind.DECISIONS})
"""Only what belongs to an answer has a topic."""

CITYS_OWN = frozenset({Kind.FILES, Kind.BODIES, Kind.UTTERANCES})
"""Gone with their conversation at the latest."""


@dataclass(frozen=True)
class Rule:
    """`topic` is empty where the rule is that of all topics without one of their own."""

    kind: Kind
    days: int
    topic: str = ""


@dataclass(frozen=True)
class Due:
    """What is removed: all of the kind before `before` that is about `topics`, or, with `other`, about none of them."""

    kind: Kind
    before: datetime
    topics: frozenset[str] = frozenset()
    other: bool = True


def due(rules: Iterable[Rule], now: datetime) -> list[Due]:
    """The rules of topics first, then the rest of the kind."""
    found = []
    rules = [*rules]
    by_kind = {kind: [rule for rule in rules if rule.kind is kind] for kind in Kind}
    for kind, own in by_kind.items():
        special = [rule for rule in own if rule.topic and kind in BY_TOPIC]
        for rule in special:
            found.append(Due(kind, now - timedelta(days=rule.days), frozenset({rule.topic}), other=False))
        topics = frozenset(rule.topic for rule in special)
        general = (rule for rule in own if not rule.topic)
        found += [Due(kind, now - timedelta(days=rule.days), topics) for rule in general]
    return found
