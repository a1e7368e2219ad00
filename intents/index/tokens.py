"""Words to compare by: dictionary forms in Japanese, light stems in English, in one space of tokens.

One tokenizer serves every language, because citizens mix them: "My Number card どこ" has English tokens, and a Japanese
loanword gives the English word that UniDic names as its origin (カード: `カード-card`) beside itself.
Neighbouring nouns also give their compound: unidic-lite splits 住民票 into 住民 and 票, and the two together say more.
"""

import re
import threading
from collections.abc import Iterator

import fugashi

from intents.index.normalise import normalise

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆ヶ]")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_READING = re.compile(r"(?<=[\u3400-\u9fff々ヶ0-9])\([\u3040-\u309fー]+\)")
_BETWEEN_KANA = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff、。]) (?=[\u3040-\u30ff\u3400-\u9fff])")

# Parts of speech that carry grammar and no matter: particles, auxiliaries, signs, blanks, interjections, conjunctions.
_GRAMMAR = {"助詞", "助動詞", "補助記号", "記号", "空白", "感動詞", "接続詞", "接頭辞", "連体詞"}
_NOUNS = {"名詞", "接尾辞"}

# Words that stand in questions of every matter, by dictionary form.
_EMPTY_JAPANESE = frozenset(
    "為る 居る 有る 成る 下さる 頂く 貰う 呉れる 言う 事 物 其れ 此れ 何れ 様 所 欲しい 教える 知る 思う 出来る 良い 宜しい "
    "御願い 願う 願い どう 如何 ちょっと 一寸 済む さん ちゃん 君 方 私 僕 俺 自分 遣る 行く 来る 見る 分かる 仕舞う 置く".split(),
)
_EMPTY_ENGLISH = frozenset(
    "a an and am are as at be been but by can could did do does for from had has have hello hi how i i'd i'm i've if in "
    "into is it it's its just like me my of on or our please so some tell than thank thanks that the their them then "
    "there they this to us want was we were what when where which who will with would you your know need about any "
    "does should must may might dont don't cant can't im ive let get got".split(),
)

_taggers = threading.local()


def tokens(text: str) -> list[str]:
    """The tokens of any text, in its order; none for a text without words."""
    plain = without_readings(normalise(text))
    return list(_japanese(plain) if _JAPANESE.search(plain) else _english(plain))


def without_readings(plain: str) -> str:
    """Plain Japanese without its readings in brackets and blanks between words, so that it meets ordinary spelling."""
    return _BETWEEN_KANA.sub("", _READING.sub("", plain))


def _english(plain: str) -> Iterator[str]:
    for word in _WORD.findall(plain):
        if word not in _EMPTY_ENGLISH:
            yield stem(word)


def _japanese(plain: str) -> Iterator[str]:
    before = ""
    for node in _tagger()(plain):
        part, lemma, origin = node.feature.pos1, *_lemma(node)
        kept = part not in _GRAMMAR and lemma not in _EMPTY_JAPANESE
        if kept and _WORD.fullmatch(lemma):
            yield from _english(lemma)
        elif kept:
            yield lemma
            yield from _english(origin)
        noun = part in _NOUNS and kept
        if noun and before:
            yield f"{before}+{lemma}"
        before = lemma if noun else ""


def _lemma(node: fugashi.UnidicNode) -> tuple[str, str]:
    """UniDic writes a loanword's lemma as `カード-card`: the word and where it comes from."""
    lemma, _, origin = (node.feature.lemma or node.surface).partition("-")
    return lemma, origin


def _tagger() -> fugashi.Tagger:
    """One a thread: shared by threads, a tagger silently mixes up its sentences."""
    if not hasattr(_taggers, "one"):
        _taggers.one = fugashi.Tagger()
    tagger: fugashi.Tagger = _taggers.one
    return tagger


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


