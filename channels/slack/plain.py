"""Slack's way of writing text, turned into plain text and back."""

import html
import re

# What staff pick most from Slack's emoji menu. A name that is missing here stays as `:name:`.
_EMOJI = {
    "+1": "👍", "-1": "👎", "thumbsup": "👍", "thumbsdown": "👎", "ok_hand": "👌", "clap": "👏",
    "pray": "🙏", "bow": "🙇", "man-bowing": "🙇‍♂️", "woman-bowing": "🙇‍♀️", "wave": "👋",
    "raised_hands": "🙌", "point_right": "👉", "point_up": "☝️", "muscle": "💪", "smile": "😄",
    "smiley": "😃", "grinning": "😀", "grin": "😁", "blush": "😊", "slightly_smiling_face": "🙂",
    "wink": "😉", "relaxed": "☺️", "joy": "😂", "sob": "😭", "cry": "😢", "sweat_smile": "😅", "sweat": "😓",
    "thinking_face": "🤔", "heart": "❤️", "tada": "🎉", "sparkles": "✨", "star": "⭐", "bulb": "💡",
    "warning": "⚠️", "white_check_mark": "✅", "heavy_check_mark": "✔️", "x": "❌", "o": "⭕",
    "question": "❓", "exclamation": "❗", "bangbang": "‼️", "information_source": "ℹ️", "phone": "☎️",
    "telephone_receiver": "📞", "iphone": "📱", "email": "📧", "envelope": "✉️", "memo": "📝",
    "pencil": "📝", "clipboard": "📋", "paperclip": "📎", "calendar": "📅", "date": "📅", "clock3": "🕒",
    "hourglass": "⌛", "alarm_clock": "⏰", "office": "🏢", "hospital": "🏥", "school": "🏫", "house": "🏠",
    "round_pushpin": "📍", "world_map": "🗺️", "yen": "💴", "credit_card": "💳", "train": "🚆", "bus": "🚌",
    "car": "🚗", "recycle": "♻️", "wastebasket": "🗑️", "baby": "👶", "dog": "🐶", "cat": "🐱", "sunny": "☀️",
    "umbrella": "☔", "snowflake": "❄️", "cherry_blossom": "🌸", "maple_leaf": "🍁", "jp": "🇯🇵",
    "arrow_right": "➡️", "arrow_down": "⬇️", "one": "1️⃣", "two": "2️⃣", "three": "3️⃣",
}  # fmt: skip
_SHORTCODE = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?")
# The sequences of https://docs.slack.dev/messaging/formatting-message-text; anything else in < > is staff's own text.
_SEQUENCE = re.compile(r"<((?:https?://|mailto:|tel:)[^<>|]+|[@#!][A-Za-z0-9^{}_:. /-]+)(?:\|([^<>]*))?>")
_MENTION_OR_CHARACTER = re.compile(r"<@[UW][A-Z0-9]{2,20}>|<#[CG][A-Z0-9]{2,20}>|.", re.DOTALL)
_USER = re.compile(r"[UW][A-Z0-9]{2,20}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def to_plain(text: str) -> str:
    """What staff wrote in Slack, as a citizen should read it on LINE: no markup, no user ids, real emoji."""
    without_sequences = _SEQUENCE.sub(_sequence_in_words, text.replace("\r\n", "\n"))
    with_emoji = _SHORTCODE.sub(lambda found: _EMOJI.get(found[1], found[0]), without_sequences)
    return clean(html.unescape(_only_slack_entities(with_emoji))).strip()


def _only_slack_entities(text: str) -> str:
    """Slack escapes three characters and no others, so `&copy;` is what staff typed."""
    return re.sub(r"&(?!(?:amp|lt|gt);)", "&amp;", text)


def _sequence_in_words(found: re.Match[str]) -> str:
    target, label = found[1], found[2] or ""
    if target[0] == "@":
        return f"@{label.lstrip('@')}" if label else ""  # without a name it is an id, and ids of staff stay inside
    if target[0] == "#":
        return f"#{label.lstrip('#')}" if label else ""
    if target[0] == "!":
        return label or f"@{target[1:].partition('^')[0]}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return address if label in ("", address, target) else f"{label} ({address})"


def clean(text: str) -> str:
    """`text` without control characters and lone halves of surrogate pairs, which no JSON should carry."""
    return _CONTROL.sub("", text)


def escape(text: str, limit: int, mentions: bool = False) -> str:
    """`text` safe in mrkdwn and at most `limit` long, never cut inside an entity.

    `&`, `<` and `>` must be escaped, else `<!channel>` or a link comes alive (formatting-message-text). With
    `mentions` a mention of one person or a room stays one; it is for words of our own, never for a citizen's.
    """
    pieces: list[str] = []
    room = limit
    for piece in _MENTION_OR_CHARACTER.findall(clean(text)):
        safe = piece if mentions and len(piece) > 1 else html.escape(piece, quote=False)
        if units(safe) >= room:
            return "".join(pieces) + "…"
        pieces.append(safe)
        room -= units(safe)
    return "".join(pieces)


def mention(person: str, name: str = "") -> str:
    """Of somebody in Slack; the name of whom Slack does not know."""
    return f"<@{person}>" if _USER.fullmatch(person) else html.escape(name or person, quote=False)


def cut(text: str, limit: int) -> str:
    """`text`, or as much of it as fits into `limit` UTF-16 units with an ellipsis."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def units(text: str) -> int:
    """Length in UTF-16 units: LINE counts so; Slack does not say how it counts, and none of its ways counts more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """True also where only invisible characters are left: LINE refuses or shows nothing."""
    return not any(character.isprintable() and not character.isspace() for character in text)
