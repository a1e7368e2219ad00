"""Words to compare by: dictionary forms in Japanese, light stems in English, in one space of tokens.

One tokenizer serves every language, because citizens mix them: "My Number card どこ" has English and Japanese tokens.
"""

import re
from collections.abc import Iterator

import fugashi

from bot.languages.tagger import tagger
from intents.index.normalise import normalise
from intents.index.stopwords import ENGLISH, JAPANESE

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆ヶ]")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_READING = re.compile(r"(?<=[\u3400-\u9fff々ヶ0-9])\([\u3040-\u309fー]+\)")
_OKURIGANA = re.compile(r"(?<=[\u3400-\u9fff々])[\u3040-\u309f]+$")
_BETWEEN_KANA = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff、。]) (?=[\u3040-\u30ff\u3400-\u9fff])")

# Parts of speech that carry grammar and no matter: particles, auxiliaries, signs, blanks, interjections, conjunctions.
_GRAMMAR = {"助詞", "助動詞", "補助記号", "記号", "空白", "感動詞", "接続詞", "接頭辞", "連体詞"}
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}

_MOST_KNOWN = 50_000
_known: dict[tuple[str, str], tuple[str, ...]] = {}  # tokens of a word: taking its features apart takes longest


def tokens(text: str) -> list[str]:
    """The tokens of any text, in its order; none for a text without words."""
    plain = without_readings(normalise(text))
    return list(_japanese(plain) if is_japanese(plain) else _english(plain))


def is_japanese(text: str) -> bool:
    """By its letters: one kana or kanji is enough, whatever Latin words stand around it."""
    return bool(_JAPANESE.search(text))


def without_readings(plain: str) -> str:
    """Plain Japanese without its readings in brackets and blanks between words, so that it meets ordinary spelling."""
    return _BETWEEN_KANA.sub("", _READING.sub("", plain))


def latin_words(plain: str) -> Iterator[str]:
    """Those of a normalised text that tell what it is about, as they are written."""
    return (word for word in _WORD.findall(plain) if word not in ENGLISH)


def _english(plain: str) -> Iterator[str]:
    return map(stem, latin_words(plain))


def reading(text: str) -> str:
    """How a text is read, in hiragana; empty where the dictionary does not know."""
    read = [str(node.feature.kana or "") for node in tagger()(text)]
    return "".join(read).translate(_TO_HIRAGANA) if all(read) else ""


def _japanese(plain: str) -> Iterator[str]:
    for node in tagger()(plain):
        word = node.surface, node.feature_raw
        found = _known.get(word)
        if found is None:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            found = _known[word] = tuple(_of_word(node))
        yield from found


def _of_word(node: fugashi.UnidicNode) -> Iterator[str]:
    lemma = _lemma(node)
    if node.feature.pos1 in _GRAMMAR or lemma in JAPANESE:
        return
    if _WORD.fullmatch(lemma):
        yield from _english(lemma)
    else:
        yield _root(lemma)


def _lemma(node: fugashi.UnidicNode) -> str:
    """UniDic writes a loanword's lemma as `カード-card`: the word and where it comes from."""
    lemma, _, _ = (node.feature.lemma or node.surface).partition("-")
    return str(lemma)


def _root(lemma: str) -> str:
    """Without the kana at its end: 引っ越す and 引っ越し, 払う, 払い and 払える meet."""
    return _OKURIGANA.sub("", lemma)


# Step 1 of M. F. Porter, "An algorithm for suffix stripping" (1980), without its later steps: plurals and verb endings
# go, words of different meaning stay apart.
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST_STEM = 3


def stem(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "")
    for ending, instead in _ENDINGS:
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= _SHORTEST_STEM and not word.endswith("ss") and re.search("[aeiouy]", kept):
            return _tidy(kept + instead)
    return _tidy(word)


def _tidy(word: str) -> str:
    """So that moving, moved and move meet: no doubled consonant and no silent e at the end."""
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > _SHORTEST_STEM and word.endswith("e") else word
