"""Numbered identifiers in Japanese and English text: My Number, card, phone, e-mail, postal code.

The check digit of the My Number is that of the ordinance 総務省令第85号 (article 5), of a card that of Luhn; both
come from python-stdnum. Phone numbers are found by Google's libphonenumber for the region JP.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from stdnum import luhn
from stdnum.jp import in_ as individual_number

_GAP = r"[\s\-‐‑–—―ー−.]?"
_MY_NUMBER = re.compile(rf"(?<!\d)\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}}(?!{_GAP}\d)")
_CARD = re.compile(rf"(?<!\d)(?:\d{_GAP}){{13,18}}\d(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")
_POSTAL = re.compile(r"(?:〒\s*\d{3}[\-‐‑–—―ー−]?\d{4}|(?<![\d\-])\d{3}[\-‐‑–—―ー−]\d{4})(?![\d\-])")
_DIGITS = re.compile(r"\D")

MY_NUMBER = "マイナンバー"
CARD = "カード番号"
PHONE = "電話番号"
EMAIL = "メール"
POSTAL = "郵便番号"


@dataclass(frozen=True)
class Finding:
    kind: str
    start: int
    end: int


def mask(text: str) -> str:
    """The text with every numbered identifier replaced by its kind: 「[電話番号]」. Width is normalised (NFKC)."""
    plain = unicodedata.normalize("NFKC", text)
    return _replace(plain, list(find(plain)))


def has_marks(text: str) -> bool:
    """Whether something was masked in a text: what is left of it is no sentence that others would write."""
    return any(f"[{kind}]" in text for kind in (MY_NUMBER, CARD, PHONE, EMAIL, POSTAL))


def drop_my_number(text: str) -> str:
    """The text without any My Number, otherwise untouched: for what is stored before anything else looks at it.

    Full-width digits and separators count too; NFKC keeps one character for each of them, so places agree.
    """
    plain = "".join(unicodedata.normalize("NFKC", letter) if len(unicodedata.normalize("NFKC", letter)) == 1 else letter
                    for letter in text)  # fmt: skip
    return _replace(text, list(_my_numbers(plain)))


def find(plain: str) -> Iterator[Finding]:
    """Findings in text that is NFKC already, in no order; they may overlap, the first kind then wins."""
    yield from _my_numbers(plain)
    yield from (Finding(EMAIL, *found.span()) for found in _EMAIL.finditer(plain))
    for found in _CARD.finditer(plain):
        digits = _DIGITS.sub("", found.group())
        if 14 <= len(digits) <= 19 and luhn.is_valid(digits):
            yield Finding(CARD, *found.span())
    hyphened = re.sub(r"[‐‑–—―−]|(?<=\d)ー(?=\d)", "-", plain)
    for number in phonenumbers.PhoneNumberMatcher(hyphened, "JP", leniency=phonenumbers.Leniency.POSSIBLE):
        if number.raw_string.lstrip("( ").startswith(("0", "+")) and len(_DIGITS.sub("", number.raw_string)) >= 9:
            yield Finding(PHONE, number.start, number.end)
    yield from (Finding(POSTAL, *found.span()) for found in _POSTAL.finditer(plain))


def _my_numbers(plain: str) -> Iterator[Finding]:
    for found in _MY_NUMBER.finditer(plain):
        if individual_number.is_valid(_DIGITS.sub("", found.group())):
            yield Finding(MY_NUMBER, *found.span())


def _replace(text: str, findings: list[Finding]) -> str:
    parts, at = [], 0
    taken: list[Finding] = []
    for finding in findings:
        if not any(finding.start < other.end and other.start < finding.end for other in taken):
            taken.append(finding)
    for finding in sorted(taken, key=lambda each: each.start):
        parts += [text[at : finding.start], f"[{finding.kind}]"]
        at = finding.end
    return "".join([*parts, text[at:]])
