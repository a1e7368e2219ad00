"""One publication as the dialogue sees it, whole and unchanging."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.domain.answers import AfterEnd, City, Department, Entry, Language, Match
from bot.domain.hours import OpeningHours
from bot.domain.words import FindUnwritten, write_anything
from bot.languages import ENGLISH, JAPANESE
from intents.content import in_force
from intents.index.counts import Places
from intents.lexicon import Group
from intents.matcher import NO_MATCH, Matcher
from intents.own_name import agreed, without_name

# What a counter is called before a city is loaded: it can still greet and say that it has no answers.
NEUTRAL_CITY = City(
    key="",
    name={JAPANESE: "市役所", ENGLISH: "City Hall"},
    default_language=JAPANESE,
    default_department="",
    site_url="",
    retention_days=90,
)
_NEUTRAL_DEPARTMENT = Department(
    key="",
    name=NEUTRAL_CITY.name,
    phone="",
    place={},
    room="",
    languages=(JAPANESE, ENGLISH),
    hours=OpeningHours(),
)


def department_of(key: str, city: City, departments: Mapping[str, Department]) -> Department:
    """The one with that key, else the city's default one."""
    return departments.get(key) or departments.get(city.default_department, _NEUTRAL_DEPARTMENT)


@dataclass(frozen=True)
class PublishedKnowledge:
    """Implements `bot.domain.answers.Knowledge`.

    An entry whose days are over, or have not begun, is neither matched nor given: `today` is asked each time, since a
    publication outlives many days. `matcher` is None where nothing is published.
    """

    publication: int
    city: City
    departments: Mapping[str, Department]
    entries: tuple[Entry, ...]
    matcher: Matcher | None
    today: Callable[[], date] = field(repr=False)
    lexicon: tuple[Group, ...] = field(default=(), repr=False)
    unwritten: FindUnwritten = field(default=write_anything, repr=False)

    def match(self, utterance: str, language: Language, without: Collection[str] = ()) -> Match:
        """`language` is part of the port; the vectors of all languages lie in one space and need no telling.

        Where the city is named, it is asked once more without the name, and the two must agree.
        """
        if self.matcher is None:
            return NO_MATCH
        held = self._held(without)
        found = self.matcher.match(utterance, held)
        nameless = without_name(utterance, self.city.name)
        return found if nameless == utterance else agreed(found, self.matcher.match(nameless, held))

    @property
    def awaits_vectors(self) -> bool:
        """Whether those of an embedding API are still missing."""
        extended = self.matcher.extended if self.matcher else None
        return extended is not None and extended.index is None

    def entry(self, key: str) -> Entry | None:
        entry = self.entries[self._places[key]] if key in self._places else None
        return entry if entry and _holds(entry, self.today()) else None

    def department(self, key: str) -> Department:
        return department_of(key, self.city, self.departments)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.key: place for place, entry in enumerate(self.entries)}

    def _held(self, without: Collection[str]) -> Places | None:
        """The places of the entries that may be given now; None where these are all."""
        held = self._in_force(self.today()).copy()
        held[[self._places[key] for key in without if key in self._places]] = False
        return None if held.all() else np.flatnonzero(held)

    def _in_force(self, today: date) -> NDArray[np.bool_]:
        """Kept for the day: entry by entry takes long where there are a hundred thousand."""
        held = self._by_day.get(today)
        if held is None:
            self._by_day.clear()
            held = self._by_day[today] = np.array([_holds(entry, today) for entry in self.entries], dtype=bool)
        return held

    @cached_property
    def _by_day(self) -> dict[date, NDArray[np.bool_]]:
        return {}


def _holds(entry: Entry, today: date) -> bool:
    """An answer that has ended is still found where the city says so, with a caveat or by people."""
    if entry.ended(today) and entry.after_end is not AfterEnd.ARCHIVE:
        return True
    return in_force(entry.valid_from, entry.valid_until, today)
