"""Days, months and years: western and Japanese eras, exact and partly named, and days that depend on today."""

import re
from collections.abc import Iterator

from bot.dialogue.guards.facts.fact import Fact, Kind, Reading, without

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "r": 2018, "h": 1988, "s": 1925}
_ERAS |= {"reiwa": 2018, "heisei": 1988, "showa": 1925}
_ERA = "(?P<era>令和|平成|昭和|大正|明治)"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMES = (
    "January|February|March|April|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
# "May" is also what may be done: it needs a number or a preposition beside it.
_MONTH = rf"(?P<month>{_NAMES}|May)\b\.?"
_LOOSE_MAY = re.compile(
    r"(?:\b(?:in|by|of|until|till|from|since|late|early|mid|and|every|each|end|to)[ -]|, )$", re.IGNORECASE
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART = {"early": "early", "beginning": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "end"}
_PART |= {"上旬": "early", "初旬": "early", "初め": "early", "中旬": "mid", "下旬": "late", "末": "end"}

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Japanese
        rf"(?:{_ERA}(?P<era_year>\d{{1,2}}|元)|(?P<fiscal_year>\d{{4}}))年度",
        rf"(?:{_ERA}(?P<era_year>\d{{1,2}}|元)|(?P<year>\d{{4}}))年\)?(?:(?P<month_number>\d{{1,2}})月"
        r"(?:の?(?P<part>上旬|初旬|初め|中旬|下旬|末)|(?P<day>\d{1,2})日)?)?",
        r"(?<!\d)(?P<month_number>\d{1,2})月(?P<day>\d{1,2})日?-(?P<to_day>\d{1,2})日",
        r"(?<![\d.])(?<!\d:)(?P<month_number>\d{1,2})(?=[-・、](?:\d{1,2}[-・、])*\d{1,2}月)",
        r"(?<![かヶカヵケ箇個\d])(?P<month_number>\d{1,2})月(?:の?(?P<part>上旬|初旬|初め|中旬|下旬|末)|(?P<day>\d{1,2})日)?",
        # figures only
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)[-/.](?P<month_number>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/.-])",
        r"\b(?P<era>[rhs])\.?(?P<era_year>\d{1,2})[./](?P<month_number>\d{1,2})[./](?P<day>\d{1,2})(?![\d/.])",
        # English
        r"\b(?:fiscal(?: year)?|fy) ?(?P<fiscal_year>\d{4})",
        r"\b(?P<era>reiwa|heisei|showa) (?P<era_year>\d{1,2})",
        rf"\b(?P<part>early|beginning of|mid|middle of|late|end of)[ -]{_MONTH}",
        rf"\b(?P<from_day>\d{{1,2}})(?:st|nd|rd|th)?(?:-| to | and | or ){_DAY} (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}})(?!\d))?",
        rf"\b{_DAY} (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}})(?!\d))?",
        rf"\b{_MONTH} {_DAY}(?:-| to | and | or )(?P<to_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:\d])(?:,? (?P<year>\d{{4}})(?!\d))?",
        rf"\b{_MONTH} {_DAY}\b(?![:\d])(?:,? (?P<year>\d{{4}})(?!\d))?",
        rf"\b{_MONTH}(?:,? (?P<year>\d{{4}})(?!\d))?",
    )
)
_MOVING = {
    "today": r"今日|本日|\btoday\b|\btonight\b",
    "tomorrow": r"明日|あした|\btomorrow\b",
    "after tomorrow": r"明後日|あさって|\bday after tomorrow\b",
    "yesterday": r"昨日|きのう|\byesterday\b",
    "this week": r"今週|\bthis week\b",
    "next week": r"来週|翌週|\bnext week\b",
    "last week": r"先週|前週|\blast week\b",
    "this month": r"今月|当月|\bthis month\b",
    "next month": r"来月|翌月|次の月|\b(?:the )?(?:next|following) month\b|\bmonth after\b",
    "last month": r"先月|前月|前の月|\blast month\b|\bmonth before\b|\bprevious month\b",
    "this year": r"今年|本年|\bthis year\b",
    "next year": r"来年|翌年|次の年|\b(?:the )?(?:next|following) year\b|\byear after\b",
    "last year": r"去年|昨年|前年|前の年|\b(?:last|previous) year\b|\byear before\b",
    "next day": r"翌日|次の日|翌朝|\b(?:next|following) (?:day|morning)\b|\bday after(?! tomorrow)\b",
    "day before": r"前日|前の日|\b(?:day before|previous day)\b",
}
_MOVING_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MOVING.items()}


def dates(plain: str) -> Iterator[Fact]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            for reading in _readings(found):
                yield Fact(Kind.DATE, frozenset({reading}), found.group(), found.start(), found.end())
                plain = without(plain, found.start(), found.end())
    for name, pattern in _MOVING_PATTERNS.items():
        for found in pattern.finditer(plain):
            yield Fact(Kind.RELATIVE_DAY, frozenset({("relative", name)}), found.group(), found.start(), found.end())


def _readings(found: re.Match[str]) -> Iterator[Reading]:
    """One for each day of a range that shares its month: 11月2日〜30日."""
    named = {key: value for key, value in found.groupdict().items() if value}
    if named.get("month", "").lower() == "may" and not _may_is_a_month(found, named):
        return
    year, month = _year(found.group(), named), _month(named)
    if "part" in named:
        yield "date", year, month, _PART[named["part"].lower().removesuffix(" of")]
        return
    days = [named[key].lstrip("0") for key in ("from_day", "day", "to_day") if key in named]
    if any(int(part or 0) > most for part, most in ((month, 12), *((day, 31) for day in days))):
        return
    for day in days or [""]:
        if year or month or day:
            yield "date", year, month, day


def _year(written: str, named: dict[str, str]) -> str:
    year = named.get("year") or named.get("fiscal_year", "")
    if "era_year" in named:
        count = named["era_year"]
        year = str(_ERAS[named["era"].lower()] + (1 if count == "元" else int(count)))
    return f"fiscal {year}" if written.endswith("年度") or "fiscal_year" in named else year


def _month(named: dict[str, str]) -> str:
    if "month" in named:
        return str(_MONTHS.index(named["month"][:3].lower()) + 1)
    return named.get("month_number", "").lstrip("0")


def _may_is_a_month(found: re.Match[str], named: dict[str, str]) -> bool:
    if named["month"] != "May":
        return False
    return bool({"day", "year", "part"} & set(named)) or bool(_LOOSE_MAY.search(found.string[: found.start()]))
