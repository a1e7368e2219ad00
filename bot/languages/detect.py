"""Which language an utterance is written in: the script first, then common words, then a model for what is left."""

import re
import unicodedata
from collections.abc import Mapping

from bot.languages import ENGLISH, JAPANESE, PLAIN_JAPANESE, han, model, words

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆ヶ]")
_WORD = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff']+")
_SHORT = 8  # kanji: a word or two, as an English reader copies them from a letter
_CHINESE = (han.SIMPLIFIED, han.TRADITIONAL)


def detect(text: str, before: str | None = None) -> str | None:
    """A tag of `bot.languages` or of `bot.languages.others`; None where there is nothing to tell it by.

    `before` is the language of the conversation so far: it decides what is written alike in several languages
    (年金, OK, 12月15日). Japanese that quotes Latin words ("My Number card どこ") is Japanese, English that names
    things in Japanese ("where can I get 住民票") is English.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    latin = [word.strip("'") for word in _WORD.findall(plain)]
    if _HANGUL.search(plain):
        return "ko"
    if _DEVANAGARI.search(plain):
        return "ne"
    if _HIRAGANA.search(plain):
        return JAPANESE
    if _count(latin, ENGLISH) >= 2:
        return ENGLISH if _KANA.search(plain) or _HAN.search(plain) else _of_latin(plain, latin, before)
    if _KANA.search(plain):
        return JAPANESE
    if letters := "".join(_HAN.findall(plain)):
        return _of_han(letters, before)
    return _of_latin(plain, latin, before) if latin else before


def _of_han(letters: str, before: str | None) -> str:
    found = han.language_of(letters, before)
    if before in (ENGLISH, PLAIN_JAPANESE) and found not in _CHINESE and len(letters) <= _SHORT:
        return before
    if found:
        return found
    return before if before in _CHINESE else JAPANESE


def _of_latin(plain: str, latin: list[str], before: str | None) -> str | None:
    telling = [word for word in latin if word not in words.NEUTRAL and len(word) > 1]
    if words.VIETNAMESE_LETTERS.search(plain):
        return "vi"
    if not telling:
        return before or (ENGLISH if any(len(word) > 1 for word in latin) else None)
    scores = {tag: float(_count(latin, tag)) for tag in words.COMMON}
    scores[JAPANESE] = _japanese_score(latin)
    scores["pt"] += bool(words.PORTUGUESE_LETTERS.search(plain))
    if before in scores:
        scores[before] += 0.4
    if _leads_clearly(scores):
        return max(scores, key=scores.__getitem__)
    likely = model.likely(plain)
    together = {tag: score + likely.get(tag, 0) for tag, score in scores.items()}
    best = max(together, key=together.__getitem__)
    return best if together[best] >= 0.5 else ENGLISH


def _count(latin: list[str], tag: str) -> int:
    return sum(_bare(word) in words.COMMON[tag] for word in latin)


def _japanese_score(latin: list[str]) -> float:
    """Romanised Japanese only if every word can be Japanese, and one of them is grammar and no mere name of a thing."""
    if not all(words.ROMANISED.fullmatch(word) or word in words.NEUTRAL for word in latin):
        return 0
    return _count(latin, JAPANESE) + sum(bool(words.JAPANESE_ENDING.fullmatch(word)) for word in latin)


def _leads_clearly(scores: Mapping[str, float]) -> bool:
    first, second = sorted(scores.values(), reverse=True)[:2]
    return first - second >= 1


def _bare(word: str) -> str:
    """Without marks: "não" and "nao" are one word."""
    decomposed = unicodedata.normalize("NFD", word.replace("'", ""))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
