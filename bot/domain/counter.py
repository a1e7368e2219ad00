"""What an administrator may switch off at the counter as a whole, and what holds in a disaster."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.answers import Texts

DISASTER_TOPICS = frozenset({"safety"})  # where evacuation and shelters stand in the packs that ship


@dataclass(frozen=True)
class Disaster:
    """`began` is the number of the state that it began with, so that each one is announced anew; 0 where there is none.

    Only `topics` are answered meanwhile. `notice` is said before the first answer of a conversation; a language that
    it does not have gets the fixed text.
    """

    began: int = 0
    topics: frozenset[str] = DISASTER_TOPICS
    notice: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Counter:
    """One state of the counter's switches, whole and unchanging. Danger is answered whatever they say, and so is
    whoever talks to people.

    `closed` are the channels that are off, with what citizens read there; a language that is missing gets the fixed
    text.
    """

    answers_off: bool = False
    topics_off: frozenset[str] = frozenset()
    closed: Mapping[str, Texts] = field(default_factory=dict)
    disaster: Disaster = Disaster()
    number: int = 0

    @property
    def in_disaster(self) -> bool:
        return self.disaster.began > 0

    @property
    def is_whole(self) -> bool:
        """Nothing is off."""
        return not (self.answers_off or self.topics_off or self.closed or self.in_disaster)

    def pauses(self, topic: str) -> bool:
        """For the disaster, which is told otherwise than a topic that is off."""
        return self.in_disaster and topic not in self.disaster.topics


OPEN = Counter()
