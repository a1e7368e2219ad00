"""Pictures and other files that staff attach to a reply."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

MOST_BYTES = 10 * 1024 * 1024  # of one file; LINE takes no larger picture
MOST_FILES = 4
"""LINE takes five messages a call, and the words are one of them."""

PICTURES = frozenset({"image/jpeg", "image/png"})
_OFFICE = "application/vnd.openxmlformats-officedocument"
ENDINGS = {
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "application/pdf": ("pdf",),
    f"{_OFFICE}.wordprocessingml.document": ("docx",),
    f"{_OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{_OFFICE}.presentationml.presentation": ("pptx",),
}
"""The older office formats are left out: nothing in them tells whether they hold programs."""

_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\"<>|:*?]")


class Refusal(StrEnum):
    """Why a file is not attached."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    WRONG_TYPE = "wrong_type"
    OTHER_THAN_NAMED = "other_than_named"
    UNREADABLE = "unreadable"
    GONE = "gone"  # the platform does not hand it out


@dataclass(frozen=True)
class Attachment:
    """A file that is kept; `size` in bytes."""

    id: str
    name: str
    content_type: str
    size: int

    @property
    def is_picture(self) -> bool:
        return self.content_type in PICTURES


@dataclass(frozen=True)
class Fit:
    """A file that may be sent. `preview` is that of a picture, else empty."""

    name: str
    content_type: str
    content: bytes
    preview: bytes = b""


@dataclass(frozen=True)
class FileLink:
    """Where a citizen opens a file, without signing in; both addresses end at the same time."""

    url: str
    preview_url: str


def size_in_words(size: int) -> str:
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"


def type_by_name(name: str) -> str:
    """What a name promises; empty for one that promises nothing that is taken."""
    return next((kind for kind, endings in ENDINGS.items() if ending(name) in endings), "")


def plain_name(name: str) -> str:
    """Without folders, and without what hides an ending: `x\\u202efdp.exe` reads as a PDF."""
    last = _NOT_IN_NAMES.sub("", re.split(r"[/\\]", name)[-1]).strip(" .") or "file"
    path = PurePath(last)
    return last if len(last) <= _LONGEST_NAME else path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix


def ending(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").lower()
