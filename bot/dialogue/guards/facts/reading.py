"""All facts of a text, each place read once: what is longer and surer first."""

from bot.dialogue.guards.facts.contacts import contacts
from bot.dialogue.guards.facts.dates import dates
from bot.dialogue.guards.facts.fact import Fact, without
from bot.dialogue.guards.facts.quantities import quantities
from bot.dialogue.guards.facts.times import times, weekdays

_READERS = (contacts, times, dates, weekdays, quantities)


def facts(plain: str) -> list[Fact]:
    """In the order of the text, which is plain already (`facts.plain`). Names are not among them."""
    found: list[Fact] = []
    for reader in _READERS:
        for fact in list(reader(plain)):
            if "\0" not in plain[fact.start : fact.end]:
                found.append(fact)
        for fact in found:
            plain = without(plain, fact.start, fact.end)
    return sorted(found, key=lambda fact: (fact.start, fact.end))
