"""Limits of Block Kit's elements and composition objects (platform page, 3.2; slack_sdk's models)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]


class Findings:
    """Problems of a message or view in Slack's words."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.inputs = False

    def add(self, path: str, text: str) -> None:
        self.messages.append(f"{text} [json-pointer:{path}]")

    def text(self, path: str, value: object, most: int, required: bool = True, least: int = 1) -> None:
        if value is None:
            if required:
                self.add(path.rpartition("/")[0], f"missing required field: {path.rpartition('/')[2]}")
        elif not isinstance(value, str):
            self.add(path, "must be a string")
        elif len(value) > most:
            self.add(path, f"must be less than {most + 1} characters")
        elif len(value) < least:
            self.add(path, f"must be more than {least - 1} characters")

    def items(self, path: str, value: object, least: int, most: int, required: bool = True) -> None:
        if value is None and not required:
            return
        if not isinstance(value, list):
            self.add(path, "must be an array")
        elif len(value) > most:
            self.add(path, f"no more than {most} items allowed")
        elif len(value) < least:
            self.add(path, f"must have at least {least} items")

    def objects(self, path: str, value: object) -> Iterator[tuple[str, Json]]:
        """The objects of an array with their paths; anything else in it is a finding."""
        for at, item in enumerate(value if isinstance(value, list) else []):
            if isinstance(item, dict):
                yield f"{path}/{at}", item
            else:
                self.add(f"{path}/{at}", "must be an object")


def check_text(
    findings: Findings, path: str, value: object, most: int, required: bool = True, plain: bool = False
) -> None:
    """A text object: plain_text everywhere, mrkdwn where Slack allows formatting."""
    if value is None:
        if required:
            findings.add(path.rpartition("/")[0], f"missing required field: {path.rpartition('/')[2]}")
        return
    allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    if not isinstance(value, dict) or value.get("type") not in allowed:
        findings.add(f"{path}/type", f"must be one of: {', '.join(allowed)}")
        return
    findings.text(f"{path}/text", value.get("text"), most)


def check_element(findings: Findings, path: str, element: object) -> None:
    if not isinstance(element, dict) or not isinstance(element.get("type"), str):
        findings.add(path, "missing required field: type")
        return
    check = _ELEMENTS.get(element["type"])
    if check is None:
        findings.add(f"{path}/type", f"unsupported type: {element['type']}")
        return
    findings.text(f"{path}/action_id", element.get("action_id"), 255, required=False)
    check_text(findings, f"{path}/placeholder", element.get("placeholder"), 150, required=False, plain=True)
    if element.get("confirm") is not None:
        _confirm(findings, f"{path}/confirm", element["confirm"])
    check(findings, path, element)


def _confirm(findings: Findings, path: str, confirm: object) -> None:
    if not isinstance(confirm, dict):
        findings.add(path, "must be an object")
        return
    check_text(findings, f"{path}/title", confirm.get("title"), 100, plain=True)
    check_text(findings, f"{path}/text", confirm.get("text"), 300)
    for name in ("confirm", "deny"):
        check_text(findings, f"{path}/{name}", confirm.get(name), 30, plain=True)


def _button(findings: Findings, path: str, element: Json) -> None:
    check_text(findings, f"{path}/text", element.get("text"), 75, plain=True)
    findings.text(f"{path}/value", element.get("value"), 2000, required=False, least=0)
    findings.text(f"{path}/url", element.get("url"), 3000, required=False)
    if element.get("style") not in (None, "primary", "danger"):
        findings.add(f"{path}/style", "must be one of: primary, danger")


def _options(findings: Findings, path: str, options: object, least: int, most: int) -> None:
    findings.items(path, options, least, most)
    for here, option in findings.objects(path, options):
        check_text(findings, f"{here}/text", option.get("text"), 75)
        check_text(findings, f"{here}/description", option.get("description"), 75, required=False)
        findings.text(f"{here}/value", option.get("value"), 150)


def _select(findings: Findings, path: str, element: Json) -> None:
    groups = element.get("option_groups")
    if groups is None:
        _options(findings, f"{path}/options", element.get("options"), 1, 100)
        return
    findings.items(f"{path}/option_groups", groups, 1, 100)
    for here, group in findings.objects(f"{path}/option_groups", groups):
        check_text(findings, f"{here}/label", group.get("label"), 75, plain=True)
        _options(findings, f"{here}/options", group.get("options"), 1, 100)


def _overflow(findings: Findings, path: str, element: Json) -> None:
    _options(findings, f"{path}/options", element.get("options"), 1, 5)


def _few_options(findings: Findings, path: str, element: Json) -> None:
    _options(findings, f"{path}/options", element.get("options"), 1, 10)


def _plain_input(findings: Findings, path: str, element: Json) -> None:
    longest = element.get("max_length", 3000)
    if not isinstance(longest, int) or not 1 <= longest <= 3000:
        findings.add(f"{path}/max_length", "must be between 1 and 3000")
        return
    findings.text(f"{path}/initial_value", element.get("initial_value"), longest, required=False, least=0)


def _file_input(findings: Findings, path: str, element: Json) -> None:
    """File input element: up to 10 files, endings without a dot."""
    most = element.get("max_files", 10)
    if not isinstance(most, int) or not 1 <= most <= 10:
        findings.add(f"{path}/max_files", "must be between 1 and 10")
    endings = element.get("filetypes")
    if endings is not None and not (isinstance(endings, list) and all(isinstance(each, str) for each in endings)):
        findings.add(f"{path}/filetypes", "must be an array of strings")


def _image(findings: Findings, path: str, element: Json) -> None:
    findings.text(f"{path}/image_url", element.get("image_url"), 3000)
    findings.text(f"{path}/alt_text", element.get("alt_text"), 2000)


def _free(findings: Findings, path: str, element: Json) -> None:
    """Only the common limits apply."""


_FREE = (
    "external_select users_select conversations_select channels_select multi_external_select multi_users_select "
    "multi_conversations_select multi_channels_select datepicker timepicker datetimepicker email_text_input "
    "url_text_input number_input rich_text_input workflow_button feedback_buttons icon_button"
)
_ELEMENTS: dict[str, Callable[[Findings, str, Json], None]] = {
    "button": _button,
    "static_select": _select,
    "multi_static_select": _select,
    "overflow": _overflow,
    "checkboxes": _few_options,
    "radio_buttons": _few_options,
    "plain_text_input": _plain_input,
    "image": _image,
    "file_input": _file_input,
    **dict.fromkeys(_FREE.split(), _free),
}
