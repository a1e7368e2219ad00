"""Our messages as Slack draws them: Block Kit, and a text that says the same to screen readers and notifications.

What citizens wrote stands in plain_text objects only: Slack reads no markup, mention or link in them.
Limits: docs.slack.dev/reference/block-kit/blocks. All the block text of a message together may be about 13,200
characters, which no page says (github.com/slackapi/bolt-js/issues/2509).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.domain.events import Action
from bot.domain.messages import Amendment, CaseCard, Choice, Message, Note, RoomNote, ThreadNote
from bot.languages.fixed import tell_staff
from bot.languages.forms import form_text
from bot.languages.staff import STAFF
from channels.slack.plain import clean, cut, escape, units

Block = dict[str, Any]

MOST_BLOCKS = 50
MORE = "more"
"""The `action_id` of a card's menu."""
_AROUND_THE_LINES = (
    8  # heading, facts (twice), answer (twice) and buttons of a card; heading of its transcript, "left out"
)
MOST_BLOCK_TEXT = 11_500
SECTION = 3_000
TEXT = 3_800  # chat.update takes 4,000
_HEADER, _FIELD, _FIELDS, _BUTTON, _BUTTONS = 150, 500, 10, 75, 25
_MOST_FACTS = 14
_FACT_NAME, _CONTEXT = 80, 2_000
_WORTH_SHOWING = 100  # a line cut shorter than this says nothing

# A note in which a citizen speaks begins so. Whatever looks like a mention in it was typed by the citizen.
_CITIZEN_SPEAKS = tuple(text.partition("{")[0] for text in STAFF["thread.citizen"].values())


@dataclass(frozen=True)
class Drawing:
    text: str
    blocks: tuple[Block, ...]


def render(message: Message, language: str) -> Drawing:
    """Raises TypeError for a message that is not for staff."""
    match message:
        case CaseCard():
            return Drawing(_card_in_words(message, language), tuple(_card(message, language)))
        case ThreadNote(text=text) | Amendment(text) | RoomNote(text) | Note(text):
            return _note(text)
        case _:
            raise TypeError(f"Slack shows no {type(message).__name__}")


def plain(text: str, limit: int) -> Block:
    """A plain_text object; `emoji` false, else Slack turns `:x:` in a citizen's words into a picture."""
    return {"type": "plain_text", "text": cut(clean(text), limit) or " ", "emoji": False}


def section(text: str) -> Block:
    return {"type": "section", "text": plain(text, SECTION)}


def markup_section(text: str) -> Block:
    """Words of our own, escaped already: their mentions stay alive."""
    return {"type": "section", "text": markup(text)}


def context(text: str) -> Block:
    return {"type": "context", "elements": [plain(text, _CONTEXT)]}


def paragraphs(text: str) -> list[Block]:
    """All of `text` in as many sections as it needs."""
    parts, rest = [], clean(text)
    while units(rest) > SECTION:
        head = cut(rest, SECTION)[:-1]
        parts.append(section(head))
        rest = rest[len(head) :]
    return [*parts, section(rest)] if rest.strip() else parts


def _card(card: CaseCard, language: str) -> list[Block]:
    """The transcript gives way to the limits, oldest line first; heading, facts and buttons never do."""
    top = [{"type": "header", "text": plain(card.heading, _HEADER)}, *_facts(card.facts[:_MOST_FACTS])]
    main = Action.SEND_ANSWER if card.proposed else Action.CLAIM
    buttons = [button(choice, main) for choice in card.buttons[:_BUTTONS]]
    if card.more:
        buttons.append(_menu(card.more))
    bottom: list[Block] = [{"type": "actions", "block_id": "case", "elements": buttons}] if buttons else []
    around = [*_proposed(card, language, MOST_BLOCK_TEXT - _weight([*top, *bottom])), *bottom]
    return [*top, *_transcript(card, language, MOST_BLOCK_TEXT - _weight([*top, *around])), *around]


def _proposed(card: CaseCard, language: str, budget: int) -> list[Block]:
    """Right above the button that sends it."""
    if not card.proposed:
        return []
    heading = context(tell_staff("card.proposed", language))
    return [heading, section(cut(card.proposed, budget - _weight([heading])))]


