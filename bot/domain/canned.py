"""Texts that staff use again and again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.answers import Texts

VARIABLES = ("city_hall_phone", "department.name", "department.hours", "case.number")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class CannedText:
    """`texts` may hold variables in braces: `VARIABLES`."""

    key: str
    title: str
    texts: Texts


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """With the variables replaced. What is no variable stays as it is."""
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_variables(text: str) -> list[str]:
    """What stands in braces and is none of `VARIABLES`."""
    return [name for name in _VARIABLE.findall(text) if name not in VARIABLES]
