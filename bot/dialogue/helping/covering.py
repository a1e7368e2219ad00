"""What staff typed, as a model may see it: names, numbers to call and links covered by tokens, and put back after.

Masking alone would not do: a reply to a citizen must come back with the name in it.
"""

import re
from collections.abc import Callable

from bot.dialogue.guards.sealing import Sealed, sealed
from bot.domain.personal_data import MARK


def covered(text: str, mask: Callable[[str], str]) -> Sealed:
    """One text, and the values of its tokens for `sealing.unsealed`."""
    seal = sealed([text])
    [written] = seal.texts
    masked = mask(written)
    hidden = _hidden(written, masked)
    tokens = {f"⟦{len(seal.values) + place}⟧": value for place, value in enumerate(hidden, 1)}
    waiting = iter(tokens)
    marked = MARK.sub(lambda mark: next(waiting, mark.group()), masked)
    return Sealed((marked,), {**seal.values, **tokens})


def _hidden(written: str, masked: str) -> list[str]:
    """What the marks of `masked` stand for, in order: masking changes nothing else."""
    around = "(.+?)".join(map(re.escape, MARK.split(masked)))
    found = re.fullmatch(around, written, re.DOTALL)
    return list(found.groups()) if found else []
