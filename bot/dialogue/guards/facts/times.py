"""Times of the day on one clock of 24 hours, and days of the week."""

import re
from collections.abc import Iterator

from bot.dialogue.guards.facts.fact import Fact, Kind, Reading, without

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<half>午前|午後|朝|昼の?|夕方|夜|深夜|早朝)?(?<!\d)(?P<hour>\d{1,2})時(?!間)(?:(?P<minute>\d{1,2})分(?!間)|(?P<past>半))?",
        r"(?P<half>午前|午後|朝|昼の?|夕方|夜|深夜|早朝)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)",
        # 1-4 pm: the first hour takes the half of the day that makes it the earlier one
        r"(?<![\d.:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?= ?(?:-|to|and|until) ?(?P<later>\d{1,2})(?::\d{2})? ?(?P<half>[ap])\.?m\b)",
        r"(?<![\d.:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\b\.?",
        r"(?<![\d.:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?: o'clock)? (?P<half>in the (?:morning|afternoon|evening)|at night)\b",
        r"(?<![\d.:])(?P<hour>\d{1,2}) o'clock",
        r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)",
    )
)
_NAMED = {
    re.compile(r"正午|\b(?:12 )?noon\b", re.IGNORECASE): "12:00",
    re.compile(r"\bmidnight\b", re.IGNORECASE): "00:00",
}
_LATER = ("午後", "夕方", "夜", "昼", "p", "in the afternoon", "in the evening", "at night")

_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_KANJI_DAYS = dict(zip("月火水木金土日", _DAYS, strict=True))
_JAPANESE_DAY = r"(?:[月火水木金土日](?:曜日?))"
_ENGLISH_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?-i:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\b\.?)"
_RANGES = (
    re.compile(
        rf"({_JAPANESE_DAY}|(?<![\d一-鿿])[月火水木金土日])(?:-|から)({_JAPANESE_DAY}|[月火水木金土日](?![一-鿿\d]))"
    ),
    re.compile(rf"\b({_ENGLISH_DAY}) ?(?:-|to|through|until) ?({_ENGLISH_DAY})", re.IGNORECASE),
)
_ONE_DAY = (
    re.compile(rf"{_JAPANESE_DAY}|(?<=\()[月火水木金土日](?=\))"),
    re.compile(
        r"(?<![\d一-鿿])[月火水木金土日](?=[・、][月火水木金土日](?:[・、曜祝休\s)]|$))|(?<=[月火水木金土日][・、])[月火水木金土日](?=[・、曜\s)]|$)"
    ),
    re.compile(rf"\b{_ENGLISH_DAY}", re.IGNORECASE),
)
_GROUPS = {
    re.compile(r"平日|\bweekdays?\b", re.IGNORECASE): ("mon-fri",),
    re.compile(r"土日|週末|\bweekends?\b", re.IGNORECASE): ("sat", "sun"),
    re.compile(r"日祝"): ("sun", "holiday"),
    re.compile(r"祝日|祝祭日|(?<=土日)祝|\b(?:public|national) holidays?\b", re.IGNORECASE): ("holiday",),
}


def times(plain: str) -> Iterator[Fact]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            if reading := _clock(found):
                yield Fact(Kind.TIME, frozenset({reading}), found.group(), found.start(), found.end())
                plain = without(plain, found.start(), found.end())
    for pattern, clock in _NAMED.items():
        for found in pattern.finditer(plain):
            yield Fact(Kind.TIME, frozenset({("time", clock)}), found.group(), found.start(), found.end())


def weekdays(plain: str) -> Iterator[Fact]:
    for pattern in _RANGES:
        for found in pattern.finditer(plain):
            yield _weekday(f"{_day(found[1])}-{_day(found[2])}", found)
            plain = without(plain, found.start(), found.end())
    for pattern, names in _GROUPS.items():
        for found in pattern.finditer(plain):
            yield from (_weekday(name, found) for name in names)
    for pattern in _GROUPS:
        plain = pattern.sub(lambda found: "\0" * len(found.group()), plain)
    for pattern in _ONE_DAY:
        for found in pattern.finditer(plain):
            yield _weekday(_day(found.group()), found)
            plain = without(plain, found.start(), found.end())


def _clock(found: re.Match[str]) -> Reading | None:
    named = found.groupdict()
    hour, half = int(named["hour"]), (named.get("half") or "").lower().removesuffix("の")
    minute = 30 if named.get("past") else int(named.get("minute") or 0)
    if hour > 28 or minute > 59:
        return None
    later = half in _LATER
    if named.get("later") and later and hour > int(named["later"]):
        later = False
    if later and hour < 12:
        hour += 12
    elif half in ("a", "午前", "in the morning", "深夜") and hour == 12:
        hour = 0
    return "time", f"{hour % 24:02}:{minute:02}"


def _weekday(name: str, found: re.Match[str]) -> Fact:
    return Fact(Kind.WEEKDAY, frozenset({("weekday", name)}), found.group(), found.start(), found.end())


def _day(written: str) -> str:
    return _KANJI_DAYS.get(written[0]) or written[:3].lower()
