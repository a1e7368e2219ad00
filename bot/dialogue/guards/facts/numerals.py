"""Numbers in words turned into digits: 三百円, 1万5千円, ふたつ, "three hundred yen", "2.8 million", "twice"."""

import re
from collections.abc import Callable


def _split(words: str) -> list[str]:
    return words.split()


_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {"零": 0, "壱": 1, "弐": 2, "参": 3}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "億": 100_000_000}
_KANJI = "〇零一二三四五六七八九壱弐参十百千万億"
# What makes a number of a kanji: 三 alone is a letter like any other (三角, 一般, 統一).
_COUNTED = (
    r"円|週|[かヶカヵケ箇個]月|月(?!曜)|年|日(?!中|常|々|本|程|頃|付|時)|歳|才|時間|分(?![割別類担野けか])|秒|回"
    r"|通(?![りじ知常])|枚|冊|人(?!ひと|[物間口事材工権生気一])|名(?![義前称])|階(?!段)|番(?![号組])|割(?![り合])|倍"
    r"|パーセント|%|つ(?![いづくか])|[かヶカヵケ箇個]所|箇所|件|点(?![字検])|台|級|号|条|世帯|桁|けた|言語|泊|体(?![育制])"
    r"|キロ|ミリ|センチ|メートル|リットル| ?(?:yen|days?|weeks?|months?|years?|hours?|minutes?|times?)\b"
)
_IDIOM = r"十分(?![間前後ほ程で])|一人(?:ひとり|一人)|一日も早"
_NUMERAL = re.compile(
    rf"(?P<idiom>{_IDIOM})|(?<![\d統同唯単均画随])[{_KANJI}]+(?=(?:{_COUNTED}))|(?<=第)[{_KANJI}]+"
    r"|(?<=[前後昼夜方朝])[一二三四五六七八九十]+(?=時)|[一二三四五六七八九十]+(?=時(?:[半\d一二三四五]|から|まで|ごろ|頃))"
)
_MIXED = re.compile(r"\d+(?:\.\d+)?(?:[千百万億]\d*(?:\.\d+)?)+")
_STEP = re.compile(r"(\d*(?:\.\d+)?)([千百万億]?)")
_JAPANESE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("ふたつ"), "2つ"),
    (re.compile("みっつ"), "3つ"),
    (re.compile("よっつ"), "4つ"),
    (re.compile("いつつ"), "5つ"),
    (re.compile("ふたり"), "2人"),
    (re.compile(r"(\d+)時間半"), r"\1.5時間"),
    (re.compile(r"(?<![一-鿿])半年"), "6か月"),
    (re.compile(r"(\d+)分の(\d+)"), r"\2/\1"),
)

_ONES = _split(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen"""
)
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_split("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = _split(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth"""
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_ANY_WORD = "|".join((*_WORDS, *_SCALES))
_CARDINAL = re.compile(
    rf"\b(?:an? (?=hundred|thousand|million|billion))?(?:(?:{_ANY_WORD})(?:[ -](?:and )?(?=(?:{_ANY_WORD})\b))?)+\b",
    re.IGNORECASE,
)
# "the one" and "one of them" count nothing.
_COUNTS_ONE = re.compile(
    r"one[ -](?:(?:calendar|working|business|full|whole) )?"
    r"(?:yen|days?|weeks?|months?|years?|hours?|minutes?|nights?|times?|cop|people|persons?|percent|floors?|digits?)",
    re.IGNORECASE,
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ORDINAL = re.compile(
    rf"\b(?:(?:{'|'.join(_ORDINALS[1:])})(?![- ]hand)|first(?=[- ](?:floor|grade|child|{_WEEKDAY})))\b", re.IGNORECASE
)
_SCALED = re.compile(r"(\d+(?:\.\d+)?) ?(hundred|thousand|million|billion)\b", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b(?:(a|one|two|three|four)[ -])({'|'.join(_PARTS)})s?\b(?! (?:an?|past|floor|child|grade|month|{_WEEKDAY}))",
    re.IGNORECASE,
)
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bhalf an hour\b", re.IGNORECASE), "30 minutes"),
    (re.compile(r"\bhalf a year\b", re.IGNORECASE), "6 months"),
    (re.compile(r"\b(?:an?|one) (hour|year|month) and a half\b", re.IGNORECASE), r"1.5 \1s"),
    (re.compile(r"\bonce(?= (?:an?|per|every|only|in|for)\b|[,.]|$)", re.IGNORECASE), "1 time"),
    (re.compile(r"\btwice\b", re.IGNORECASE), "2 times"),
    (re.compile(r"\bdozen\b", re.IGNORECASE), "12"),
)


def in_digits(text: str) -> str:
    """`text` is in NFKC, without commas between thousands."""
    text = _replaced(text, _JAPANESE[:5])
    text = _MIXED.sub(lambda found: _of_mixed(found.group()), text)
    text = _NUMERAL.sub(lambda found: found["idiom"] or str(_of_kanji(found.group())), text)
    text = _replaced(text, (*_JAPANESE[5:], *_ENGLISH))
    text = _FRACTION.sub(_of_fraction, text)
    text = _ORDINAL.sub(lambda found: _th(_ORDINALS.index(found.group().lower()) + 1), text)
    text = _CARDINAL.sub(_of_english, text)
    return _SCALED.sub(lambda found: _number(float(found[1]) * _SCALES[found[2].lower()]), text)


def _replaced(text: str, pairs: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]) -> str:
    for pattern, instead in pairs:
        text = pattern.sub(instead, text)
    return text


def _of_kanji(numeral: str) -> int:
    if not any(sign in numeral for sign in (*_TENS, *_MYRIADS)):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    whole = part = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            part, digit = part + (digit or 1) * _TENS[sign], 0
        else:
            whole, part, digit = whole + (part + digit or 1) * _MYRIADS[sign], 0, 0
    return whole + part + digit


def _of_mixed(numeral: str) -> str:
    """1万5千, 50万, 2億: each sign multiplies the digits before it."""
    total = part = 0.0
    for digits, sign in _STEP.findall(numeral):
        value = float(digits or 0)
        if sign in _MYRIADS:
            total, part = total + (part + value or 1) * _MYRIADS[sign], 0
        elif sign:
            part += (value or 1) * _TENS[sign]
        else:
            part += value
    return _number(total + part)


def _of_english(found: re.Match[str]) -> str:
    words = re.findall(r"[a-z]+", found.group().lower())
    if words == ["one"] and not _COUNTS_ONE.match(found.string, found.start()):
        return found.group()
    if words[0] in _SCALES:
        return found.group()  # what stands after digits, or "thousands"
    whole = part = 0
    for word in words:
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            whole, part = whole + (part or 1) * _SCALES[word], 0
    return str(whole + part)


def _of_fraction(found: re.Match[str]) -> str:
    above = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}[found[1].lower()]
    return f"{above}/{_PARTS[found[2].lower()]}"


def _th(value: int) -> str:
    return str(value) + {1: "st", 2: "nd", 3: "rd"}.get(value, "th")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(round(value, 4))
