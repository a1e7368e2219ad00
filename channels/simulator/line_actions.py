"""Limits of LINE's action objects (platform page: Messaging API reference, Action objects)."""

from __future__ import annotations

from typing import Any

from .line_lengths import Problems

Json = dict[str, Any]
URI_SCHEMES = ("http://", "https://", "line://", "tel:")
URI_MOST = 1000
TEXT_MOST = 300
PICKER_MODES = ("date", "time", "datetime")


def check_action(problems: Problems, path: str, action: Json, label_most: int, label_required: bool = True) -> None:
    label = action.get("label")
    if not label_required or problems.required(f"{path}.label", label):
        problems.clusters(f"{path}.label", label, label_most)
    check = _BY_TYPE.get(action.get("type", ""))
    if check:
        check(problems, path, action)


def _postback(problems: Problems, path: str, action: Json) -> None:
    if not isinstance(action.get("data"), str):
        problems.add(f"{path}.data", "May not be empty")
    problems.units(f"{path}.data", action.get("data"), TEXT_MOST)
    for name in ("displayText", "fillInText", "text"):
        problems.clusters(f"{path}.{name}", action.get(name), TEXT_MOST)
    if action.get("displayText") is not None and action.get("text") is not None:
        problems.add(f"{path}.displayText", "cannot be used together with text")
    if action.get("fillInText") is not None and action.get("inputOption") != "openKeyboard":
        problems.add(f"{path}.fillInText", "inputOption must be openKeyboard")


def _message(problems: Problems, path: str, action: Json) -> None:
    if problems.required(f"{path}.text", action.get("text")):
        problems.clusters(f"{path}.text", action["text"], TEXT_MOST)


def _uri(problems: Problems, path: str, action: Json) -> None:
    uri = action.get("uri")
    if not problems.required(f"{path}.uri", uri):
        return
    if not isinstance(uri, str) or not uri.startswith(URI_SCHEMES):
        problems.add(f"{path}.uri", "invalid uri scheme")
    # "URLs must be percent-encoded": Action objects, URI action.
    elif not uri.isascii() or " " in uri:
        problems.add(f"{path}.uri", "invalid uri")
    problems.units(f"{path}.uri", uri, URI_MOST)


def _clipboard(problems: Problems, path: str, action: Json) -> None:
    if problems.required(f"{path}.clipboardText", action.get("clipboardText")):
        problems.units(f"{path}.clipboardText", action["clipboardText"], 1000)


def _datetimepicker(problems: Problems, path: str, action: Json) -> None:
    problems.units(f"{path}.data", action.get("data"), TEXT_MOST, least=1)
    if action.get("mode") not in PICKER_MODES:
        problems.add(f"{path}.mode", f"Must be one of the following values: [{', '.join(PICKER_MODES)}]")


_BY_TYPE = {
    "postback": _postback,
    "message": _message,
    "uri": _uri,
    "clipboard": _clipboard,
    "datetimepicker": _datetimepicker,
}
