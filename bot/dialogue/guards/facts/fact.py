"""One value of a text, and when two of them are the same."""

from dataclasses import dataclass
from enum import StrEnum

Reading = tuple[str, ...]  # the sort of value first: ("number", "300", "yen"), ("date", "2026", "4", "1")


class Kind(StrEnum):
    """What a decision record calls it."""

    NUMBER = "number"
    AMOUNT = "amount"
    SHARE = "share"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    RELATIVE_DAY = "relative_day"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True)
class Fact:
    """`readings` are more than one where the words leave it open: 10日 is a date and a number of days.

    `start` and `end` are places in the plain text, `written` is what stands there.
    """

    kind: Kind
    readings: frozenset[Reading]
    written: str
    start: int
    end: int


def agree(said: Fact, source: Fact) -> bool:
    """Whether `source` says all that `said` says. The order matters: less may be said, never more."""
    return any(_same(one, other) for one in said.readings for other in source.readings)


def _same(said: Reading, source: Reading) -> bool:
    if said[0] != source[0] or len(said) != len(source):
        return False
    if said[0] == "number":
        return said[1] == source[1] and same_unit(said[2], source[2])
    if said[0] == "date":
        return all(not part or part == other for part, other in zip(said[1:], source[1:], strict=True))
    return said == source


def same_unit(one: str, other: str) -> bool:
    """A number without a unit fits any (65 and over, 65歳以上). Of counters that have no pair in the other language,
    those of one language must be the same: 3通 is not 3枚, but it may be "3 letters"."""
    if one == other or not one or not other:
        return True
    return one[0] == other[0] == "~" and one.isascii() != other.isascii()


def without(plain: str, start: int, end: int) -> str:
    """The text with a gap where a value was read, so that nothing reads it again; all places stay the same."""
    return plain[:start] + "\0" * (end - start) + plain[end:]
