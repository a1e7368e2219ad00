"""How long things may be on LINE: Messaging API reference, "Message objects"; docs, "Text character count".

Message text counts UTF-16 code units; labels and the like count grapheme clusters.
"""

import grapheme

TEXT = 5000
ALT_TEXT = 1500
QUICK_REPLIES = 13
QUICK_LABEL = 20
BUTTON_LABEL = 40
POSTBACK_DATA = 300
SENDER_NAME = 20


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_graphemes(text: str, most: int) -> str:
    """The text in at most `most` grapheme clusters; what is cut ends with …"""
    if grapheme.length(text) <= most:
        return text
    return str(grapheme.slice(text, 0, most - 1)) + "…"


def split_text(text: str, most: int = TEXT) -> list[str]:
    """The text in parts that fit one message each, cut at line ends or sentence ends where there are any."""
    parts: list[str] = []
    while utf16_length(text) > most:
        head = _fitting(text, most)
        cut = max(head.rfind("\n"), head.rfind("。"), head.rfind(". "), head.rfind("！"), head.rfind("？"))
        place = cut + 1 if cut > most // 2 else len(head)
        parts.append(text[:place])
        text = text[place:].lstrip("\n")
    return [*parts, text] if text else parts


def _fitting(text: str, most: int) -> str:
    units = 0
    for place, letter in enumerate(text):
        units += 2 if ord(letter) > 0xFFFF else 1
        if units > most:
            return text[:place]
    return text
