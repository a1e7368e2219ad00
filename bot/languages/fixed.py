"""Looking up a fixed text: citizens' in `citizen.py`, `interruptions.py`, `outcomes.py`, staff's in `staff.py`."""

from collections.abc import Mapping

from bot.languages import FALLBACKS, JAPANESE
from bot.languages.citizen import CITIZEN
from bot.languages.interruptions import INTERRUPTIONS
from bot.languages.others import SECOND_BEST
from bot.languages.outcomes import OUTCOMES
from bot.languages.staff import STAFF

_TO_CITIZENS = {**CITIZEN, **OUTCOMES, **INTERRUPTIONS}


def say(key: str, language: str, /, **values: object) -> str:
    """The citizen's text `key` in `language`, or in the language that serves for it. Raises KeyError if unknown."""
    return in_language(_TO_CITIZENS[key], language).format(**values)


def tell_staff(key: str, language: str, /, **values: object) -> str:
    """The staff's text `key` in `language`. Raises KeyError if unknown."""
    return in_language(STAFF[key], language).format(**values)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else in the first language that serves for it, else in any."""
    language = SECOND_BEST.get(language, language)
    for tag in (language, *FALLBACKS.get(language, ()), JAPANESE):
        if texts.get(tag):
            return texts[tag]
    return next((text for text in texts.values() if text), "")
