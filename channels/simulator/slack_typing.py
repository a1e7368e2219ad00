"""How Slack writes down what a person typed (docs.slack.dev, messaging/formatting-message-text)."""

from __future__ import annotations

import re
from typing import Any

from .slack_state import BOT_USER_ID

Json = dict[str, Any]

# Slack sends emoji by name. A few are enough to show an app that they come so.
EMOJI = {
    "🎉": "tada", "👍": "+1", "🙏": "pray", "😀": "grinning", "😊": "blush", "✅": "white_check_mark",
    "⚠️": "warning", "❤️": "heart", "🙇": "bow", "👀": "eyes", "📄": "page_facing_up", "🍎": "apple",
}  # fmt: skip
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_WRITTEN_OR_SPECIAL = re.compile(r"(<[@#!][^<>]*>|<https?://[^<>]*>|&(?:amp|lt|gt);)|[&<>]")
_ADDRESS = re.compile(r"(?<!<)https?://[^\s<>|、。）」]+")
_EMOJI = re.compile("|".join(map(re.escape, EMOJI)))


def written(text: str, bot_name: str) -> str:
    """Escaped, with addresses in angle brackets, emoji by name, and a mention of the bot by its id.

    What is written so already stays: the page does its own escaping and its own mentions of people.
    """
    escaped = _WRITTEN_OR_SPECIAL.sub(lambda found: found[1] or _ESCAPES[found[0]], text)
    linked = _ADDRESS.sub(lambda found: f"<{found[0]}>", escaped)
    named = _EMOJI.sub(lambda found: f":{EMOJI[found[0]]}:", linked)
    return named.replace(f"@{bot_name}", f"<@{BOT_USER_ID}>")


def rich_text(text: str) -> list[Json]:
    """The block that Slack's own message field makes of plain words."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]
