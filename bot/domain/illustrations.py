"""The picture of an answer: public, and named by what it is, so that a name never shows anything else."""

import re
from hashlib import sha256

MOST_BYTES = 1024 * 1024
"""LINE takes 10 MB of a picture in a bubble; this opens on a slow phone too."""
MOST_BROUGHT = 10 * 1024 * 1024  # bytes of what is uploaded: as a phone's camera makes it
LONGEST_SIDE = 1024  # pixels; LINE shows no more
LONGEST_ALT = 200
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}

_NAME = re.compile(r"[0-9a-f]{64}-([1-9][0-9]{0,3})x([1-9][0-9]{0,3})\.(jpg|png)")
_TALLEST = 3  # times the width: LINE's limit


def name_of(content: bytes, content_type: str, width: int, height: int) -> str:
    """The hash, which nobody guesses; the size, by which a phone keeps its place; and the kind."""
    return f"{sha256(content).hexdigest()}-{width}x{height}.{ENDINGS[content_type]}"


def is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text))


def ratio_of(name: str) -> str:
    """As LINE wants it, width:height. Raises ValueError for what is no name."""
    width, height = size_of(name)
    return f"{width}:{min(height, _TALLEST * width)}"


def size_of(name: str) -> tuple[int, int]:
    """Width and height in pixels. Raises ValueError for what is no name."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} is no name of a picture")
    return int(found[1]), int(found[2])
