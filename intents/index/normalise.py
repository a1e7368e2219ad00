"""One spelling for what people type in many: width, case, blanks and characters nobody sees.

NFKC (Unicode Standard Annex 15) joins ﾊﾟｽﾎﾟｰﾄ and パスポート, １ and 1. It must come before any tokenizer: unidic-lite
does not know half-width kana.
"""

import re
import unicodedata

LONGEST = 400  # characters of an utterance that are looked at: a citizen's question comes first, the story after it

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_BLANKS = re.compile(r"\s+")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\u30fb]")
_LONG_VOWEL = re.compile(r"(?<=[\u30a0-\u30ff])[-~\u301c]")
_STRETCHED = re.compile(r"(.)\1{3,}")


def normalise(text: str) -> str:
    """Lower case, NFKC, single blanks; an empty text for one without anything visible."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).lower()
    plain = _LONG_VOWEL.sub("ー", _HYPHENS.sub("-", plain))
    return _BLANKS.sub(" ", _STRETCHED.sub(r"\1\1\1", plain)).strip()


def has_words(text: str) -> bool:
    """False for emoji, punctuation and blanks alone."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