def _facts(facts: tuple[tuple[str, str], ...]) -> list[Block]:
    fields = [markup(f"*{escape(name, _FACT_NAME)}*\n{escape(value, _FIELD, mentions=True)}") for name, value in facts]
    return [{"type": "section", "fields": fields[start : start + _FIELDS]} for start in range(0, len(fields), _FIELDS)]


def _transcript(card: CaseCard, language: str, budget: int) -> list[Block]:
    if not card.transcript:
        return []
    heading = context(form_text("transcript.heading", language))
    left_out = context(form_text("transcript.left_out", language))
    budget -= _weight([heading, left_out])
    lines: list[Block] = []
    for line in reversed(card.transcript):
        text = cut(form_text("transcript.line", language, speaker=line.speaker, text=clean(line.text)), SECTION)
        if len(lines) == MOST_BLOCKS - _AROUND_THE_LINES or budget < min(units(text), _WORTH_SHOWING):
            return [heading, left_out, *reversed(lines)]
        lines.append(section(cut(text, budget)))
        budget -= _weight(lines[-1:])
    return [heading, *reversed(lines)]


def button(choice: Choice, main: str = Action.CLAIM) -> Block:
    """`main` is the action that stands out."""
    button = {
        "type": "button",
        "action_id": choice.action,
        "text": plain(choice.label, _BUTTON),
        "value": json.dumps(dict(choice.arguments), ensure_ascii=False),
    }
    if choice.action == main:
        button["style"] = "primary"
    if choice.action == Action.CLOSE:
        button["style"] = "danger"
    return button


def _menu(choices: tuple[Choice, ...]) -> Block:
    """What is chosen stands in the option: the menu as a whole has one name."""
    options = [
        {
            "text": plain(choice.label, _BUTTON),
            "value": json.dumps({**choice.arguments, "do": choice.action}, ensure_ascii=False),
        }
        for choice in choices
    ]
    return {"type": "overflow", "action_id": MORE, "options": options}


def _card_in_words(card: CaseCard, language: str) -> str:
    """Screen readers read this and none of the blocks (chat.postMessage, "Accessibility considerations")."""
    facts = [form_text("fact.line", language, name=name, value=value) for name, value in card.facts]
    lines = [form_text("transcript.line", language, speaker=line.speaker, text=line.text) for line in card.transcript]
    ours = [escape(card.summary, TEXT // 4), escape("\n".join(facts), TEXT // 4, mentions=True)]
    if card.proposed:
        ours.append(escape("\n".join([tell_staff("card.proposed", language), card.proposed]), TEXT // 2))
    newest_first = (escape(line, TEXT // 4) for line in reversed(lines))
    room = TEXT - sum(map(units, ours)) - len(ours)
    return "\n".join(filter(None, [*ours, *_fitting(newest_first, min(room, TEXT // 2))]))


def _fitting(lines: Iterable[str], room: int) -> list[str]:
    """The newest of `lines` (newest first) that fit, oldest first."""
    kept: list[str] = []
    for line in lines:
        room -= units(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept[::-1]


def _note(text: str) -> Drawing:
    """The first line of our own notes may mention staff; what people wrote follows it, or is all of the note."""
    first, _, rest = text.partition("\n")
    if text.startswith(_CITIZEN_SPEAKS):
        return Drawing(escape(text, TEXT), _within_limits(paragraphs(text)))
    head = escape(first, SECTION, mentions=True)
    blocks = [{"type": "section", "text": markup(head)}, *paragraphs(rest)]
    return Drawing("\n".join(filter(None, [head, escape(rest, TEXT - units(head))])), _within_limits(blocks))


def _within_limits(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(block for place, block in enumerate(blocks) if _weight(blocks[: place + 1]) <= MOST_BLOCK_TEXT)


def markup(text: str) -> Block:
    """`verbatim`: Slack makes no links or mentions of its own out of the words."""
    return {"type": "mrkdwn", "text": text or " ", "verbatim": True}


def _weight(part: Any) -> int:
    """All the text under `part`."""
    if isinstance(part, dict):
        own = units(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_weight(value) for value in part.values())
    return sum(_weight(value) for value in part) if isinstance(part, list) else 0
