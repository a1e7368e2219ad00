"""Dates of birth: a date, and words that say that somebody was born on it.

A date that begins or ends a span (以前, 以降, から, まで, 〜) is a rule of the city and nobody's birthday.
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.plain import MASKED, Finding, Plain

_N = r" ?[0-9十]{1,3} ?"
_SIGN = r" ?[./\-・] ?"
_ERA = r"(?:明治|大正|昭和|平成|令和|[明大昭平令]|(?<![A-Za-z])[MTSHR]\.?)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_DATE = "|".join(
    (
        rf"{_ERA} ?(?:元|{_N}) ?(?:年の?{_N}月{_N}日?|{_SIGN}{_N}{_SIGN}{_N})",
        rf"{_YEAR} ?(?:年の?{_N}月{_N}日?|ねん{_N}がつ{_N}(?:にち|か)?)",
        rf"{_YEAR}{_SIGN}[0-9]{{1,2}}{_SIGN}[0-9]{{1,2}}(?![0-9])",
        rf"{_YEAR}[01][0-9][0-3][0-9](?![0-9])",
        rf"{_DAY}[ \-/](?:of )?{_MONTH},?[ \-/]{_YEAR}",
        rf"{_MONTH} ?{_DAY},? ?{_YEAR}",
        rf"[0-9]{{1,2}}{_SIGN}[0-9]{{1,2}}{_SIGN}{_YEAR}",
    )
)
_SHORT = "|".join(  # enough where somebody says what it is
    (
        rf"{_YEAR} [0-9]{{1,2}} [0-9]{{1,2}}(?![0-9])",
        rf"{_ERA} ?[0-9]{{6}}(?![0-9])",
        rf"[0-9]{{1,2}}{_SIGN}[0-9]{{1,2}}{_SIGN}[0-9]{{1,2}}(?![0-9])",
        r"[0-9十]{1,3}月[0-9十]{1,3}日|[0-9]{1,2}/[0-9]{1,2}(?![0-9/])",
        rf"{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}",
    )
)
_CALLED = (
    r"生年月日|誕生日|たんじょうび|バースデー|出生日|出生(?=:)|生まれ(?:た(?:の|日))?(?=は|が|:)"
    r"|(?<![a-z])(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday(?:'s)?)"
)
_BETWEEN = r"[\s:→=は\-(「【】」)がのis、,]{0,6}(?:西暦|on (?:the )?)?\s?"
_NO_SPAN = r"(?! ?(?:以降|以前|以後|まで|から|より|~|〜|-))"

_AFTER_THE_WORD = re.compile(rf"(?i)(?:{_CALLED}){_BETWEEN}({_DATE}|{_SHORT}){_NO_SPAN}")
_SAID_LATER = re.compile(rf"(?:生年月日|誕生日)[^\n0-9{MASKED}]{{0,20}}({_DATE}){_NO_SPAN}")
_BORN = re.compile(rf"(?i)(?<![a-z])born:?(?: on| in)?(?: the)? ({_DATE})")
_BEFORE_THE_WORD = re.compile(
    rf"(?i)({_DATE})[\s)）]?に?\s?(?:生(?![涯活徒])|うまれ|産まれ|出生|誕生)(?!まれ?(?:以|から|まで|~|〜))"
)
_ONCE_MORE = re.compile(rf"{MASKED}[^0-9\n日{MASKED}]{{1,8}}({_DATE}){_NO_SPAN}")
_CALLED_SO = re.compile(rf"(?i){_CALLED}")
_SPAN = re.compile(r"(?:から|〜|~|[0-9日]-) ?$")
_BESIDE = re.compile(rf"(?i)(?<={MASKED})[\s、,(/]{{1,3}}({_DATE})(?=[\s、,)/]{{1,2}}|$){_NO_SPAN}")


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.numbers
    for pattern in (_AFTER_THE_WORD, _SAID_LATER, _BORN, _BESIDE):
        yield from (Finding(Kind.BIRTH, *found.span(1)) for found in pattern.finditer(text))
    if _CALLED_SO.search(text):
        yield from (Finding(Kind.BIRTH, *found.span(1)) for found in _ONCE_MORE.finditer(text))
    for found in _BEFORE_THE_WORD.finditer(text):
        if not _SPAN.search(text, max(0, found.start() - 5), found.start()):
            yield Finding(Kind.BIRTH, *found.span(1))
