"""Looking up a fixed text. The texts stand in `citizen.py` and `staff.py`, every language side by side."""

from collections.abc import Mapping

from bot.languages import FALLBACKS, JAPANESE
from bot.languages.citizen import CITIZEN
from bot.languages.staff import STAFF


def say(key: str, language: str, /, **values: object) -> str:
    """The citizen's text `key` in `language`, or in the language that serves for it. Raises KeyError if unknown."""
    return in_language(CITIZEN[key], language).format(**values)


def tell_staff(key: str, language: str, /, **values: object) -> str:
    """The staff's text `key` in `language`. Raises KeyError if unknown."""
    return in_language(STAFF[key], language).format(**values)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else in the first language that serves for it, else in any."""
    for tag in (language, *FALLBACKS.get(language, ()), JAPANESE):
        if texts.get(tag):
            return texts[tag]
    return next((text for text in texts.values() if text), "")
