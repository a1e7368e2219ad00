"""Telephone numbers in a text as people write them, and what a telephone dials for them (`tel:`, RFC 3966).

Only what is clearly one: a number of ten digits that begins with 0 (eleven for mobile and IP telephones), of Japan from
abroad, of another country; `#7119` and its like; and the three digits of emergencies where the text says to call them
(総務省, 電気通信番号計画). Amounts, dates, postal codes, My Numbers and fax numbers are none.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_DASH = r"[-‐‑–−ー]"
_GROUPED = (
    rf"0\d{{1,4}}(?:{_DASH}\d{{1,4}}{_DASH}|[ ]\d{{1,4}}[ ]|[ ]?\(\d{{1,4}}\)[ ]?)\d{{3,4}}"
    rf"|\(0\d{{1,4}}\)[ ]?\d{{1,4}}(?:{_DASH}|[ ])\d{{3,4}}"
)
_ABROAD = rf"\+\d{{1,3}}(?:(?:{_DASH}|[ ])\(?\d{{1,5}}\)?){{2,4}}"
_IN_ONE = r"0[5-9]0\d{8}|0120\d{6}|0570\d{6}"
_NUMBER = re.compile(
    rf"(?<![\w+#@])(?<!{_DASH})(?<!\d[.,:])(?:{_GROUPED}|{_ABROAD}|{_IN_ONE})(?![\da-z@]|{_DASH}\d|[.,]\d)",
    re.ASCII | re.I,
)
_CALLED_SO = re.compile(
    r"(?:電話(?:番号)?|でんわ|tel|phone|[℡☎])(?:（[ぁ-ゖー]+）|\([ぁ-ゖー]+\))?[ :.]{0,2}(0[1-9]\d{8})(?!\d)", re.I
)
_SHORT = re.compile(r"(?<![\w#&/])#[5-9]\d{3}(?!\w)", re.ASCII)
_EMERGENCY = r"(?<![\d.,#-])(1(?:10|18|19|71|88|89))"
_DIALLED = re.compile(
    rf"{_EMERGENCY}(?=[ ]?番(?![地号窓目線]))|(?<=[はもにぐか]){_EMERGENCY}(?=へ)"
    rf"|{_EMERGENCY}(?=[ ]?\((?:24|police|fire|警察|消防))|(?<=119 or ){_EMERGENCY}(?!\d)"
    rf"|{_EMERGENCY}(?=(?:か[ ]?1\d\d)?[へに][ ]?(?:お?電話|でんわ|通報)|か[ ]?1\d\d(?:番|へ))"
    rf"|\b(?:call|dial|phone|ring)[ ]{_EMERGENCY}(?![,.-]?\d|[ ](?:people|times|yen|of)\b)",
    re.I,
)
_FAX = re.compile(r"(?:FAX|ファ(?:ッ)?クス|ふぁっくす)[^0-9]{0,6}\Z", re.I)


class Number(NamedTuple):
    start: int
    end: int
    uri: str


def telephones_in(text: str) -> list[Number]:
    """In their order."""
    plain = _one_for_one(text)
    found = [number for pattern in (_NUMBER, _CALLED_SO, _SHORT, _DIALLED) for number in _read(pattern, plain)]
    return sorted(set(found))


def _read(pattern: re.Pattern[str], plain: str) -> Iterator[Number]:
    for found in pattern.finditer(plain):
        group = found.lastindex or 0
        uri = _uri(found[group])
        if uri and not _FAX.search(plain, max(0, found.start(group) - 12), found.start(group)):
            yield Number(*found.span(group), uri)


def _uri(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if number.startswith("#"):
        return f"tel:%23{digits}"
    if number.startswith("+"):
        return f"tel:+{digits}" if 9 <= len(digits) <= 15 else ""
    return f"tel:{digits}" if len(digits) == _length(digits) else ""


def _length(digits: str) -> int:
    if digits.startswith("0"):
        return 11 if re.match("0[5-9]0", digits) else 10
    return 3


def _one_for_one(text: str) -> str:
    """Full-width digits and signs as plain ones, each letter where it was."""
    plain = (unicodedata.normalize("NFKC", letter) for letter in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, plain, strict=True))
