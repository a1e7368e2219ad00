"""Pictures and other files that citizens send while people look after them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024  # of one file; LINE itself takes 10 MB for a picture and 300 MB for a file
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""What a browser shows by itself; the rest is handed out to be saved."""

TAKEN = SHOWN | {"image/heic", "image/heif", "application/pdf", "audio/mp4", "video/mp4"}
"""By what the bytes say, not by the name: office documents can hold programs, archives anything."""


class FileState(StrEnum):
    WANTED = "wanted"
    KEPT = "kept"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    GONE = "gone"  # the platform no longer has it


@dataclass(frozen=True)
class WantedFile:
    """`message_id` is the platform's; `name` what the citizen called it, masked, empty for pictures."""

    id: str
    message_id: str
    name: str = ""


class FileGone(Exception):
    """The platform no longer has the content, or never had."""


class FileNotReady(Exception):
    """The platform is still preparing it, or does not answer: ask again."""


Fetch = Callable[[str], bytes]
"""The content by the platform's message id, of no more than `MOST_BYTES` + 1 bytes. Raises FileGone or FileNotReady."""
