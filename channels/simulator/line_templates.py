"""Limits of template messages (platform page: Messaging API reference, Template messages)."""

from __future__ import annotations

from typing import Any

from .line_actions import check_action
from .line_lengths import Problems

Json = dict[str, Any]
LABEL_MOST = 20
IMAGE_CAROUSEL_LABEL_MOST = 12
TITLE_MOST = 40


def check_template(problems: Problems, path: str, template: Json) -> None:
    check = _BY_TYPE.get(template.get("type", ""))
    if check:
        check(problems, path, template)


def _actions(problems: Problems, path: str, actions: list[Json], least: int, most: int) -> None:
    problems.size(f"{path}.actions", actions, least, most)
    for here, action in problems.objects(f"{path}.actions", actions):
        check_action(problems, here, action, LABEL_MOST)


def _text(problems: Problems, path: str, text: object, most: int) -> None:
    if problems.required(f"{path}.text", text):
        problems.clusters(f"{path}.text", text, most)


def _decorated(item: Json) -> bool:
    return bool(item.get("title") or item.get("thumbnailImageUrl"))


def _card(problems: Problems, path: str, card: Json, plain_most: int, actions_most: int) -> None:
    """Text is shorter beside a title or an image: buttons 160/60, columns 120/60."""
    _text(problems, path, card.get("text"), 60 if _decorated(card) else plain_most)
    problems.clusters(f"{path}.title", card.get("title"), TITLE_MOST)
    problems.web_address(f"{path}.thumbnailImageUrl", card.get("thumbnailImageUrl"))
    _actions(problems, path, card.get("actions") or [], 1, actions_most)
    if isinstance(card.get("defaultAction"), dict):
        check_action(problems, f"{path}.defaultAction", card["defaultAction"], LABEL_MOST, label_required=False)


def _buttons(problems: Problems, path: str, template: Json) -> None:
    _card(problems, path, template, plain_most=160, actions_most=4)


def _confirm(problems: Problems, path: str, template: Json) -> None:
    _text(problems, path, template.get("text"), 240)
    _actions(problems, path, template.get("actions") or [], 2, 2)


def _columns(problems: Problems, path: str, template: Json) -> dict[str, Json]:
    """The columns by their paths."""
    problems.size(f"{path}.columns", template.get("columns") or [], 1, 10)
    return dict(problems.objects(f"{path}.columns", template.get("columns")))


def _carousel(problems: Problems, path: str, template: Json) -> None:
    columns = _columns(problems, path, template)
    for here, column in columns.items():
        _card(problems, here, column, plain_most=120, actions_most=3)
    if len({len(column.get("actions") or []) for column in columns.values()}) > 1:
        problems.add(f"{path}.columns", "the number of actions must be the same in all columns")
    for name in ("title", "thumbnailImageUrl"):
        if len({bool(column.get(name)) for column in columns.values()}) > 1:
            problems.add(f"{path}.columns", f"{name} must be in all columns or in none")


def _image_carousel(problems: Problems, path: str, template: Json) -> None:
    for here, column in _columns(problems, path, template).items():
        problems.web_address(f"{here}.imageUrl", column.get("imageUrl"))
        check_action(problems, f"{here}.action", column["action"], IMAGE_CAROUSEL_LABEL_MOST, label_required=False)


_BY_TYPE = {"buttons": _buttons, "confirm": _confirm, "carousel": _carousel, "image_carousel": _image_carousel}
