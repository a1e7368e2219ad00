"""Variables in a text: a name in braces, replaced by looking it up, nothing else. A doubled brace is one brace."""

import re
import unicodedata
from collections.abc import Collection, Mapping

OF_THE_CITY = (
    "city_name",
    "city_hall_phone",
    "city_site",
    "department.name",
    "department.phone",
    "department.hours",
    "department.place",
)
_BRACED = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_FULL_WIDTH = re.compile(r"｛[^｛｝]*｝")


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """What is no variable stays as it is: text from before there were variables is said as it was written."""
    return _BRACED.sub(lambda found: _said(found, values), text) if "{" in text or "}" in text else text


def _said(found: re.Match[str], values: Mapping[str, str]) -> str:
    return found[0][0] if found[1] is None else values.get(found[1], found[0])


def unknown_in(text: str, names: Collection[str]) -> list[str]:
    """As written, each once: variables that are none of `names`, known ones in full-width braces, and lone braces."""
    braced = [found[0] for found in _BRACED.finditer(text) if found[1] is not None and found[1] not in names]
    wide = [each for each in _FULL_WIDTH.findall(text) if unicodedata.normalize("NFKC", each)[1:-1].strip() in names]
    rest = _BRACED.sub("", text)
    return list(dict.fromkeys((*braced, *wide, *(brace for brace in "{}" if brace in rest))))


def without_variables(text: str) -> str:
    """What is left to be counted: how long a value is, is not known where it is written."""
    return _BRACED.sub("", text)


def in_braces(names: Collection[str]) -> str:
    """For a message that names them."""
    return ", ".join(f"{{{name}}}" for name in names)
