"""The values in a text that can be right or wrong: numbers, dates, times, weekdays, places to call or click, names.

Each is read into a form that Japanese and English share, so that 午後5時, 17時 and "5 p.m." are one value.
"""

from bot.dialogue.guards.facts.fact import Fact, Kind, Reading, agree
from bot.dialogue.guards.facts.reading import facts

__all__ = ["Fact", "Kind", "Reading", "agree", "facts"]
