"""Words that mean the same, in Japanese and English: what ships, and what a city makes of it. Plain values."""

from intents.lexicon.forbidding import forbidding
from intents.lexicon.groups import FORBIDDEN, KINDS, OFF, Group, folded, merged, reconciled, sharing
from intents.lexicon.shipped import shipped

__all__ = ["FORBIDDEN", "KINDS", "OFF", "Group", "folded", "forbidding", "merged", "reconciled", "sharing", "shipped"]
