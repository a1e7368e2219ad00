"""Numbers with what they count: yen, days, ages, floors, shares. Units of both languages are one."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.dialogue.guards.facts.fact import Fact, Kind, Reading

_N = r"(?<![\d.])(?<!\d[,:])(?P<n>\d+(?:\.\d+)?)"
_E = r"(?![a-z\d])"  # Japanese may follow at once: 50cmまで
_S = r"[ -](?:(?:full|whole|calendar|more|extra|additional|consecutive) )?"  # "14 calendar days", "two-week"

# What stands after the number, the longest first. Hours are counted in minutes: 60分 and "an hour" are the same time.
_AFTER: tuple[tuple[str, str, int], ...] = (
    (rf" ?(?:円|yen{_E}|jpy{_E})", "yen", 1),
    (rf" ?(?:ドル|dollars?{_E}|usd{_E})", "dollar", 1),
    (rf"営業日|[ -](?:business|working) days?{_E}", "business day", 1),
    (rf" ?[かヶカヵケ箇個]月|{_S}months?{_E}", "month", 1),
    (r"年生|年次", "", 1),
    (rf"週(?:間|目)?|{_S}weeks?{_E}", "week", 1),
    (rf"歳|才|[ -]years?[ -](?:old|of age){_E}", "age", 1),
    (rf"年(?:間)?|{_S}years?{_E}", "year", 1),
    (rf" ?時間|{_S}hours?{_E}| ?hrs?{_E}", "minute", 60),
    (rf"分間?|{_S}minutes?{_E}| ?mins?{_E}", "minute", 1),
    (rf"秒間?|[ -]seconds?{_E}", "second", 1),
    (rf"泊|[ -]nights?{_E}", "night", 1),
    (rf"{_S}days?{_E}", "day", 1),
    (rf"回|[ -]times?{_E}", "time", 1),
    (rf"階(?!段)|F{_E}|(?:st|nd|rd|th)?[ -]floors?{_E}", "floor", 1),
    (r"番(?:の)?窓口", "counter", 1),
    (rf"倍|[ -]?fold{_E}", "fold", 1),
    (rf"けた|桁|[ -]digits?{_E}", "digit", 1),
    (rf" ?(?:平方メートル|平米|m2{_E}|square met(?:er|re)s?{_E})", "m2", 1),
    (rf" ?(?:立方メートル|m3{_E}|cubic met(?:er|re)s?{_E})", "m3", 1),
    (rf" ?(?:ミリ(?:メートル)?(?!リットル)|mm{_E}|millimet(?:er|re)s?{_E})", "mm", 1),
    (rf" ?(?:センチ(?:メートル)?|cm{_E}|centimet(?:er|re)s?{_E})", "cm", 1),
    (rf" ?(?:キロ(?:グラム)?(?!メートル)|kg{_E}|kilograms?{_E}|kilos?{_E})", "kg", 1),
    (rf" ?(?:キロメートル|km{_E}|kilomet(?:er|re)s?{_E})", "km", 1),
    (rf" ?(?:メートル|m{_E}|met(?:er|re)s?{_E})", "m", 1),
    (rf" ?(?:ミリリットル|ml{_E})", "ml", 1),
    (rf" ?(?:リットル|l{_E}|lit(?:er|re)s?{_E})", "l", 1),
    (rf" ?cc{_E}", "cc", 1),
    (rf" ?(?:トン|t{_E}|tons?{_E})", "t", 1),
)
_UNITS = tuple((re.compile(f"{_N}(?:{after})", re.IGNORECASE), unit, factor) for after, unit, factor in _AFTER)
_BEFORE = (
    (re.compile(r"\b(?:counter|window)s?(?: no\.?| number)? (?P<n>\d+)(?![\d:])", re.IGNORECASE), "counter"),
    (re.compile(r"\bfloor (?P<n>\d+)(?![\d:])", re.IGNORECASE), "floor"),
    (re.compile(r"\b(?:aged?|ages) (?P<n>\d+)(?![\d:])", re.IGNORECASE), "age"),
    (re.compile(r"[¥\\](?P<n>\d+)"), "yen"),
    (re.compile(r"\bjpy ?(?P<n>\d+)", re.IGNORECASE), "yen"),
    (re.compile(r"\$ ?(?P<n>\d+(?:\.\d+)?)"), "dollar"),
)
_SHARES = (
    (re.compile(_N + r" ?(?:%|パーセント|percent\b|per cent\b)", re.IGNORECASE), 100),
    (re.compile(_N + r"割(?!り|合)"), 10),
)
_FRACTION = re.compile(r"(?<![\d/.-])(?P<above>\d{1,2})/(?P<below>\d{1,2})(?![\d/])")
_HALF = re.compile(r"半額|半分|半数|\bhalf\b(?! past)", re.IGNORECASE)
# One length of time, not two: 1歳6か月, "2 years and 1 month".
_YEARS_AND_MONTHS = re.compile(
    _N + r"(?:年|歳|[ -]years?) ?(?:and )?(?P<months>\d+)(?:[かヶカヵケ箇個]月|[ -]months?\b)", re.IGNORECASE
)
_DOUBLE = re.compile(r"\b(?:double|twofold)\b", re.IGNORECASE)
# Days of a month and numbers of days are written alike: 10日.
_DAYS = re.compile(_N + r"日(?P<part>間|分|目)?(?=(?P<span>以内|ほど|程度|ごと|おき|前|後|はかか)?)")
_CODE = re.compile(r"(?<![a-z\d])[a-z]{1,4}-?\d+[a-z\d]*(?![a-z\d])", re.IGNORECASE | re.ASCII)
_RATE = re.compile(
    r"(?<![\d一-鿿])(?P<ja>週|月|年|日)(?:額)?(?= ?\d)|毎(?P<every>週|月|年|日)"
    r"|(?<!24 hours )\b(?:an?|per|each|every) (?P<en>day|week|month|year|hour|night)\b|\b(?P<adverb>daily|weekly|monthly|yearly|annual(?:ly)?)\b",
    re.IGNORECASE,
)
_RATES = {"週": "week", "月": "month", "年": "year", "日": "day", "daily": "day", "weekly": "week", "monthly": "month"}
_RATES |= {"yearly": "year", "annual": "year", "annually": "year"}
_ANY_PLACE = str.maketrans("ヶカヵケ箇個", "かかかかかか")
_BARE = re.compile(
    r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?:(?P<th>st|nd|rd|th)(?![a-z])|(?P<counter>[かヶカヵケ箇個]所|[^\W\d_a-zぁ-ん])"
    r"|[ ](?P<noun>(?!(?:is|was|has|this|its|as|yes|does)\b)(?:[a-z]{2,}s|people|children|persons?))\b)?",
    re.IGNORECASE,
)


def quantities(plain: str) -> Iterator[Fact]:
    """Must come last: every number that nothing else has read is one of these."""
    taken: list[tuple[int, int]] = []
    for fact in _all(plain):
        if not any(fact.start < end and start < fact.end for start, end in taken):
            taken.append((fact.start, fact.end))
            yield fact


def _all(plain: str) -> Iterator[Fact]:
    for found in _YEARS_AND_MONTHS.finditer(plain):
        yield _fact(found, ("number", str(Fraction(found["n"]) * 12 + int(found["months"])), "month"))
    for found in _CODE.finditer(plain):
        yield _fact(found, ("code", found.group().lower().replace("-", "")))
    for pattern, whole in _SHARES:
        for found in pattern.finditer(plain):
            yield _fact(found, _share(Fraction(found["n"]) / whole), kind=Kind.SHARE)
    for found in _HALF.finditer(plain):
        yield _fact(found, _share(Fraction(1, 2)), kind=Kind.SHARE)
    for found in _FRACTION.finditer(plain):
        above, below = int(found["above"]), int(found["below"])
        yield _fact(found, _share(Fraction(above, below or 1)), ("date", "", str(above), str(below)), kind=Kind.SHARE)
    for pattern, unit, factor in _UNITS:
        for found in pattern.finditer(plain):
            yield _fact(found, _number(found["n"], unit, factor), kind=Kind.AMOUNT if unit == "yen" else Kind.NUMBER)
    for pattern, unit in _BEFORE:
        for found in pattern.finditer(plain):
            yield _fact(found, _number(found["n"], unit), kind=Kind.AMOUNT if unit == "yen" else Kind.NUMBER)
    for found in _DAYS.finditer(plain):
        day = () if found["part"] or found["span"] else (("date", "", "", found["n"]),)
        yield _fact(found, _number(found["n"], "day"), *day)
    for found in _RATE.finditer(plain):
        word = (found["ja"] or found["every"] or found["en"] or found["adverb"]).lower()
        unit = _RATES.get(word, word)
        yield _fact(found, ("number", "60", "minute") if unit == "hour" else ("number", "1", unit))
    for found in _DOUBLE.finditer(plain):
        yield _fact(found, ("number", "2", "fold"))
    for found in _BARE.finditer(plain):
        yield _fact(found, *_of_bare(found))


def _of_bare(found: re.Match[str]) -> Iterator[Reading]:
    """What is counted is its unit, marked as one that only its language knows: "~人", "~nurseries"."""
    value, counter = found["n"], (found["counter"] or "")[:1].replace("名", "人").translate(_ANY_PLACE)
    yield _number(value, f"~{counter or found['noun'].lower()}" if counter or found["noun"] else "")
    if found["th"]:
        yield "date", "", "", value
    elif not counter and len(value) == 4 and "1800" <= value <= "2100":
        yield "date", value, "", ""


def _fact(found: re.Match[str], *readings: Reading, kind: Kind = Kind.NUMBER) -> Fact:
    return Fact(kind, frozenset(readings), found.group().strip(), found.start(), found.end())


def _number(digits: str, unit: str, factor: int = 1) -> Reading:
    return "number", str(Fraction(digits) * factor), unit


def _share(value: Fraction) -> Reading:
    return "share", str(value)
