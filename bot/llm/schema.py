"""From a frozen dataclass to a strict JSON schema, and from what the model wrote back to the dataclass."""

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.domain.model import Allowed

T = TypeVar("T")


class Malformed(Exception):
    """The reply does not fit. The message names fields and rules, never what was written in them."""


def strict_schema(shape: type[Any], allowed: Allowed) -> dict[str, Any]:
    """As OpenAI's structured outputs want it: every object closed, every property required."""
    schema = TypeAdapter(shape).json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object":
            part["properties"] = {
                name: _limited(_bare(rule), allowed.get(name)) for name, rule in part["properties"].items()
            }
            part.update(required=list(part["properties"]), additionalProperties=False)
        for unwanted in ("title", "description"):  # docstrings are written for people
            part.pop(unwanted, None)
    return schema


def read(text: str, shape: type[T], allowed: Allowed) -> T:
    """Raises Malformed. Nobody's word is taken for it that the server kept to the schema."""
    try:
        value: T = TypeAdapter(shape).validate_json(text, strict=True)
    except ValidationError as problem:
        raise Malformed("; ".join(_told(error) for error in problem.errors(include_input=False))) from None
    _check_allowed(value, allowed)
    return value


def _bare(rule: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name not in ("title", "default")}


def _limited(rule: dict[str, Any], allowed: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(allowed)} if allowed is not None else rule


def _told(error: Any) -> str:
    """The name of a key that the model made up is a text of the model's too."""
    return f"{'.'.join(str(part) for part in error['loc']) or 'reply'}: {error['type']}"


def _check_allowed(value: Any, allowed: Allowed) -> None:
    if isinstance(value, tuple):
        for each in value:
            _check_allowed(each, allowed)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            inner = getattr(value, name)
            if name in allowed and inner not in allowed[name]:
                raise Malformed(f"{name}: not offered")
            _check_allowed(inner, allowed)
