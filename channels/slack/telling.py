"""What one member of staff is told beside a command or on their Home: words, and cases with their buttons."""

from collections.abc import Iterable

from bot.domain.staff import CaseLine, Told
from channels.slack.plain import escape
from channels.slack.render import SECTION, TEXT, Block, button, markup_section


def told_in_words(told: Told) -> str:
    return escape("\n".join([told.text, *(line.text for line in told.cases)]), TEXT, mentions=True)


def told_blocks(told: Told) -> list[Block] | None:
    """None where the words say it all."""
    return [words(told.text), *case_blocks(told.cases)] if told.cases else None


def words(text: str) -> Block:
    """Words of our own: they hold nothing that a citizen wrote."""
    return markup_section(escape(text, SECTION, mentions=True))


def case_blocks(lines: Iterable[CaseLine]) -> list[Block]:
    return [block for line in lines for block in _case(line)]


def _case(line: CaseLine) -> list[Block]:
    """One button stands beside the words, more stand below them."""
    shown, buttons = words(line.text), [button(choice) for choice in line.buttons]
    if len(buttons) == 1:
        return [{**shown, "accessory": buttons[0]}]
    return [shown, *([{"type": "actions", "elements": buttons}] if buttons else [])]
