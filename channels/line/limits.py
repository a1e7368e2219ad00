"""How long things may be on LINE: Messaging API reference, "Message objects"; docs, "Text character count".

Message text counts UTF-16 code units; labels and the like count grapheme clusters.
"""

import grapheme

ALT_TEXT = 1500
QUICK_REPLIES = 13
QUICK_LABEL = 20
BUTTON_LABEL = 40
POSTBACK_DATA = 300
SENDER_NAME = 20
URI = 1000


def cut_graphemes(text: str, most: int) -> str:
    """The text in at most `most` grapheme clusters; what is cut ends with …"""
    if grapheme.length(text) <= most:
        return text
    return str(grapheme.slice(text, 0, most - 1)) + "…"
