"""The forms (Slack: modals) in which staff write a reply and confirm it. docs.slack.dev/surfaces/modals

A form carries all that it needs: nothing is stored until the second one is confirmed. The place it was opened from
stands in `callback_id` (255 characters), the words to be sent in `private_metadata` (3,000), which comes back exactly
as it was given; text in blocks comes back with emoji and entities rewritten.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.languages.forms import form_text
from bot.languages.others import ALL_NAMES
from channels.slack.file_forms import files_input
from channels.slack.plain import cut, is_blank, to_plain, units
from channels.slack.render import Block, context, markup_section, paragraphs, plain, section

View = dict[str, Any]

WRITE, PREVIEW, REFUSED, TOLD = "reply_write", "reply_preview", "reply_refused", "told"
ASK_REASON, REVEALED = "reveal_reason", "reveal_shown"
INPUT_BLOCK, INPUT_ACTION = "reply", "text"
_ABOVE = "above:"
# LINE takes 5,000 UTF-16 units; Slack's input and private_metadata take 3,000, so this is the limit that counts.
LONGEST_REPLY = 3_000
LONGEST_REASON = 200
_MOST_BLOCKS = 100  # docs.slack.dev/reference/views
_TITLE = 24


@dataclass(frozen=True)
class CaseView:
    """What a form may show of a case. `owner` and `ended_by` are ids of staff or "", `…_name` who that is where Slack
    does not know them; `language` is the citizen's tag, `department_name` as the citizen will read it, `last_utterance`
    masked, `masked` the number of messages in which something is. `helper` says whether staff may ask the language
    model. As staff read it: `moved_to` names the department that has the case now, `other_departments` (key, name) are
    those it can be passed on to, `opens_next` is when the department opens on another day. `canned` are texts for a
    reply, suggested answers first: key, title, and the text in the citizen's language. `yours` is false for somebody
    without a right to its cases."""

    case_id: str
    open: bool
    owner: str
    language: str
    department_name: str
    last_utterance: str
    masked: int = 0
    helper: bool = False
    ended_by: str = ""
    moved_to: str = ""
    other_departments: tuple[tuple[str, str], ...] = ()
    opens_next: str = ""
    canned: tuple[tuple[str, str, str], ...] = ()
    owner_name: str = ""
    ended_by_name: str = ""
    yours: bool = True


@dataclass(frozen=True)
class Place:
    """The card that a form was opened from."""

    case_id: str
    room: str
    ts: str

    def callback_id(self, form: str) -> str:
        return f"{form}:{self.case_id}:{self.room}:{self.ts}"


def place_of(view: View) -> Place:
    """Raises ValueError for a form that is not one of ours."""
    _, case_id, room, ts = str(view["callback_id"]).split(":")
    return Place(case_id, room, ts)


@dataclass(frozen=True)
class Writing:
    """What stands in the reply form beside the case.

    `block` is that of the input: Slack keeps what was typed in it while its name stays the same, and puts `text` in
    when it is new. `above` stays when the form is drawn again, `below` does not. `offer` is what "use this text" puts
    into the input.
    """

    block: str = INPUT_BLOCK
    text: str = ""
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    offer: str = ""

    def with_text(self, text: str) -> "Writing":
        """Another text in the input."""
        number = int(self.block.partition(":")[2] or 0) + 1
        return replace(self, block=f"{INPUT_BLOCK}:{number}", text=text)


EMPTY = Writing()


def write_form(
    case: CaseView, place: Place, language: str, writing: Writing = EMPTY, buttons: Iterable[Block] = ()
) -> View:
    """`buttons` are those of the helper."""
    facts = {"language": ALL_NAMES.get(case.language, case.language), "department": case.department_name}
    last = case.last_utterance or form_text("write.no_words", language)
    above = [{**block, "block_id": f"{_ABOVE}{number}"} for number, block in enumerate(writing.above)]
    return {
        **frame(WRITE, "write.title", "write.cancel", place, language),
        "submit": plain(form_text("write.next", language), _TITLE),
        "private_metadata": writing.offer,
        "blocks": [
            context(form_text("write.facts", language, **facts)),
            context(form_text("write.last", language)),
            section(last),
            *above,
            _input("write", LONGEST_REPLY, language, writing),
            *writing.below,
            files_input(language),
            *buttons,
        ],
    }


def writing_of(view: View) -> Writing:
    """What the form holds now, as it is to be drawn again."""
    above = (block for block in view["blocks"] if str(block.get("block_id")).startswith(_ABOVE))
    return Writing(
        block=input_block(view),
        text=view["state"]["values"][input_block(view)][INPUT_ACTION]["value"] or "",
        above=tuple(_as_given(block) for block in above),
        offer=view["private_metadata"],
    )


def input_block(view: View) -> str:
    """Raises StopIteration for a form without one."""
    return next(str(name) for name in view["state"]["values"] if name.startswith(INPUT_BLOCK))


def _as_given(part: Any) -> Any:
    """Slack gives plain text back with its entities escaped."""
    if isinstance(part, dict) and part.get("type") == "plain_text":
        return {**part, "text": html.unescape(part["text"]), "emoji": False}
    if isinstance(part, dict):
        return {name: _as_given(value) for name, value in part.items()}
    return [_as_given(each) for each in part] if isinstance(part, list) else part


def reason_form(case: CaseView, place: Place, language: str) -> View:
    return {
        **frame(ASK_REASON, "reveal.title", "reveal.cancel", place, language),
        "submit": plain(form_text("reveal.next", language), _TITLE),
        "blocks": [
            context(form_text("reveal.facts", language, count=case.masked)),
            _input("reveal", LONGEST_REASON, language),
        ],
    }


def revealed_form(originals: Iterable[str], place: Place, language: str) -> View:
    """What the owner of a case sees, and nobody else: a form is shown to whoever opened it, and kept nowhere."""
    texts = [original or form_text("reveal.gone", language) for original in originals]
    blocks = [block for text in texts for block in ({"type": "divider"}, *paragraphs(text))]
    return {
        **frame(REVEALED, "reveal.title", "reveal.close", place, language),
        "blocks": [context(form_text("reveal.shown", language)), *blocks[: _MOST_BLOCKS - 1]],
    }


def written(view: View) -> str:
    """What was typed into the first form, in the words that will reach the citizen."""
    value = view["state"]["values"][input_block(view)][INPUT_ACTION]["value"]
    return to_plain(value or "")


def complaint(text: str, language: str, *, attached: bool = False) -> str:
    """Why `text` cannot be sent, or ""; with a file, no words are needed."""
    if is_blank(text) and not attached:
        return form_text("write.empty", language)
    if units(text) > LONGEST_REPLY:
        return form_text("write.too_long", language, length=f"{units(text):,}", limit=f"{LONGEST_REPLY:,}")
    return ""


def preview_form(
    case: CaseView, place: Place, text: str, language: str, files: Iterable[Block] = (), warning: str = ""
) -> View:
    """`files` are drawn behind the words, a `warning` before them."""
    return {
        **frame(PREVIEW, "preview.title", "preview.back", place, language),
        "submit": plain(form_text("preview.send", language), _TITLE),
        "private_metadata": text,
        "blocks": [
            *([section(warning)] if warning else []),
            context(form_text("preview.facts", language, department=case.department_name)),
            {"type": "divider"},
            *paragraphs(text),
            *files,
        ],
    }


def refused_form(reason: str, place: Place, text: str, language: str) -> View:
    """In place of sending: the reason, and the words, so that they can be copied."""
    written_label = context(form_text("refused.written", language))
    return {
        **frame(REFUSED, "refused.title", "refused.close", place, language),
        "blocks": [section(reason), written_label, *paragraphs(text)],
    }


def told_form(text: str, language: str) -> View:
    """A few words to whoever pressed where nothing can be said otherwise."""
    title, close = (plain(form_text(key, language), _TITLE) for key in ("told.title", "refused.close"))
    return {"type": "modal", "callback_id": TOLD, "title": title, "close": close, "blocks": [markup_section(text)]}


def frame(form: str, title: str, close: str, place: Place, language: str) -> View:
    """What every form begins with; `title` and `close` are keys of `form_text`."""
    return {
        "type": "modal",
        "callback_id": place.callback_id(form),
        "title": plain(form_text(title, language), _TITLE),
        "close": plain(form_text(close, language), _TITLE),
    }


def _input(form: str, longest: int, language: str, writing: Writing = EMPTY) -> Block:
    return {
        "type": "input",
        "block_id": writing.block,
        "label": plain(form_text(f"{form}.label", language), 2_000),
        "hint": plain(form_text(f"{form}.hint", language), 2_000),
        "element": {
            "type": "plain_text_input",
            "action_id": INPUT_ACTION,
            "multiline": True,
            "max_length": longest,
            "focus_on_load": True,
            "placeholder": plain(form_text(f"{form}.placeholder", language), 150),
            **({"initial_value": cut(writing.text, longest)} if writing.text else {}),
        },
    }
