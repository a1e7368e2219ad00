"""The forms of the helper for staff: what it offers, that it works, and what came of it.

All that a model wrote stands in plain_text objects, in which Slack reads no markup, mention or link.
"""

import json
from collections.abc import Iterable
from typing import Any

from bot.domain.help import Shortfall, Source, Summary, Wanted, WordForWord
from bot.languages.forms import form_text
from channels.slack.canned_forms import canned_select
from channels.slack.forms import EMPTY, CaseView, Place, View, Writing, frame, refused_form, write_form
from channels.slack.plain import cut, escape
from channels.slack.render import SECTION, Block, context, markup, paragraphs, plain, section

HELPER = "helper_shown"
WANT, WRITE_REPLY, OFFER_HELP, USE_OFFER, USE_ANSWER = "want_", "help_write", "help_menu", "help_use", "help_answer"
"""`action_id`s; what is wanted follows `WANT`."""

_BUTTON = 75
_TITLE = 150


def menu_form(case: CaseView, place: Place, language: str) -> View:
    wanted = [Wanted.DRAFT, Wanted.SUMMARY]
    if case.language.partition("-")[0] != language:  # plain Japanese is Japanese to read
        wanted.append(Wanted.CITIZENS_WORDS)
    lines = [_line(f"helper.{each}", f"{WANT}{each}", language) for each in wanted]
    facts = context(form_text("helper.facts", language))
    return _form(place, [facts, *lines, _line("helper.wording", WRITE_REPLY, language)], language)


def working_form(wanted: Wanted, place: Place, language: str) -> View:
    told = section(form_text(f"working.{wanted}", language))
    return _form(place, [told, context(form_text("working.patience", language))], language)


def summary_form(summary: Summary, place: Place, language: str) -> View:
    parts = {"wants": (summary.wants,), "known": summary.known, "open": summary.open}
    blocks = [block for name, lines in parts.items() for block in _part(name, lines, language)]
    if summary.doubts:
        blocks.append(section(form_text("summary.doubts", language, doubts="、".join(summary.doubts))))
    if summary.left_out:
        blocks.append(context(form_text("summary.left_out", language, count=summary.left_out)))
    note = context(form_text("summary.note", language))
    return _form(place, [*blocks, note, _onwards(language)], language, "summary.title")


def answers_form(found: WordForWord, place: Place, language: str) -> View:
    """The approved answers, each one press away from the reply."""
    told = [section(form_text(f"shortfall.{found.why}", language)), context(form_text("shortfall.answers", language))]
    shown = [block for source in found.sources for block in _answer(source, language)]
    return _form(place, [*told, *shown, _onwards(language)], language)


def trouble_form(why: Shortfall, place: Place, language: str) -> View:
    return _form(place, [section(form_text(f"shortfall.{why}", language)), _onwards(language)], language)


def refusal(reason: str, place: Place, typed: str, language: str) -> View:
    """What was typed stays readable, to be copied."""
    return refused_form(reason, place, typed, language) if typed else _form(place, [section(reason)], language)


def reply_form(
    case: CaseView, place: Place, language: str, writing: Writing = EMPTY, working: Wanted | None = None
) -> View:
    """The form of a reply with the helper's buttons, or with what the helper is doing in their place."""
    doing = [context(form_text(f"working.{working}", language))] if working else _helps(case, language)
    return write_form(case, place, language, writing, [*canned_select(case, writing, language), *doing])


def offered(text: str, label: str, button: str, language: str) -> list[Block]:
    """A text that one press puts into the input."""
    return [
        context(form_text(label, language)),
        *paragraphs(text),
        {"type": "actions", "elements": [_button(button, USE_OFFER, language)]},
    ]


def sources_line(sources: Iterable[Source], language: str) -> Block:
    links = [f"<{escape(source.url, 1_000)}|{escape(source.for_staff, _TITLE)}>" for source in sources]
    return {"type": "context", "elements": [markup(form_text("write.sources", language, sources=" · ".join(links)))]}


def answer_blocks(source: Source) -> list[Block]:
    """An approved answer, with its page."""
    title = f"*<{escape(source.url, 1_000)}|{escape(source.for_staff, _TITLE)}>*"
    return [{"type": "section", "text": markup(title)}, section(cut(source.text, SECTION))]


def _answer(source: Source, language: str) -> list[Block]:
    title, text = answer_blocks(source)
    button = {
        **_button("write.use_answer", USE_ANSWER, language),
        "value": json.dumps({"answer": source.key}, ensure_ascii=False),
    }
    return [{"type": "divider"}, {**title, "accessory": button}, text]


def _helps(case: CaseView, language: str) -> list[Block]:
    """Nothing where the model is off."""
    if not case.helper:
        return []
    buttons = [_button("write.check", f"{WANT}{Wanted.WORDING}", language)]
    if case.language != language:
        buttons.append(_button("write.translate", f"{WANT}{Wanted.REPLY_TRANSLATED}", language))
    return [{"type": "actions", "elements": buttons}]


def _onwards(language: str) -> Block:
    buttons = [
        _button("helper.reply.button", WRITE_REPLY, language),
        _button("helper.back.button", OFFER_HELP, language),
    ]
    return {"type": "actions", "elements": buttons}


def _part(name: str, lines: Iterable[str], language: str) -> list[Block]:
    told = [line for line in lines if line.strip()]
    listed = told if name == "wants" else [form_text("summary.line", language, text=line) for line in told]
    text = "\n".join(listed) or form_text("summary.nothing", language)
    return [{"type": "header", "text": plain(form_text(f"summary.{name}", language), 150)}, section(text)]


def _line(text: str, action: str, language: str) -> Block:
    return {**section(form_text(text, language)), "accessory": _button(f"{text}.button", action, language)}


def _button(text: str, action: str, language: str) -> dict[str, Any]:
    return {"type": "button", "action_id": action, "text": plain(form_text(text, language), _BUTTON)}


def _form(place: Place, blocks: list[Block], language: str, title: str = "helper.title") -> View:
    return {**frame(HELPER, title, "helper.close", place, language), "blocks": blocks}
