"""Limits of flex messages (platform page: Messaging API reference, Flex Message)."""

from __future__ import annotations

import json
from typing import Any

from .line_actions import check_action
from .line_lengths import Problems

Json = dict[str, Any]
BUTTON_LABEL_MOST = 40
BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
CAROUSEL_BUBBLES = 12
BLOCKS = ("header", "hero", "body", "footer")


def _bytes(content: Json) -> int:
    return len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def check_flex(problems: Problems, path: str, contents: Json) -> None:
    if contents.get("type") == "carousel":
        _carousel(problems, path, contents)
    else:
        _bubble(problems, path, contents)


def _carousel(problems: Problems, path: str, carousel: Json) -> None:
    bubbles = carousel.get("contents") or []
    problems.size(f"{path}.contents", bubbles, 1, CAROUSEL_BUBBLES)
    if _bytes(carousel) > CAROUSEL_BYTES:
        problems.add(path, f"must not be larger than {CAROUSEL_BYTES} bytes")
    if len({bubble.get("size", "mega") for bubble in bubbles if isinstance(bubble, dict)}) > 1:
        problems.add(f"{path}.contents", "all bubbles must have the same width")
    for here, bubble in problems.objects(f"{path}.contents", bubbles):
        _bubble(problems, here, bubble)


def _bubble(problems: Problems, path: str, bubble: Json) -> None:
    if _bytes(bubble) > BUBBLE_BYTES:
        problems.add(path, f"must not be larger than {BUBBLE_BYTES} bytes")
    if not any(bubble.get(block) for block in BLOCKS):
        problems.add(path, "At least one block must be specified")
    _inner_action(problems, path, bubble)
    for block in BLOCKS:
        if bubble.get(block):
            _component(problems, f"{path}.{block}", bubble[block])


def _component(problems: Problems, path: str, component: Json) -> None:
    check = _BY_TYPE.get(component.get("type", ""))
    if check:
        check(problems, path, component)
    if component.get("type") != "button":
        _inner_action(problems, path, component)


def _inner_action(problems: Problems, path: str, component: Json) -> None:
    """A box, text, image or bubble that can be touched: the label is never drawn, so it is optional."""
    action = component.get("action")
    if isinstance(action, dict):
        check_action(problems, f"{path}.action", action, BUTTON_LABEL_MOST, label_required=False)


def _box(problems: Problems, path: str, box: Json) -> None:
    for here, component in problems.objects(f"{path}.contents", box.get("contents")):
        _component(problems, here, component)


def _text(problems: Problems, path: str, text: Json) -> None:
    if text.get("contents"):
        for here, span in problems.objects(f"{path}.contents", text["contents"]):
            _words(problems, f"{here}.text", span.get("text"))
    else:
        _words(problems, f"{path}.text", text.get("text"))


def _words(problems: Problems, path: str, words: object) -> None:
    if not isinstance(words, str) or not words:
        problems.add(path, "must be non-empty text")


def _button(problems: Problems, path: str, button: Json) -> None:
    check_action(problems, f"{path}.action", button["action"], BUTTON_LABEL_MOST)


def _image(problems: Problems, path: str, image: Json) -> None:
    problems.web_address(f"{path}.url", image.get("url"))


def _video(problems: Problems, path: str, video: Json) -> None:
    problems.web_address(f"{path}.url", video.get("url"))
    problems.web_address(f"{path}.previewUrl", video.get("previewUrl"))
    if isinstance(video.get("altContent"), dict):
        _component(problems, f"{path}.altContent", video["altContent"])


_BY_TYPE = {"box": _box, "text": _text, "button": _button, "image": _image, "icon": _image, "video": _video}
