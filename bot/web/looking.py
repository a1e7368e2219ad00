"""What staff look up by a command in their room."""

from bot import wiring
from bot.dialogue import listing
from bot.store import cases


def look_up(word: str, rest: str, room: str) -> str | None:
    """`queue`, or `find` with a number; None for any other word. Only of the room in which it was asked."""
    if word == "queue":
        return listing.queue_in_words(cases.open_in(room), wiring.tools())
    if word == "find":
        return listing.found_in_words(rest, cases.numbered(rest, room), wiring.tools())
    return None
