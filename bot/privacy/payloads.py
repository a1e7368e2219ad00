"""A platform's event before it is stored: whatever it carries loses its My Number."""

import re
from collections.abc import Mapping
from typing import Any

from bot.privacy.masking import joined, replace
from bot.privacy.numbers import find_my_numbers
from bot.privacy.plain import read

# What a platform makes, and nobody writes: changing it would break what it names. `value` and `data` of buttons are
# ours, but a person's client sends them, so they are read; a UUID in them is no number.
_NAMES_SOMETHING = re.compile(
    r"(?i)(?:^|_)(?:id|ids|ts|token|hash|url|type)$|(?<=[a-z])(?:Id|Ids|Token|Url|Type)$|^trigger_"
)
_UUID = re.compile(r"(?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def without_my_number(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _clean(key, value) for key, value in payload.items()}


def drop_my_number(text: str) -> str:
    """The text without any My Number, otherwise untouched: for what is stored before anything else looks at it."""
    apart = [found.span() for found in _UUID.finditer(text)]
    plain = read(text)
    found = (plain.original(finding) for finding in joined(find_my_numbers(plain)))
    return replace(
        text, [each for each in found if not any(start < each.end and each.start < end for start, end in apart)]
    )


def _clean(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return without_my_number(value)
    if isinstance(value, list):
        return [_clean(key, item) for item in value]
    if isinstance(value, str) and not _NAMES_SOMETHING.search(key):
        return drop_my_number(value)
    return value
