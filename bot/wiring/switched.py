"""What of the counter is switched off now."""

from functools import cache

from bot.domain.counter import Counter
from bot.store.counter import latest
from bot.store.switching import SwitchReader


def counter() -> Counter:
    return _reader().current()


@cache
def _reader() -> SwitchReader[Counter]:
    return SwitchReader(latest)
