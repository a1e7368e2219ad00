"""Judges Block Kit as Slack does: the limits of the platform page, told in Slack's own form.

The form `must be less than 3001 characters [json-pointer:/blocks/0/text/text]` is the real one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .slack_elements import Findings, check_element, check_text

Json = dict[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
# Undocumented, measured by others: slackapi/bolt-js issue 2509.
MESSAGE_BLOCK_TEXT = 13_200
BLOCK_ID = 255


def check_blocks(findings: Findings, path: str, blocks: object, most: int) -> None:
    if not isinstance(blocks, list):
        findings.add(path, "must be an array")
        return
    if len(blocks) > most:
        findings.add(path, f"no more than {most} items allowed")
    seen: set[str] = set()
    for here, block in findings.objects(path, blocks[:most]):
        check = _BLOCKS.get(str(block.get("type")))
        if check is None:
            findings.add(f"{here}/type", f"unsupported type: {block.get('type')}")
            continue
        findings.text(f"{here}/block_id", block.get("block_id"), BLOCK_ID, required=False)
        name = str(block.get("block_id") or here)
        if name in seen:
            findings.add(f"{here}/block_id", f'duplicate block_id "{name}"')
        seen.add(name)
        check(findings, here, block)


def text_size(blocks: list[Json]) -> int:
    """All text a person reads in the blocks, as counted for msg_blocks_too_long."""
    return sum(_text_size(block) for block in blocks)


def _text_size(part: object) -> int:
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_text_size(value) for value in part.values() if isinstance(value, (dict, list)))
    if isinstance(part, list):
        return sum(_text_size(value) for value in part)
    return 0


def check_message_blocks(blocks: object) -> list[str]:
    findings = Findings()
    check_blocks(findings, "/blocks", blocks, MESSAGE_BLOCKS)
    return findings.messages


def check_view(view: object) -> list[str]:
    """Modals and home tabs (platform page: Surfaces, Modals)."""
    findings = Findings()
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        findings.add("/view/type", "must be modal or home")
        return findings.messages
    check_blocks(findings, "/view/blocks", view.get("blocks"), VIEW_BLOCKS)
    findings.text("/view/private_metadata", view.get("private_metadata"), 3000, required=False, least=0)
    findings.text("/view/callback_id", view.get("callback_id"), 255, required=False, least=0)
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            check_text(findings, f"/view/{name}", view.get(name), 24, required=name == "title", plain=True)
        if findings.inputs and not view.get("submit"):
            findings.add("/view", "missing required field: submit")
    return findings.messages


def _section(findings: Findings, path: str, block: Json) -> None:
    fields = block.get("fields")
    check_text(findings, f"{path}/text", block.get("text"), 3000, required=not fields)
    findings.items(f"{path}/fields", fields, 1, 10, required=False)
    for here, field in findings.objects(f"{path}/fields", fields):
        check_text(findings, here, field, 2000)
    if block.get("accessory") is not None:
        check_element(findings, f"{path}/accessory", block["accessory"])


def _header(findings: Findings, path: str, block: Json) -> None:
    check_text(findings, f"{path}/text", block.get("text"), 150, plain=True)


def _actions(findings: Findings, path: str, block: Json) -> None:
    elements = block.get("elements")
    findings.items(f"{path}/elements", elements, 1, 25)
    seen: set[str] = set()
    for here, element in findings.objects(f"{path}/elements", elements):
        check_element(findings, here, element)
        name = str(element.get("action_id") or here)
        if name in seen:
            findings.add(f"{here}/action_id", f'`action_id` "{name}" already exists')
        seen.add(name)


def _context(findings: Findings, path: str, block: Json) -> None:
    elements = block.get("elements")
    findings.items(f"{path}/elements", elements, 1, 10)
    for here, element in findings.objects(f"{path}/elements", elements):
        if element.get("type") == "image":
            _image(findings, here, element)
        else:
            check_text(findings, here, element, 2000)


def _image(findings: Findings, path: str, block: Json) -> None:
    if not block.get("slack_file"):
        findings.text(f"{path}/image_url", block.get("image_url"), 3000)
    findings.text(f"{path}/alt_text", block.get("alt_text"), 2000)
    check_text(findings, f"{path}/title", block.get("title"), 2000, required=False, plain=True)


def _input(findings: Findings, path: str, block: Json) -> None:
    findings.inputs = True
    check_text(findings, f"{path}/label", block.get("label"), 2000, plain=True)
    check_text(findings, f"{path}/hint", block.get("hint"), 2000, required=False, plain=True)
    check_element(findings, f"{path}/element", block.get("element"))


def _markdown(findings: Findings, path: str, block: Json) -> None:
    findings.text(f"{path}/text", block.get("text"), 12_000)


def _free(findings: Findings, path: str, block: Json) -> None:
    """Divider, rich text, video, file: not judged further."""


_BLOCKS: dict[str, Callable[[Findings, str, Json], None]] = {
    "section": _section,
    "header": _header,
    "actions": _actions,
    "context": _context,
    "image": _image,
    "input": _input,
    "markdown": _markdown,
    **dict.fromkeys(("divider", "rich_text", "video", "file", "context_actions", "table", "alert", "card"), _free),
}
