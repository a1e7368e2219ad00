"""The limits of the Messaging API reference, at the edge: the largest good value and the smallest bad one."""

from __future__ import annotations

from typing import Any

import pytest

from channels.simulator.line_lengths import clusters, units
from channels.simulator.line_limits import check_messages
from channels.simulator.serving import Simulator

from .web import line_post

FAMILY = "👨‍👩‍👧‍👦"


def text(value: str = "a", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": value, **more}


def action(**more: Any) -> dict[str, Any]:
    return {"type": "message", "label": "a", "text": "a", **more}


def choices(count: int = 1, **more: Any) -> dict[str, Any]:
    return text(quickReply={"items": [{"type": "action", "action": action(**more)}] * count})


def flex(*components: dict[str, Any], alt: str = "a") -> dict[str, Any]:
    body = {"type": "box", "layout": "vertical", "contents": list(components)}
    return {"type": "flex", "altText": alt, "contents": {"type": "bubble", "body": body}}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "action": action(**more)}


def words(value: str) -> dict[str, Any]:
    return {"type": "text", "text": value}


def template(**fields: Any) -> dict[str, Any]:
    return {"type": "template", "altText": "a", "template": fields}


def buttons(count: int = 1, body: str = "a", **more: Any) -> dict[str, Any]:
    return template(type="buttons", text=body, actions=[action()] * count, **more)


def columns(*counts: int, **more: Any) -> dict[str, Any]:
    made = [{"text": "a", "actions": [action()] * count, **more} for count in counts]
    return template(type="carousel", columns=made)


def carousel(count: int, **more: Any) -> dict[str, Any]:
    bubble = flex(words("a"))["contents"] | more
    return {"type": "flex", "altText": "a", "contents": {"type": "carousel", "contents": [bubble] * count}}


def postback(**more: Any) -> dict[str, Any]:
    return flex({"type": "button", "action": {"type": "postback", "label": "a", "data": "a", **more}})


def link(uri: str) -> dict[str, Any]:
    return flex({"type": "button", "action": {"type": "uri", "label": "a", "uri": uri}})


def test_counting() -> None:
    """Platform page: Character counting."""
    assert (units("🍎"), units(FAMILY), clusters(FAMILY)) == (2, 11, 1)


GOOD = [
    text("あ" * 5000),
    text("🍎" * 2500),
    text("a", sender={"name": "あ" * 20}),
    choices(13, label="あ" * 20),
    choices(1, label=FAMILY * 20),
    flex(button(label="あ" * 40), alt="あ" * 1500),
    flex(words("a" * 25_000)),
    carousel(12),
    postback(data="a" * 300, displayText="あ" * 300),
    link("https://example.jp/" + "a" * 981),
    link("tel:0312345678"),
    buttons(4, "あ" * 160),
    buttons(1, "あ" * 60, title="あ" * 40),
    template(type="confirm", text="あ" * 240, actions=[action(label="あ" * 20)] * 2),
    columns(*[3] * 10),
    {
        "type": "textV2",
        "text": "{{a}} {name}",
        "substitution": {"name": {"type": "mention", "mentionee": {"type": "all"}}},
    },
    text("$", emojis=[{"index": 0, "productId": "1", "emojiId": "1"}]),
    {"type": "sticker", "packageId": "1", "stickerId": "1"},
    {"type": "image", "originalContentUrl": "https://e.jp/a.png", "previewImageUrl": "https://e.jp/a.png"},
    {"type": "image", "originalContentUrl": "http://127.0.0.1:8000/a", "previewImageUrl": "http://127.0.0.1:8000/b"},
]


@pytest.mark.parametrize("message", GOOD)
def test_within_the_limits(message: dict[str, Any]) -> None:
    assert check_messages([message]) == []


BAD = [
    (text("あ" * 5001), "messages[0].text"),
    (text("🍎" * 2501), "messages[0].text"),
    (text(""), "messages[0].text"),
    ({"type": "text"}, "messages[0].text"),
    ({"type": "texts", "text": "a"}, "messages[0].type"),
    ({}, "messages[0].type"),
    ("text", "messages[0].type"),
    (text("a", sender={"name": "あ" * 21}), "messages[0].sender.name"),
    (text("a", sender={"name": "LINE係"}), "messages[0].sender.name"),
    (choices(14), "messages[0].quickReply.items"),
    (choices(0), "messages[0].quickReply.items"),
    (choices(1, label="あ" * 21), "messages[0].quickReply.items[0].action.label"),
    (choices(1, label=None), "messages[0].quickReply.items[0].action.label"),
    (flex(button(), alt="あ" * 1501), "messages[0].altText"),
    (flex(button(label="あ" * 41)), "messages[0].contents.body.contents[0].action.label"),
    (flex(words("")), "messages[0].contents.body.contents[0].text"),
    (flex(words("a" * 31_000)), "messages[0].contents"),
    (flex({"type": "unknown"}), "messages[0]"),
    (carousel(13), "messages[0].contents.contents"),
    (postback(data="a" * 301), "messages[0].contents.body.contents[0].action.data"),
    (postback(displayText="あ" * 301), "messages[0].contents.body.contents[0].action.displayText"),
    (link("https://example.jp/" + "a" * 982), "messages[0].contents.body.contents[0].action.uri"),
    (link("ftp://example.jp"), "messages[0].contents.body.contents[0].action.uri"),
    (link("https://example.jp/日本"), "messages[0].contents.body.contents[0].action.uri"),
    (buttons(5), "messages[0].template.actions"),
    (buttons(1, "あ" * 161), "messages[0].template.text"),
    (buttons(1, "あ" * 61, title="a"), "messages[0].template.text"),
    (buttons(1, title="あ" * 41), "messages[0].template.title"),
    (template(type="confirm", text="a", actions=[action()]), "messages[0].template.actions"),
    (
        template(type="confirm", text="a", actions=[action(label="あ" * 21)] * 2),
        "messages[0].template.actions[0].label",
    ),
    (columns(*[1] * 11), "messages[0].template.columns"),
    (columns(1, 2), "messages[0].template.columns"),
    ({"type": "textV2", "text": "{name}"}, "messages[0].text"),
    (text("a", emojis=[{"index": 0, "productId": "1", "emojiId": "1"}]), "messages[0].emojis[0].index"),
    ({"type": "sticker", "packageId": "1"}, "messages[0].stickerId"),
    (
        {"type": "image", "originalContentUrl": "http://e.jp/a", "previewImageUrl": "https://e.jp/a"},
        "messages[0].originalContentUrl",
    ),
]


@pytest.mark.parametrize(("message", "path"), BAD)
def test_beyond_the_limits(message: Any, path: str) -> None:
    details = check_messages([message])
    assert path in [detail["property"] for detail in details], details


@pytest.mark.parametrize("count", [0, 6])
def test_one_to_five_messages(count: int) -> None:
    assert check_messages([text()] * count) == [{"message": "Size must be between 1 and 5", "property": "messages"}]


def test_the_form_of_the_error(simulator: Simulator) -> None:
    answer = line_post(simulator.url, "message/validate/push", {"messages": [text("あ" * 5001)]})
    assert answer.status == 400
    assert answer.json["message"] == "The request body has 1 error(s)"
    expected = {"message": "Length must be between 0 and 5000", "property": "messages[0].text"}
    assert answer.json["details"] == [expected]
    assert line_post(simulator.url, "message/validate/reply", {"messages": [text()]}).json == {}
