"""The select of a reply form that puts a canned text into it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.canned import Offered
from bot.languages.forms import form_text
from channels.slack.desk_forms import option
from channels.slack.forms import LONGEST_REPLY, CaseView, Writing
from channels.slack.plain import units
from channels.slack.render import Block, context, plain

INSERT = "canned"
MANY = 20
"""From here on staff type to find a text: Slack's own list looks at titles only, and takes no more than 100."""
MOST_OPTIONS = 100


def canned_select(case: CaseView, writing: Writing, language: str) -> list[Block]:
    """Its name changes with that of the input: else Slack would keep the choice, and it could not be made again."""
    if not case.canned:
        return []
    select: Block = {"action_id": INSERT, "placeholder": plain(form_text("canned.choose", language), 150)}
    if len(case.canned) > MANY:
        select |= {"type": "external_select", "min_query_length": 0}
    else:
        select |= {"type": "static_select", "options": options(case.canned)}
    return [{"type": "actions", "block_id": f"{INSERT}:{writing.block}", "elements": [select]}]


def options(canned: Iterable[Offered]) -> list[Block]:
    """As many as a select takes."""
    return [option(key, title) for key, title, _ in canned][:MOST_OPTIONS]


def with_canned(writing: Writing, typed: str, text: str, language: str) -> Writing:
    """`text` stands behind what was typed. Where both are too long together, the form says so."""
    both = f"{typed}\n\n{text}" if typed else text
    if units(both) > LONGEST_REPLY:
        return replace(writing, below=(context(form_text("canned.too_long", language, limit=f"{LONGEST_REPLY:,}")),))
    return replace(writing.with_text(both), below=())
