"""A platform's event before it is stored: whatever a person wrote loses its My Number."""

from collections.abc import Mapping
from typing import Any

from bot.privacy.numbers import drop_my_number

_WRITTEN_BY_PEOPLE = frozenset({"text", "title", "address", "fileName", "value", "keywords", "private_metadata"})


def without_my_number(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _clean(key, value) for key, value in payload.items()}


def _clean(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return without_my_number(value)
    if isinstance(value, list):
        return [_clean(key, item) for item in value]
    if isinstance(value, str) and key in _WRITTEN_BY_PEOPLE:
        return drop_my_number(value)
    return value
