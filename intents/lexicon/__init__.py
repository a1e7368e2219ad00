"""Words that mean the same, in Japanese and English: what ships, and what a city makes of it. Plain values."""

from intents.lexicon.groups import KINDS, OFF, Group, folded, merged, reconciled, sharing
from intents.lexicon.shipped import shipped

__all__ = ["KINDS", "OFF", "Group", "folded", "merged", "reconciled", "sharing", "shipped"]
