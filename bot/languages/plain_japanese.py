"""What makes plain Japanese hard to read: a few rules that a person can check, by sentence.

They are those of 「在留支援のためのやさしい日本語ガイドライン」 (Immigration Services Agency and Agency for
Cultural Affairs, August 2020, www.moj.go.jp/content/001327230.pdf): short sentences with one thing each, no double
negation, passive and causative as rarely as can be, です and ます without honorifics, few kanji, no words of offices.
It gives no numbers. At most 13 kanji a sentence of daily life is from 「これさえあれば！『やさしい日本語』
作り方ガイド」 (Hirosaki University, 社会言語学研究室, March 2019, category II); 50 letters are ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.languages.plain_words import PLAINER
from bot.languages.tagger import tagger

LONGEST = 50  # letters of a sentence
MOST_KANJI = 13  # of a sentence

_READING = re.compile(r"(?<=[\u3400-\u9fff々0-9０-９])[（(][ぁ-ゖー]+[）)]")
_EXPLANATION = re.compile("〈[^〉]*〉")
_ADDRESS = re.compile("[!-~]{12,}")  # of a page or for mail
_BETWEEN_WORDS = re.compile(r"[ \u3000]+")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_JOINING = re.compile("(?<=[すただい])(?:が|ので|から|けれども?|けど|し|のに)(?=、)")
_TWICE_NOT = re.compile(
    r"(?:ない|なく|ません)(?:という)?(?:こと|わけ|もの|の)?(?:で)?(?:は|も|が)(?:ない|ありません|なりません|いけません|だめ)"
    r"|(?:なければ|なくては|ないと)(?:なり|いけ|だめ)"
)
_HONORIFIC = re.compile(r"[おご御][^、。]{1,6}?(?:になり|になる|になっ|いたし|申し上げ)|ご[\u3400-\u9fff]{2}ください")
_HONORIFIC_VERBS = {
    *("いらっしゃる", "仰る", "召し上がる", "為さる", "頂く", "致す", "申し上げる", "伺う", "参る", "御座る"),
    *("拝見", "頂戴", "存ずる", "差し上げる", "承る"),
}
_PASSIVE_OR_CAUSATIVE = {"れる", "られる", "せる", "させる"}
_NO_CAUSATIVE = {"知ら", "聞か"}  # 知らせる is a verb of its own


class Rule(StrEnum):
    LONG = "long"
    SEVERAL = "several"
    KANJI = "kanji"
    TWICE_NOT = "twice_not"
    PASSIVE = "passive"
    HONORIFIC = "honorific"
    OFFICE = "office"


@dataclass(frozen=True)
class Hint:
    """`found` is what the rule found there: a word, or a number; `better` what may be said instead."""

    rule: Rule
    sentence: str
    found: str
    better: str = ""


def hints(text: str) -> list[Hint]:
    """In the order of the text; the sentences as they are written, without readings and blanks between the words."""
    plain = _BETWEEN_WORDS.sub("", _READING.sub("", text))
    return [hint for sentence in _SENTENCE.findall(plain) if sentence.strip() for hint in _of(sentence.strip())]


def _of(sentence: str) -> Iterator[Hint]:
    said = _ADDRESS.sub("", _EXPLANATION.sub("", sentence))
    words = list(tagger()(said))
    if len(said) > LONGEST:
        yield Hint(Rule.LONG, sentence, str(len(said)))
    joining = _JOINING.findall(said)
    if len(joining) > 1:
        yield Hint(Rule.SEVERAL, sentence, "、".join(joining))
    if (kanji := len(_KANJI.findall(said))) > MOST_KANJI:
        yield Hint(Rule.KANJI, sentence, str(kanji))
    if found := _TWICE_NOT.search(said):
        yield Hint(Rule.TWICE_NOT, sentence, found[0])
    yield from _of_words(sentence, said, words)


def _of_words(sentence: str, said: str, words: Sequence[Any]) -> Iterator[Hint]:
    if passive := next((place for place in range(1, len(words)) if _is_passive(words[place - 1], words[place])), 0):
        yield Hint(Rule.PASSIVE, sentence, "".join(word.surface for word in words[passive - 1 : passive + 2]))
    honorific = _HONORIFIC.search(said)
    verb = next((word.surface for word in words if word.feature.lemma in _HONORIFIC_VERBS), "")
    if honorific or verb:
        yield Hint(Rule.HONORIFIC, sentence, honorific[0] if honorific else verb)
    for place, word in enumerate(words):
        if word.surface in PLAINER and not _is_part(words, place):
            yield Hint(Rule.OFFICE, sentence, word.surface, PLAINER[word.surface])


def _is_passive(verb: Any, ending: Any) -> bool:
    ends = ending.feature.pos1 == "助動詞" and ending.feature.lemma in _PASSIVE_OR_CAUSATIVE
    return ends and verb.surface not in _NO_CAUSATIVE


def _is_part(words: Sequence[Any], place: int) -> bool:
    """Of a name, like 申請 in 申請書."""
    beside = [words[at] for at in (place - 1, place + 1) if 0 <= at < len(words)]
    return any(word.feature.pos1 in ("名詞", "接尾辞") and not word.surface.isascii() for word in beside)
