"""Other spellings that a machine reads as easily as plain ones, turned back so that they can be looked at."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

# Cyrillic and Greek letters that look like Latin ones: what words are forged with.
_LOOKALIKES = str.maketrans("аеорсухіјѕһԁɡոԛԝьνοραικτυηβɩı", "aeopcyxijshdgnqwbvopaiktunbil")
_LEET = str.maketrans("4310578@$!|9", "aeiostbasiig")
_LEET_WORD = re.compile(r"(?=[a-z0-9@$!|]*[a-z])(?=[a-z0-9@$!|]*[0-9@$!|])[a-z0-9@$!|]{3,}")
_SPACED = re.compile(r"(?<!\w)(?:[a-z][ ._*\-|/]+){7,}[a-z](?!\w)", re.IGNORECASE)
_BASE64 = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/_-]{16,}={0,2}(?![\w+/=])")
_HEX = re.compile(r"(?<!\w)(?:0x)?(?:[0-9a-f]{2}[ :,-]?){10,}(?!\w)", re.IGNORECASE)
_BINARY = re.compile(r"(?<!\w)(?:[01]{8}[ ,]?){4,}(?!\w)")
_PERCENT = re.compile(r"(?:%[0-9a-f]{2}){4,}", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&#x?[0-9a-f]+;){3,}", re.IGNORECASE)
_MORSE = re.compile(r"(?<![\w.\-])(?:[.\-・ー−–]{1,6}(?: +|/| */ *)){6,}[.\-・ー−–]{1,6}(?![\w])")
_READABLE = 0.85


def forms(text: str) -> Iterator[str]:
    """`text` is clean (`bot.languages.unseen`). First the plain form, then what stands behind look-alikes, leetspeak,
    and the text read backwards or through rot13."""
    plain = folded(text)
    yield plain
    for other in (_unleeted(plain), plain[::-1], codecs.encode(plain, "rot13")):
        if other != plain:
            yield other


def folded(text: str) -> str:
    """NFKC and lower case, with Latin letters for those that only look like them, single blanks."""
    plain = unicodedata.normalize("NFKC", text).lower()
    if re.search("[a-z]", plain) or re.search("[\u0400-\u04ff]", plain):
        plain = plain.translate(_LOOKALIKES)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not _is_a_mark_on_latin(letter))
    return re.sub(r"[ \t\u3000]+", " ", unicodedata.normalize("NFC", bare)).strip()


def encoded(text: str) -> str | None:
    """What a piece of code in the text says, where it says something: no question to a city is put like that."""
    return next(filter(None, _decoded(unicodedata.normalize("NFKC", text))), None)


def _decoded(text: str) -> Iterator[str | None]:
    for found in _BASE64.finditer(text):
        yield _of_base64(found.group())
    for found in _HEX.finditer(text):
        yield _of_bytes(bytes.fromhex(re.sub(r"^0x|[ :,-]", "", found.group().lower())))
    for found in _BINARY.finditer(text):
        yield _of_bytes(bytes(int(byte, 2) for byte in re.findall("[01]{8}", found.group())))
    for found in _PERCENT.finditer(text):
        yield unquote(found.group())
    for found in _ESCAPES.finditer(text):
        yield html.unescape(found.group())
    for found in (*_MORSE.finditer(text), *_SPACED.finditer(text)):
        yield found.group()


def _of_base64(code: str) -> str | None:
    if not (re.search("[A-Z]", code) and re.search("[a-z]", code)):
        return None  # a long word, or a number
    padded = code.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return _of_bytes(base64.b64decode(padded + "=" * (-len(padded) % 4)))
    except (binascii.Error, ValueError):
        return None


def _of_bytes(data: bytes) -> str | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    readable = sum(letter.isalnum() or letter.isspace() or letter in ".,!?'\"-:、。" for letter in text)
    return text if len(text) >= 6 and readable >= _READABLE * len(text) else None


def _unleeted(plain: str) -> str:
    return _LEET_WORD.sub(lambda found: found.group().translate(_LEET), plain)


def _is_a_mark_on_latin(letter: str) -> bool:
    return "\u0300" <= letter <= "\u036f"
