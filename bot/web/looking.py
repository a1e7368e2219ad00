"""What staff look up and say by a command in their room."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import wiring
from bot.dialogue import attending, listing
from bot.dialogue.turn import Tools
from bot.domain.conversation import Case
from bot.domain.staff import Told
from bot.store import cases, duty, people
from bot.web import homes


@dataclass(frozen=True)
class _Asked:
    rest: str
    room: str
    person: str
    tools: Tools

    def seen(self, found: list[Case]) -> list[Case]:
        """Without cases that this person may not work on."""
        return [case for case in found if wiring.may_work(self.person, case)]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The departments of the room."""
        departments = wiring.library().current().departments.values()
        return [(each.key, self.room) for each in departments if self.tools.room_of(each) == self.room]


def look_up(word: str, rest: str, room: str, person: str) -> Told | None:
    """None for a word that is no command. `queue` and `find` know only the cases of the room in which it was asked."""
    answer = _COMMANDS.get(word)
    if answer is None:
        return None
    told = answer(_Asked(rest, room, person, wiring.tools(duty.language_of(person))))
    return replace(told, text=people.for_slack(told.text))


def _queue(asked: _Asked) -> Told:
    return Told(listing.queue_in_words(asked.seen(cases.open_in(asked.room)), asked.places, asked.tools))


def _find(asked: _Asked) -> Told:
    return Told(listing.found_in_words(asked.rest, asked.seen(cases.numbered(asked.rest, asked.room)), asked.tools))


def _status(asked: _Asked) -> Told:
    owned, here = len(cases.owned_by(asked.person)), cases.open_in(asked.room)
    return attending.status(duty.duty_of(asked.person), owned, here, asked.places, asked.tools)


def _on(asked: _Asked) -> Told:
    duty.begin(asked.person, f"slack:{asked.person}", asked.room)
    homes.redraw(asked.person)
    return attending.began(asked.tools)


def _off(asked: _Asked) -> Told:
    duty.end(asked.person, f"slack:{asked.person}")
    homes.redraw(asked.person)
    return attending.ended(cases.owned_by(asked.person), asked.tools)


_COMMANDS: dict[str, Callable[[_Asked], Told]] = {
    "queue": _queue,
    "find": _find,
    "status": _status,
    "on": _on,
    "off": _off,
}
