"""Why an answer that is brought may not be published at once: as for one that is written by hand."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from intents.models import TopicRule
from intents.topic_rules import rule_of


class Held(StrEnum):
    """The first is no matter of a reason: somebody else must publish it."""

    TWO_PERSONS = "two_persons"
    BAR = "bar"  # its golden questions have not been asked yet
    FINDINGS = "findings"


def why_held(topic: str, left: str, known: Mapping[str, TopicRule], *, grave: bool) -> frozenset[Held]:
    """By the rules of its topic and of the one that it leaves, as `intents.workflow` and the gate have it."""
    found = {Held.FINDINGS} if grave else set()
    if any(rule_of(each, known).two_persons for each in {topic, left} if each):
        found.add(Held.TWO_PERSONS)
    if rule_of(topic, known).bar:
        found.add(Held.BAR)
    return frozenset(found)


def stays_a_draft(held: Iterable[Held], reason: str, *, alone: bool) -> bool:
    """`alone` says that a person brought it, who is then its author."""
    without_second = Held.TWO_PERSONS in held and alone
    return without_second or (not reason and any(each is not Held.TWO_PERSONS for each in held))
