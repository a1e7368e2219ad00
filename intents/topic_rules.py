"""Which rule a topic follows: its own, else that of all topics, else what a small city needs: none."""

from collections.abc import Mapping

from intents.models import TopicRule

ALL_TOPICS = ""


def rules() -> Mapping[str, TopicRule]:
    return {rule.topic: rule for rule in TopicRule.objects.all()}


def rule_of(topic: str, known: Mapping[str, TopicRule] | None = None) -> TopicRule:
    """`known` is what `rules` gave, where many topics are asked for."""
    known = rules() if known is None else known
    return known.get(topic) or known.get(ALL_TOPICS) or TopicRule()
