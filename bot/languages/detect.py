"""Which language an utterance is written in, told by its script."""

import re

from bot.languages import ENGLISH, JAPANESE

_JAPANESE = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\u3400-\u9fff々〆ヶ]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def detect(text: str) -> str | None:
    """`ja`, `en`, or None where the text has too few letters to tell (digits, emoji, one letter).

    Japanese that quotes Latin words ("My Number card どこ") is Japanese: kana and kanji decide.
    """
    if _JAPANESE.search(text):
        return JAPANESE
    return ENGLISH if _LATIN_WORD.search(text) else None
