"""Which files of staff go to a citizen, by their bytes; and without what they tell of whoever made them."""

import io
import zipfile

import puremagic

from bot import pictures
from bot.domain.attachments import ENDINGS, MOST_BYTES, PICTURES, Fit, Refusal, ending

_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_ZIP = b"PK\x03\x04"


def judged(name: str, content: bytes) -> Fit | Refusal:
    """`name` as `plain_name` makes it."""
    if len(content) > MOST_BYTES:
        return Refusal.TOO_LARGE
    if refusal := at_first_sight(content):
        return refusal
    kind = _office(content) if content.startswith(_ZIP) else content_type(content)
    if kind not in ENDINGS:
        return Refusal.WRONG_TYPE
    if ending(name) not in ENDINGS[kind]:
        return Refusal.OTHER_THAN_NAMED
    return _fit(name, kind, content)


def at_first_sight(beginning: bytes) -> Refusal | None:
    """What the first thousands of bytes tell already."""
    if not beginning:
        return Refusal.EMPTY
    known = beginning.startswith(_ZIP) or content_type(beginning) in ENDINGS
    return None if known else Refusal.WRONG_TYPE


def content_type(content: bytes) -> str:
    """By its bytes; empty where they say nothing that is known."""
    try:
        return puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError):
        return ""


def _office(content: bytes) -> str:
    """Empty for every other archive, and for a document that holds programs or controls."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if any(name.endswith(("vbaproject.bin", ".exe", ".dll")) or "/activex/" in name for name in names):
        return ""
    found = next((ending for part, ending in _PARTS.items() if part in names), "")
    return next((kind for kind, endings in ENDINGS.items() if found in endings), "")


def _fit(name: str, kind: str, content: bytes) -> Fit | Refusal:
    if kind not in PICTURES:
        return Fit(name, kind, content)
    try:
        clean, preview = pictures.redrawn(content, kind)
    except pictures.CannotDraw:
        return Refusal.UNREADABLE
    return Fit(name, kind, clean, preview) if len(clean) <= MOST_BYTES else Refusal.TOO_LARGE
