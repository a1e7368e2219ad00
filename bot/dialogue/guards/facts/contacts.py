"""Where to click, write or call: links, e-mail addresses, telephone numbers."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.dialogue.guards.facts.fact import Fact, Kind

_EMAIL = re.compile(
    r"[\w.+%-]+(?:@|\s?[\[(]at[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+", re.IGNORECASE | re.ASCII
)
_LINK = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,11}:(?://)?(?=[^\s\d])|www\.)[^\s\"'<>()（）「」『』【】、。ぁ-んァ-ヶ一-鿿]*"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/[^\s\"'<>()（）「」、。ぁ-んァ-ヶ一-鿿]*)?",
    re.IGNORECASE | re.ASCII,
)
_SCHEME = re.compile(
    r"(?:https?|ftp|hxxps?|javascript|data|vbscript|file|tel|sms|mailto|line|intent|blob)\Z", re.IGNORECASE
)
# A name in Japanese letters, or dots that are spelled out.
_OTHER_LINK = re.compile(
    r"[^\s\x00-\x7f]\.(?:com|net|org|info|biz|jp|co|io|xyz|app|site|online|top|shop)(?![a-z])"
    r"|\w+\s?[\[(](?:dot|ドット|点)[\])]\s?\w+|\w+ドット(?:コム|ジェーピー)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![a-z\d#+-])(?:\+\d{1,3}[ -]?)?\(?\d{1,5}\)?(?:[ -]?\(?\d{1,4}\)?){1,3}(?![a-z\d-])|(?<![a-z\d#])#\d{4}(?!\d)",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"(?<![\d-])(?:〒\s?)?\d{3}-\d{4}(?![\d-])")
_DIGIT = re.compile(r"\d")


def contacts(plain: str) -> Iterator[Fact]:
    for found in _EMAIL.finditer(plain):
        yield _fact(Kind.EMAIL, found, found.group().lower())
    for found in _LINK.finditer(plain):
        if _is_link(found.group()):
            yield _fact(Kind.URL, found, _address(found.group()))
    for found in _OTHER_LINK.finditer(plain):
        yield _fact(Kind.URL, found, found.group())
    for found in _PHONE.finditer(plain):
        if number := _number(found.group()):
            yield _fact(Kind.PHONE, found, number)
    for found in _POSTAL.finditer(plain):
        yield _fact(Kind.PHONE, found, "〒" + "".join(_DIGIT.findall(found.group())))


def _fact(kind: Kind, found: re.Match[str], value: str) -> Fact:
    return Fact(kind, frozenset({(str(kind), value)}), found.group().rstrip(".,;:!?"), found.start(), found.end())


def _is_link(text: str) -> bool:
    scheme, colon, _ = text.partition(":")
    return not colon or bool(_SCHEME.match(scheme)) or "//" in text or "." in scheme


def _address(text: str) -> str:
    """Scheme and host do not depend on case; a page without a path is that with a single slash."""
    bare = text.rstrip(".,;:!?")
    parts = urlsplit(bare if "://" in bare else f"https://{bare}")
    path = parts.path if parts.path != "/" else ""
    return "".join((parts.netloc.lower(), path, f"?{parts.query}" if parts.query else "",
                    f"#{parts.fragment}" if parts.fragment else "")) if parts.scheme in ("http", "https") else bare  # fmt: skip


def _number(text: str) -> str | None:
    """Nine digits or more, or a short number with its #. Written from abroad it is the same number."""
    digits = "".join(_DIGIT.findall(text))
    if text.startswith("#"):
        return text
    if text.startswith("+"):
        return ("0" + digits.removeprefix("81").lstrip("0")) if digits.startswith("81") else f"+{digits}"
    return digits if len(digits) >= 9 and (digits[0] == "0" or len(digits) >= 10) else None
