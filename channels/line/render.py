"""Our messages as LINE message objects (plain dictionaries; the SDK's types check them when they are sent)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from bot.domain.links import Link, links_in
from bot.domain.long_texts import split
from bot.domain.messages import AnswerCard, Choice, ChoiceList, Message, Note, Picture
from bot.languages.readings import with_readings
from channels.line import limits

Drawn = dict[str, Any]

# Text #1f2328 and #57606a on white, links #0b57d0: contrast of at least 5.9 to 1 (WCAG 2.2, 1.4.3 asks for 4.5).
_INK, _QUIET, _LINK, _NOTICE = "#1f2328", "#57606a", "#0b57d0", "#8a4600"
_TOUCHED = {"color": _LINK, "decoration": "underline"}
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
    body += [drawn for line in card.lines for drawn in _lines(line, size="xs", color=_QUIET)]
    bubble = {"type": "bubble", "size": "giga", "body": _column(body)}
    if card.source_url:
        link = {"type": "uri", "label": limits.cut_graphemes(card.source_label, limits.BUTTON_LABEL)}
        button = {"type": "button", "style": "link", "height": "sm", "color": _LINK}
        bubble["footer"] = _column([{**button, "action": {**link, "uri": _url(card.source_url)}}])
    words = [card.notice, title, said, *card.lines, card.source_url]
    return _flex(bubble, "\n".join(word for word in words if word))


def _said(text: str) -> Drawn:
    parts = [drawn for lines in _together(text.split("\n")) for drawn in _lines(lines, size="md", lineSpacing="6px")]
    return parts[0] if len(parts) == 1 else {**_column(parts), "spacing": "sm"}


def _together(lines: list[str]) -> Iterator[str]:
    """Each line that can be touched by itself, those between them as one text."""
    for touched, group in groupby(lines, lambda line: bool(_links(line))):
        together = list(group)
        yield from together if touched else ["\n".join(together)]


def _lines(text: str, **style: Any) -> list[Drawn]:
    """LINE makes no link of an address or a number in a Flex text: the line can be touched, and shows which words of it
    one touches. A text has one action, so what else can be touched in it stands again below it."""
    first, *others = _links(text) or (None,)
    if first is None:
        return [_text(text, **style)]
    own = {**_text(text, **style), "contents": _spans(text, first), "action": _action(first.uri)}
    again = {other.uri: text[other.start : other.end] for other in others if other.uri != first.uri}
    return [own, *(_text(words, **{**style, **_TOUCHED}, action=_action(uri)) for uri, words in again.items())]


def _spans(text: str, link: Link) -> list[Drawn]:
    words = (text[: link.start], text[link.start : link.end], text[link.end :])
    drawn = zip(words, ({}, _TOUCHED, {}), strict=True)
    return [{"type": "span", "text": each, **style} for each, style in drawn if each]


def _links(line: str) -> list[Link]:
    """LINE refuses a message whole for a longer address."""
    return [each for each in links_in(line) if len(_url(each.uri)) <= limits.URI]


def _action(uri: str) -> Drawn:
    return {"type": "uri", "uri": _url(uri)}


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


def _url(url: str) -> str:
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")
