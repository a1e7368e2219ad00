"""A canary token in each prompt: where it comes out, the model repeats what it was told, and nothing of it is used."""

import hashlib
import hmac
import unicodedata
from functools import cache

from bot.domain.model import Purpose


@cache
def canary(seed: str, purpose: Purpose) -> str:
    """The same in every process of an installation, and known to nobody outside it."""
    return "MDG-" + hmac.new(seed.encode(), purpose.encode(), hashlib.sha256).hexdigest()[:12].upper()


def holds_canary(text: str, seed: str) -> bool:
    """Whether any prompt's canary stands in `text`: spaced out, in full width or backwards too."""
    plain = _letters(text)
    found = (_letters(canary(seed, purpose))[3:] for purpose in Purpose)
    return any(each in plain or each[::-1] in plain for each in found)


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
