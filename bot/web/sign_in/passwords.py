"""Passwords that are easily guessed: by what people do to a word, and by words that no list from abroad has.

Django's own validators look for passwords as they stand in lists. zxcvbn estimates how many guesses a password takes
that is made of words, names, keys next to each other, repetitions, rows and dates; it gets ours: romaji, the city, the
product and whose password it is. Nothing leaves this machine. Why so: docs/adr/0025-signing-in.md.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from zxcvbn import zxcvbn

from intents.models import CityProfile

GUESSES = 1e10  # what zxcvbn calls safe from who has the hashes: its highest score
LONGEST_READ = 72  # characters: its time grows with their square
SHORTEST_WORD = 3
_PRODUCT = ("madoguchi", "窓口")
_WORD = re.compile(r"[^\W_]+")
_MADE_OF = {
    "dictionary": pgettext_lazy("password", "known words, names or passwords"),
    "spatial": pgettext_lazy("password", "keys next to each other"),
    "repeat": pgettext_lazy("password", "a repetition"),
    "sequence": pgettext_lazy("password", "a row of letters or digits"),
    "regex": pgettext_lazy("password", "a date or year"),
    "date": pgettext_lazy("password", "a date or year"),
}
HELP = gettext_lazy(
    "Your password can't be made of known words with little added: names, the city, Japanese in Latin letters, keys "
    "next to each other, repetitions or years. Three or four words that have nothing to do with each other are good."
)


class GuessableValidator:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError, which says what the password is made of."""
        read = unicodedata.normalize("NFKC", password)[:LONGEST_READ]
        found = zxcvbn(read, user_inputs=[*_of_the_place(), *_of_the_user(user), *_romaji()], max_length=LONGEST_READ)
        if found["guesses"] < GUESSES:
            raise ValidationError(_told(found["sequence"]), code="password_guessable")

    def get_help_text(self) -> str:
        return str(HELP)


def _told(parts: list[dict[str, Any]]) -> str:
    made_of = dict.fromkeys(str(_MADE_OF[part["pattern"]]) for part in parts if part["pattern"] in _MADE_OF)
    return _(
        "This password is easy to guess: it is made of %(what)s. Three or four words that have nothing to do with each "
        "other are good."
    ) % {"what": " / ".join(made_of) or _("too little")}


def _of_the_place() -> Iterator[str]:
    yield from _PRODUCT
    for city in CityProfile.objects.all():
        yield from _words(city.key, *city.names.values())


def _of_the_user(user: Any) -> Iterator[str]:
    named = ("username", "first_name", "last_name", "email")
    yield from _words(*(str(getattr(user, name, "")) for name in named))


def _words(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (word.lower() for word in _WORD.findall(text) if len(word) >= SHORTEST_WORD)


@cache
def _romaji() -> tuple[str, ...]:
    """The commonest first is no order here: each costs whoever guesses a few hundred tries."""
    found = Path(__file__).with_name("romaji.txt").read_text().split()
    return tuple(dict.fromkeys(word for word in found if len(word) >= SHORTEST_WORD))
