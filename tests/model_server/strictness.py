"""What OpenAI refuses in a request for a chat completion, with its codes (API reference, chat completions; guide to
structured outputs)."""

import re
from dataclasses import dataclass
from typing import Any

_KNOWN = {
    "model",
    "messages",
    "response_format",
    "max_completion_tokens",
    "max_tokens",
    "temperature",
    "top_p",
    "seed",
    "stream",
    "user",
    "store",
}
_UNSUPPORTED = {"default", "allOf", "not", "if", "then", "else", "dependentRequired", "patternProperties"}


@dataclass
class Refusal(Exception):
    status: int
    message: str
    code: str | None = None
    param: str | None = None
    kind: str = "invalid_request_error"

    def body(self) -> dict[str, Any]:
        error = {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}
        return {"error": error}


def check_request(body: Any, model: str, context: int) -> None:
    """Raises Refusal. `context` is the window, counted in letters."""
    if not isinstance(body, dict):
        raise Refusal(400, "We could not parse the JSON body of your request.")
    if unknown := set(body) - _KNOWN:
        raise Refusal(400, f"Unknown parameter: '{min(unknown)}'.", "unknown_parameter", min(unknown))
    if body.get("model") != model:
        told = f"The model `{body.get('model')}` does not exist or you do not have access to it."
        raise Refusal(404, told, "model_not_found")
    _check_messages(body.get("messages"), context)
    temperature = body.get("temperature", 1)
    if not isinstance(temperature, int | float) or not 0 <= temperature <= 2:
        raise Refusal(400, "Invalid 'temperature': expected 0 to 2.", "decimal_above_max_value", "temperature")
    _check_form(body.get("response_format"), body["messages"])


def _check_messages(messages: Any, context: int) -> None:
    if not isinstance(messages, list) or not messages:
        raise Refusal(400, "Invalid 'messages': empty array.", "empty_array", "messages")
    for message in messages:
        if not isinstance(message, dict) or message.get("role") not in ("system", "developer", "user", "assistant"):
            raise Refusal(400, "Invalid value: 'role'.", "invalid_value", "messages[0].role")
        if not isinstance(message.get("content"), str):
            raise Refusal(400, "Invalid type for 'content'.", "invalid_type", "messages[0].content")
    length = sum(len(message["content"]) for message in messages)
    if length > context:
        told = f"This model's maximum context length is {context} tokens. However, your messages resulted in {length}."
        raise Refusal(400, told, "context_length_exceeded", "messages")


def _check_form(form: Any, messages: list[dict[str, str]]) -> None:
    if form is None or form == {"type": "text"}:
        return
    if form == {"type": "json_object"}:
        if not any("json" in message["content"].lower() for message in messages):
            told = "'messages' must contain the word 'json' in some form, to use 'response_format' of 'json_object'."
            raise Refusal(400, told, None, "messages")
        return
    wanted = form.get("json_schema") if isinstance(form, dict) and form.get("type") == "json_schema" else None
    if not isinstance(wanted, dict) or not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", str(wanted.get("name"))):
        raise Refusal(400, "Invalid 'response_format'.", "invalid_value", "response_format")
    if wanted.get("strict"):
        check_schema(wanted["schema"], str(wanted["name"]))


def check_schema(schema: Any, name: str) -> None:
    """Raises Refusal for what strict mode does not take, at any depth."""
    if schema.get("type") != "object":
        _refuse(name, "schema must have type 'object'")
    _check_part(schema, name)
    for part in schema.get("$defs", {}).values():
        _check_part(part, name)


def _check_part(part: Any, name: str) -> None:
    if unsupported := set(part) & _UNSUPPORTED:
        _refuse(name, f"'{min(unsupported)}' is not permitted")
    if "enum" in part and not part["enum"]:
        _refuse(name, "enum must not be empty")
    if part.get("type") == "object":
        if part.get("additionalProperties") is not False:
            _refuse(name, "'additionalProperties' is required to be supplied and to be false")
        if sorted(part.get("required", ())) != sorted(part["properties"]):
            _refuse(name, "'required' is required to be supplied and to be an array including every key in properties")
        for inner in part["properties"].values():
            _check_part(inner, name)
    elif part.get("type") == "array":
        _check_part(part["items"], name)
    elif "$ref" not in part and "type" not in part and "anyOf" not in part:
        _refuse(name, "schema must have a 'type' key")


def _refuse(name: str, why: str) -> None:
    told = f"Invalid schema for response_format '{name}': In context=(), {why}."
    raise Refusal(400, told, None, "response_format")
