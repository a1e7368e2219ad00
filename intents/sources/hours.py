"""The `hours` of a department: checked here, kept as they are written, understood by `intents.hours`."""

from collections.abc import Callable
from typing import Any

from intents import hours
from intents.sources import rules
from intents.sources.fields import Fields
from intents.sources.nodes import Node

_HOLIDAYS = ("closed", "open")


def read_hours(node: Node, name: str) -> dict[str, Any]:
    fields = Fields.of(node, name, needed=(), optional=(*hours.WEEKDAYS, "public_holidays", "year_end", "special"))
    kept: dict[str, Any] = {}
    for day in hours.WEEKDAYS:
        if day in fields.found:
            kept[day] = _spans(fields.found[day], f"{name}.{day}")
    kept["public_holidays"] = fields.read_or("public_holidays", _holidays, _HOLIDAYS[0])
    year_end = fields.read_or("year_end", _checked(hours.read_year_end), "")
    special = _special(fields.found.get("special"), f"{name}.special")
    return {**kept, **({"year_end": year_end} if year_end else {}), **({"special": special} if special else {})}


def _spans(node: Node, name: str) -> list[str]:
    if node.is_empty:
        return []
    texts = [text for item in node.as_list(name) if (text := item.parsed(name, _checked(hours.read_span)))]
    try:
        hours.read_spans(texts)
    except ValueError as wrong:
        node.wrong(f"{name}: {wrong}")
    return texts


def _special(node: Node | None, name: str) -> dict[str, list[str]]:
    if node is None or node.is_empty:
        return {}
    days: dict[str, list[str]] = {}
    for day, spans in node.as_mapping(name).items():
        try:
            days[rules.read_date(day).isoformat()] = _spans(spans, f"{name}.{day}")
        except ValueError as wrong:
            spans.wrong(f"{name}: {wrong}")
    return days


def _holidays(text: str) -> str:
    if text not in _HOLIDAYS:
        raise ValueError(f'"{text}" is neither "closed" nor "open"')
    return text


def _checked(read: Callable[[str], object]) -> Callable[[str], str]:
    """The text itself, once `read` has understood it."""

    def check(text: str) -> str:
        read(text)
        return text

    return check
