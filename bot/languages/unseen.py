"""Characters that nobody sees, and can carry words to a machine behind a person's back.

Emoji keep the joiners and selectors that make them, names keep the one selector that chooses the shape of a kanji
(辻󠄀), and the scripts that are written with joiners keep those. Sources: Unicode Standard Annexes 9 (bidirectional
controls) and 44 (general categories), Technical Standards 37 (ideographic variation) and 51 (emoji).
"""

import re
import unicodedata

_TAGS = "\U000e0000-\U000e007f"
# England, Scotland and Wales: the only emoji that are made of tags
_FLAG = "\U0001f3f4\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join(("\U000e0065\U000e006e\U000e0067", "\U000e0073\U000e0063\U000e0074", "\U000e0077\U000e006c\U000e0073"))
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
)
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_JOINED_SCRIPTS = r"[\u0600-\u06ff\u0900-\u0dff\u1780-\u17b3]"
_EMOJI = (
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297"
    r"\u3299\U0001f000-\U0001faff]"
)
_SELECTORS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"

_UNSEEN = re.compile(
    rf"(?P<flag>{_FLAG})|[{_TAGS}{_BIDI}{_INVISIBLE}{_CONTROLS}]"
    rf"|(?<!{_HAN})[\U000e0100-\U000e01ef]|(?<=[{_SELECTORS}])[{_SELECTORS}]"
    rf"|(?<!{_HAN})(?<!{_EMOJI})(?<![#*0-9])[\ufe00-\ufe0f]"
)
_JOINER = re.compile(
    rf"(?P<kept>(?<={_EMOJI})\u200d(?={_EMOJI})|(?<=\ufe0f)\u200d(?={_EMOJI})|(?<={_JOINED_SCRIPTS})[\u200c\u200d])"
    r"|[\u200c\u200d]"
)
_MOST_MARKS = {"Latin": 2, "other": 4}  # Vietnamese needs two on a letter, Devanagari more


def cleaned(text: str) -> str:
    """The text without what is not seen. Call it before anything reads, stores, shows or masks what somebody wrote."""
    visible = _UNSEEN.sub(lambda found: found["flag"] or "", text)
    joined = _JOINER.sub(lambda found: found["kept"] or "", visible)
    return _without_floods(joined)


def hidden(text: str) -> int:
    """How many characters `cleaned` takes away."""
    return len(text) - len(cleaned(text))


def _without_floods(text: str) -> str:
    kept, marks, most = [], 0, _MOST_MARKS["other"]
    for character in text:
        if not unicodedata.category(character).startswith("M") or "\ufe00" <= character <= "\ufe0f":
            marks, most = 0, _MOST_MARKS["other" if re.match(_JOINED_SCRIPTS, character) else "Latin"]
        elif character < "\U000e0100":
            marks += 1
        if marks <= most:
            kept.append(character)
    return "".join(kept)
