"""Words that mean the same, in Japanese and English: what ships, and what a city makes of it. Plain values."""

from intents.lexicon.groups import FORBIDDEN, KINDS, OFF, Group, folded, forbidden_in, merged, reconciled, sharing
from intents.lexicon.shipped import shipped

__all__ = ["FORBIDDEN", "KINDS", "OFF", "Group", "folded", "forbidden_in", "merged", "reconciled", "sharing", "shipped"]
