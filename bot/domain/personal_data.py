"""The kinds of personal data, and the marks that stand in their place: 「[電話番号]」."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """Values stand in stored texts and are read by staff: they never change. First come those that win an overlap."""

    RESIDENCE = "在留カード番号"
    LICENCE = "運転免許証番号"
    MY_NUMBER = "マイナンバー"
    PENSION = "年金番号"
    BANK = "口座番号"
    INSURANCE = "保険証番号"
    PASSPORT = "旅券番号"
    CARD = "カード番号"
    EMAIL = "メール"
    PHONE = "電話番号"
    BIRTH = "生年月日"
    POSTAL = "郵便番号"
    ADDRESS = "住所"
    NAME = "氏名"


NUMBERED = frozenset(Kind) - {Kind.BIRTH, Kind.ADDRESS, Kind.NAME}
MARK = re.compile("|".join(re.escape(f"[{kind}]") for kind in Kind))


def mark(kind: Kind) -> str:
    return f"[{kind}]"


def kinds_marked(text: str) -> tuple[Kind, ...]:
    """Which kinds were masked in `text`."""
    return tuple(kind for kind in Kind if mark(kind) in text)


def without_marks(text: str) -> str:
    """What is left to be understood: a mark names a matter (住所, マイナンバー) that nobody asked about."""
    return MARK.sub(" ", text)
