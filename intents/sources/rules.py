"""What single values of a pack may look like. Each reader raises ValueError in words for the pack's author."""

import re
from datetime import date
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import grapheme

from bot import languages
from bot.domain.answers import OperatingPoint, Sensitivity
from bot.domain.illustrations import LONGEST_ALT
from bot.domain.variables import OF_THE_CITY, filled_in, in_braces, unknown_in, without_variables

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEY_LENGTH = 64
_URL_LENGTH = 500
LEGAL_BASIS = 200  # characters
WORKING_MINUTES = 10_000  # a month of office days: a longer promise has no known end (`bot.domain.hours.SEARCH_DAYS`)
_LONGEST = {
    "title": 20,  # LINE: a button's label
    "question": 40,
    "answers": 2000,  # one bubble on LINE, and a text that somebody reads on a phone
    "examples": 200,  # each
    "picture_alt": LONGEST_ALT,
    "buttons": 20,  # the label of each: LINE takes 40, which a narrow phone cuts
}
_QUESTION = {languages.ENGLISH: 80}
_RESERVED = {"none"}  # held-out files say so where no intent answers


def read_key(text: str) -> str:
    if not _KEY.fullmatch(text) or len(text) > _KEY_LENGTH:
        raise ValueError(f'"{text}" is not a key: small letters, digits and single hyphens, at most {_KEY_LENGTH}')
    if text in _RESERVED:
        raise ValueError(f'"{text}" is a word with a meaning of its own and cannot be a key')
    return text


def read_yes_or_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f'"{text}" is neither true nor false')
    return text == "true"


def read_language(text: str) -> str:
    if text not in languages.ALL:
        raise ValueError(f'"{text}" is not a language code ({", ".join(languages.ALL)})')
    return text


def read_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(f'"{text}" is not a date like 2026-04-01') from wrong


def read_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
        raise ValueError(f'"{text}" is not an address that starts with https://')
    if len(text) > _URL_LENGTH:
        raise ValueError(f"longer than {_URL_LENGTH} characters")
    return text


def read_link(text: str) -> str:
    """An address that may begin with the variable of the city's own site."""
    check_variables(text)
    read_url(filled_in(text, {"city_site": "https://city.example"}))
    return text


def read_days(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise ValueError(f'"{text}" is not a number of days (1 to 9999)')
    return int(text)


def read_working_minutes(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > WORKING_MINUTES:
        raise ValueError(f'"{text}" is not a number of working minutes (0 to {WORKING_MINUTES})')
    return int(text)


def check_promises(reply: int, resolution: int) -> None:
    if resolution and resolution < reply:
        raise ValueError(f"{resolution} minutes are fewer than those to the first reply ({reply})")


def read_time_zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError(f'"{text}" is not a time zone like Asia/Tokyo')
    return text


def read_matching(text: str) -> OperatingPoint:
    try:
        return OperatingPoint(text)
    except ValueError as wrong:
        raise ValueError(f'"{text}" is not one of {", ".join(OperatingPoint)}') from wrong


def read_legal_basis(text: str) -> str:
    check_length(text, LEGAL_BASIS)
    return text


def read_sensitivity(text: str) -> Sensitivity:
    try:
        return Sensitivity(text)
    except ValueError as wrong:
        raise ValueError(f'"{text}" is not one of {", ".join(Sensitivity)}') from wrong


def read_phone(text: str) -> str:
    if not re.fullmatch(r"[0-9+()# -]{2,40}", text):
        raise ValueError(f'"{text}" is not a telephone number')
    return text


def read_room(text: str) -> str:
    if not re.fullmatch(r"[A-Z0-9]{0,80}", text):
        raise ValueError(f'"{text}" is not the id of a Slack room (like C0123456789)')
    return text


def limit_of(part: str, language: str) -> int:
    """How many characters a part of an intent may have."""
    return _QUESTION.get(language, _LONGEST[part]) if part == "question" else _LONGEST[part]


def check_variables(text: str) -> None:
    if unknown := unknown_in(text, OF_THE_CITY):
        known = in_braces(OF_THE_CITY)
        raise ValueError(f"there is no variable {', '.join(unknown)} (known: {known}); a brace itself is written twice")


def check_words(part: str, text: str, language: str) -> None:
    """Of an intent's title, question or answer, but for its variables."""
    check_length(without_variables(text), limit_of(part, language))


def check_length(text: str, limit: int) -> None:
    """Counted as people see characters: a joined emoji is one, as LINE counts a button's label."""
    length = len(text) if len(text) <= limit else grapheme.length(text)  # people see no more than there are codes
    if length > limit:
        raise ValueError(f'"{text}" has {length} characters, {limit} are allowed')
