"""The select of a reply form that puts a canned text into it."""

from dataclasses import replace

from bot.languages.forms import form_text
from channels.slack.desk_forms import in_groups, option
from channels.slack.forms import LONGEST_REPLY, CaseView, Writing
from channels.slack.plain import units
from channels.slack.render import Block, context, plain

INSERT = "canned"


def canned_select(case: CaseView, writing: Writing, language: str) -> list[Block]:
    """Its name changes with that of the input: else Slack would keep the choice, and it could not be made again."""
    if not case.canned:
        return []
    select = {
        "type": "static_select",
        "action_id": INSERT,
        "placeholder": plain(form_text("canned.choose", language), 150),
        **in_groups([option(key, title) for key, title, _ in case.canned]),
    }
    return [{"type": "actions", "block_id": f"{INSERT}:{writing.block}", "elements": [select]}]


def with_canned(writing: Writing, typed: str, text: str, language: str) -> Writing:
    """`text` stands behind what was typed. Where both are too long together, the form says so."""
    both = f"{typed}\n\n{text}" if typed else text
    if units(both) > LONGEST_REPLY:
        return replace(writing, below=(context(form_text("canned.too_long", language, limit=f"{LONGEST_REPLY:,}")),))
    return replace(writing.with_text(both), below=())
