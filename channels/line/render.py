"""Our messages as LINE message objects (plain dictionaries; the SDK's types check them when they are sent)."""

import re
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from bot.domain.buttons import Button
from bot.domain.links import addresses_in, encoded
from bot.domain.long_texts import split
from bot.domain.messages import AnswerCard, Choice, ChoiceList, Message, Note, Picture
from bot.languages.readings import with_readings
from channels.line import limits

Drawn = dict[str, Any]

# Text #1f2328 and #57606a on white, links #0b57d0: contrast of at least 5.9 to 1 (WCAG 2.2, 1.4.3 asks for 4.5).
_INK, _QUIET, _LINK, _NOTICE = "#1f2328", "#57606a", "#0b57d0", "#8a4600"
MOST_MESSAGES = 5


def render(messages: tuple[Message, ...], choices: tuple[Choice, ...], sender_name: str) -> list[Drawn]:
    """At most five objects, the choices as quick replies of the last one: LINE shows them nowhere else."""
    drawn = [part for message in messages for part in _draw(message)][:MOST_MESSAGES]
    for part in drawn:
        if sender_name:
            part["sender"] = {"name": limits.cut_graphemes(sender_name, limits.SENDER_NAME)}
    if choices and drawn:
        items = [_quick(choice) for choice in choices[: limits.QUICK_REPLIES]]
        drawn[-1]["quickReply"] = {"items": items}
    return drawn


def _draw(message: Message) -> list[Drawn]:
    match message:
        case Note(text):
            return [{"type": "text", "text": part} for part in split(text)]
        case AnswerCard():
            return [_answer(message)]
        case ChoiceList():
            return [_choices(message)]
        case Picture():
            return [{"type": "image", "originalContentUrl": message.url, "previewImageUrl": message.preview_url}]
        case _:
            raise TypeError(f"LINE cannot show a {type(message).__name__}")


def _answer(card: AnswerCard) -> Drawn:
    title, said = (with_readings(text) if card.readings else text for text in (card.title, card.body))
    body: list[Drawn] = [_text(title, weight="bold", size="lg")]
    if card.notice:
        body.append(_text(card.notice, size="sm", color=_NOTICE))
    body.append(_said(said))
    body.append({"type": "separator", "margin": "lg"})
    body += [_text(line, size="xs", color=_QUIET) for line in card.lines]
    bubble = {"type": "bubble", "size": "giga", **_hero(card), "body": _column(body)}
    own = [each for each in card.buttons if _opens(each)]
    buttons = [_button("primary", each.label, each.uri) for each in own]
    if card.source_url:
        buttons.append(_button("link", card.source_label, encoded(card.source_url)))
    if buttons:
        bubble["footer"] = {**_column(buttons), "spacing": "sm"}
    words = [card.notice, title, said, card.picture_in_words, *map(str, own), *card.lines, card.source_url]
    return _flex(bubble, "\n".join(word for word in words if word))


def _hero(card: AnswerCard) -> Drawn:
    """Above the words, in its own shape; a tap opens it where it can be made larger."""
    if not card.picture_url:
        return {}
    label = limits.cut_graphemes(card.picture_alt, limits.BUTTON_LABEL)
    action = {"type": "uri", "label": label, "uri": card.picture_url}
    shape = {"size": "full", "aspectRatio": card.picture_ratio, "aspectMode": "fit"}
    return {"hero": {"type": "image", "url": card.picture_url, **shape, "action": action}}


def _button(style: str, label: str, uri: str) -> Drawn:
    action = {"type": "uri", "label": limits.cut_graphemes(label, limits.BUTTON_LABEL), "uri": uri}
    return {"type": "button", "style": style, "height": "sm", "color": _LINK, "action": action}


def _opens(button: Button) -> bool:
    """LINE refuses a message whole for one that it cannot open: what a variable says may have changed since."""
    return bool(re.match(r"https?://.|tel:[+\d]", button.uri)) and len(button.uri) <= limits.URI


def _said(text: str) -> Drawn:
    """LINE makes no link of an address in a Flex text, so a line that holds one can be touched."""
    parts: list[Drawn] = []
    for address, lines in groupby(text.split("\n"), _address_in):
        if address:
            touch = {"color": _LINK, "decoration": "underline", "action": {"type": "uri", "uri": encoded(address)}}
            parts += [_text(line, size="md", **touch) for line in lines]
        else:
            parts.append(_text("\n".join(lines), size="md", lineSpacing="6px"))
    return parts[0] if len(parts) == 1 else {**_column(parts), "spacing": "sm"}


def _address_in(line: str) -> str:
    """LINE refuses a message whole for a longer address."""
    return next((each for each in addresses_in(line) if len(encoded(each)) <= limits.URI), "")


def _choices(message: ChoiceList) -> Drawn:
    rows: list[Drawn] = [_text(message.text, size="md", weight="bold")]
    rows += [_choice_row(choice) for choice in message.choices]
    words = [message.text, *(f"・{choice.label}" for choice in message.choices)]
    return _flex({"type": "bubble", "size": "giga", "body": _column(rows)}, "\n".join(words))


def _choice_row(choice: Choice) -> Drawn:
    """A box rather than a button: a question is longer than a button's label may be, and wraps."""
    return {
        "type": "box",
        "layout": "vertical",
        "action": _postback(choice, limits.BUTTON_LABEL),
        "borderColor": _LINK,
        "borderWidth": "1px",
        "cornerRadius": "8px",
        "paddingAll": "12px",
        "contents": [{"type": "text", "text": choice.label, "wrap": True, "color": _LINK, "size": "md"}],
    }


def _quick(choice: Choice) -> Drawn:
    return {"type": "action", "action": _postback(choice, limits.QUICK_LABEL)}


def _postback(choice: Choice, label: int) -> Drawn:
    data = urlencode({"do": choice.action, **choice.arguments})
    if len(data) > limits.POSTBACK_DATA:
        raise ValueError(f"the data of the choice {choice.action!r} is longer than LINE allows")
    action = {"type": "postback", "label": limits.cut_graphemes(choice.label, label), "data": data}
    return {**action, "displayText": limits.cut_graphemes(choice.said, 300)} if choice.said else action


def _text(text: str, **style: Any) -> Drawn:
    return {"type": "text", "text": text or " ", "wrap": True, "color": _INK, **style}


def _column(contents: list[Drawn]) -> Drawn:
    return {"type": "box", "layout": "vertical", "spacing": "md", "contents": contents}


def _flex(bubble: Drawn, words: str) -> Drawn:
    """The alternative text is what notifications, old phones and screen readers get: the whole answer, if it fits."""
    return {"type": "flex", "altText": limits.cut_graphemes(words, limits.ALT_TEXT // 2), "contents": bubble}
