"""Numbers that anybody knows by their look: My Number, card, phone, and e-mail.

The check digit of the My Number is that of the ordinance 総務省令第85号 (article 5), that of a card Luhn's; both come
from python-stdnum. Japanese phone numbers are found by their look (総務省 電気通信番号計画): ten digits, mobile and IP
eleven; those of other countries by Google's libphonenumber.
"""

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import luhn
from stdnum.jp import in_ as individual_number

from bot.domain.personal_data import Kind
from bot.privacy.plain import MASKED, Finding, Plain

_GAP = r"[ \t\-.・/の]{0,3}\n?"
_TWELVE = "|".join(_GAP.join([rf"[0-9]{{{size}}}"] * (12 // size)) for size in (4, 12, 3, 6, 2, 1))
_MY_NUMBER = re.compile(rf"(?<![0-9+])(?:{_TWELVE})(?![0-9])")
_CALLED_MY_NUMBER = re.compile(
    r"(?i:マイ ?ナンバー|まいなんばー|個人番号|通知カード|my ?number|individual number)"
    rf"[^0-9\n{MASKED}]{{0,14}}\n?({_TWELVE})(?![0-9])"
)
_CARD = re.compile(
    rf"(?<![0-9])(?:[2-6][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{3}})?"
    rf"|3[0-9]{{3}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{4,5}})(?![0-9])"
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64} ?@ ?[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}"
)
_BETWEEN = r"(?:[ \t\-.・/()の~_*→]{1,3}\n?|\n)"
_PHONE = re.compile(
    rf"(?<![0-9])(?<![0-9][\-.])(?:\(?0[0-9]{{1,4}}{_BETWEEN}[0-9]{{1,4}}{_BETWEEN}[0-9]{{3,4}}|0[1-9][0-9]{{8,9}}"
    rf"|81{_BETWEEN}[5789]0{_BETWEEN}[0-9]{{4}}{_BETWEEN}[0-9]{{4}}"
    r"|\(?[2-9][0-9]{2}(?:\) ?|-)[2-9][0-9]{2}-[0-9]{4}"
    r"|0[5-9]0, ?[0-9]{4}, ?[0-9]{4}|0(?: [0-9]){9,10}"
    rf"|0[5-9]0{_GAP}[0-9]{{8}}|0[5-9]0[0-9]{{4}}{_BETWEEN}[0-9]{{4}})(?![0-9])"
)
_ELEVEN = re.compile("0[5-9]0")  # 0800 too
_CALLED_PHONE = re.compile(
    rf"(?i)(?:電話|でんわ|携帯|tel|phone|fax)[^0-9\n{MASKED}]{{0,6}}(?<![0-9])([0-9]{{2,4}}-[0-9]{{4}})(?![0-9\-])"
)
_SPOKEN = re.compile(r"(?<![0-9])(?:ゼロ|0)(?:[ \-、]?(?:ゼロ|[0-9])){9,10}(?![0-9])")  # ゼロ九ゼロ三三一八…
_ABROAD = re.compile(r"\+[ (]?[0-9]")


def find(plain: Plain) -> Iterator[Finding]:
    yield from find_my_numbers(plain)
    yield from (Finding(Kind.CARD, *span) for span in _cards(plain.numbers))
    yield from (Finding(Kind.EMAIL, *found.span()) for found in _EMAIL.finditer(plain.numbers))
    yield from _phones(plain)


def find_my_numbers(plain: Plain) -> Iterator[Finding]:
    """Twelve digits with a right check digit, or called so: a slip of the finger makes them no less secret."""
    cards = list(_cards(plain.numbers))
    for found in _MY_NUMBER.finditer(plain.numbers):
        part_of_a_card = any(start <= found.start() and found.end() <= end for start, end in cards)
        if individual_number.is_valid(_digits(found[0])) and not part_of_a_card:
            yield Finding(Kind.MY_NUMBER, *found.span())
    yield from (Finding(Kind.MY_NUMBER, *found.span(1)) for found in _CALLED_MY_NUMBER.finditer(plain.numbers))


def _cards(text: str) -> Iterator[tuple[int, int]]:
    """One separator throughout: four groups of four in a row are a card, a My Number and a year after it are not."""
    for found in _CARD.finditer(text):
        if luhn.is_valid(_digits(found[0])) and len(set(re.split("[0-9]+", found[0])[1:-1])) <= 1:
            yield found.span()


def _phones(plain: Plain) -> Iterator[Finding]:
    for found in _PHONE.finditer(plain.numbers):
        digits = _digits(found[0])
        if not digits.startswith("0") or len(digits) == (11 if _ELEVEN.match(digits) else 10):
            yield Finding(Kind.PHONE, *found.span())
    yield from (Finding(Kind.PHONE, *found.span(1)) for found in _CALLED_PHONE.finditer(plain.numbers))
    yield from (Finding(Kind.PHONE, *found.span()) for found in _SPOKEN.finditer(plain.numbers) if "ゼロ" in found[0])
    if _ABROAD.search(plain.numbers):
        for number in phonenumbers.PhoneNumberMatcher(plain.numbers, "JP", phonenumbers.Leniency.POSSIBLE):
            if number.raw_string.lstrip("( ").startswith("+"):
                yield Finding(Kind.PHONE, number.start, number.end)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
