"""Our messages as LINE message objects (plain dictionaries; the SDK's types check them when they are sent)."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from bot.domain.buttons import Button
from bot.domain.formatting import Piece, pieces
from bot.domain.links import Link, encoded, links_in
from bot.domain.long_texts import split
from bot.domain.messages import AnswerCard, Choice, ChoiceList, Message, Note, Picture
from bot.languages.readings import with_readings
from channels.line import limits

Drawn = dict[str, Any]

# Text #1f2328 and #57606a on white, links #0b57d0: contrast of at least 5.9 to 1 (WCAG 2.2, 1.4.3 asks for 4.5).
_INK, _QUIET, _LINK, _NOTICE = "#1f2328", "#57606a", "#0b57d0", "#8a4600"
_TOUCHED = {"color": _LINK, "decoration": "underline"}
MOST_MESSAGES = 5
_MOST_PIECES = 100  # more would not fit into LINE's 30 KB of a bubble with the longest answer: it goes out plain


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
    written = (card.title, card.body, card.formatted)
    title, said, marked = map(with_readings, written) if card.readings else written
    body: list[Drawn] = [_text(title, weight="bold", size="lg")]
    if card.notice:
        body.append(_text(card.notice, size="sm", color=_NOTICE))
    body.append(_said(_formatted(marked, said)))
    body.append({"type": "separator", "margin": "lg"})
    body += [drawn for line in card.lines for drawn in _drawn([Piece(line)], size="xs", color=_QUIET)]
    bubble = {"type": "bubble", "size": "giga", **_hero(card), "body": _column(body)}
    own = [each for each in card.buttons if _opens(each)]
    buttons = [_button("primary", each.label, each.uri) for each in own]
    if card.source_url:
        buttons.append(_button("link", card.source_label, encoded(card.source_url)))
    if buttons:
        bubble["footer"] = {**_column(buttons), "spacing": "sm"}
    words = [card.notice, title, said, card.picture_in_words, *map(str, own), *card.lines, card.source_url]
    return _flex(bubble, "\n".join(word for word in words if word))


def _formatted(marked: str, said: str) -> list[Piece]:
    found = pieces(marked)
    return found if 0 < len(found) <= _MOST_PIECES else [Piece(said)]


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


def _said(text: list[Piece]) -> Drawn:
    parts = [drawn for lines in _together(_lines(text)) for drawn in _drawn(lines, size="md", lineSpacing="6px")]
    return parts[0] if len(parts) == 1 else {**_column(parts), "spacing": "sm"}


def _lines(text: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in text:
        first, *more = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.bold))
        lines += [[Piece(words, piece.bold)] for words in more]
    return lines


def _together(lines: list[list[Piece]]) -> Iterator[list[Piece]]:
    """Each line that can be touched by itself, those between them as one text."""
    for touched, group in groupby(lines, lambda line: bool(_links(_words(line)))):
        same = list(group)
        yield from same if touched else [_joined(same)]


def _joined(lines: Iterable[list[Piece]]) -> list[Piece]:
    """Neighbours that look alike are one piece."""
    all_of_them = [piece for number, line in enumerate(lines) for piece in ([Piece("\n"), *line] if number else line)]
    alike = groupby((piece for piece in all_of_them if piece.text), lambda piece: piece.bold)
    return [Piece(_words(list(each)), bold) for bold, each in alike]


def _words(line: list[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _drawn(line: list[Piece], **style: Any) -> list[Drawn]:
    """LINE makes no link of an address or a number in a Flex text: the line can be touched, and shows which words of it
    one touches. A text has one action, so what else can be touched in it stands again below it."""
    text = _words(line)
    first, *others = _links(text) or (None,)
    if first is None:
        return [_letters(line, None, **style)]
    own = _letters(line, first, **style, action=_action(first.uri))
    again = {other.uri: text[other.start : other.end] for other in others if other.uri != first.uri}
    return [own, *(_text(words, **{**style, **_TOUCHED}, action=_action(uri)) for uri, words in again.items())]


def _letters(line: list[Piece], link: Link | None, **style: Any) -> Drawn:
    """Bold words and those that one touches are spans, which a text without them does not need."""
    drawn = _text(_words(line), **style)
    if link or any(piece.bold for piece in line):
        drawn["contents"] = [*_spans(line, link)]
    return drawn


def _spans(line: list[Piece], link: Link | None) -> Iterator[Drawn]:
    at, touched = 0, range(link.start, link.end) if link else range(0)
    for piece in line:
        for is_touched, letters in groupby(enumerate(piece.text, at), lambda letter: letter[0] in touched):
            bold = {"weight": "bold"} if piece.bold else {}
            text = "".join(letter for _place, letter in letters)
            yield {"type": "span", "text": text, **bold, **(_TOUCHED if is_touched else {})}
        at += len(piece.text)


def _links(line: str) -> list[Link]:
    """LINE refuses a message whole for a longer address."""
    return [each for each in links_in(line) if len(encoded(each.uri)) <= limits.URI]


def _action(uri: str) -> Drawn:
    return {"type": "uri", "uri": encoded(uri)}


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
