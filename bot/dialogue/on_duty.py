"""Who is on duty, in the words of staff."""

from collections.abc import Iterable, Sequence

from bot.dialogue.turn import Tools
from bot.languages.fixed import tell_staff

MOST_NAMED = 5


def named(people: Sequence[str], language: str) -> str:
    """As mentions; empty for nobody."""
    shown = tell_staff("duty.between", language).join(f"<@{person}>" for person in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    return tell_staff("duty.more", language, people=shown, count=more) if more > 0 else shown


def in_words(places: Iterable[tuple[str, str]], tools: Tools) -> str:
    """Of several departments, each with its room."""
    people = list(dict.fromkeys(person for place in places for person in tools.on_duty(*place)))
    if not people:
        return tell_staff("duty.nobody", tools.staff_language)
    return tell_staff("duty.people", tools.staff_language, people=named(people, tools.staff_language))
