"""Values that came or went while a model changed the words around them: numbers, dates, times, places to call."""

import unicodedata

from bot.dialogue.guards.facts import Fact, agree, facts
from bot.dialogue.guards.facts.plain import plain


def added(text: str, original: str) -> tuple[str, ...]:
    """What `text` says and `original` does not, as it is written."""
    known = _facts(original)
    return tuple(dict.fromkeys(fact.written for fact in _facts(text) if not any(agree(fact, one) for one in known)))


def same_values(text: str, original: str) -> bool:
    """Neither more nor less; how often each is said does not matter."""
    return not added(text, original) and not added(original, text)


def _facts(text: str) -> list[Fact]:
    """Without "one" in words, which mostly counts nothing ("one copy", "first", "at once")."""
    digits = unicodedata.normalize("NFKC", text)
    return [fact for fact in facts(plain(text)) if "1" in digits or not _is_one(fact)]


def _is_one(fact: Fact) -> bool:
    return all(reading[:2] == ("number", "1") for reading in fact.readings)
