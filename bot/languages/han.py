"""Telling Chinese from Japanese where there is no kana: by the words, then by which country writes the characters."""

import re

from bot.languages import JAPANESE

SIMPLIFIED = "zh-Hans"
TRADITIONAL = "zh-Hant"

# What Chinese cannot do without and Japanese without kana never says: pronouns, particles, questions, courtesies.
_CHINESE_WORDS = re.compile(
    "[你您吗嗎呢吧们們这這哪啥怎會咩咗嘅喺垃]|(?<![感予理構連発思幻])想(?!像|定|起|念)|[他她好是]的|我(?!孫子|々|流)|(?<![完終修満校魅未])了(?!解|承|見|知)"
    "|什么|什麼|[点點][样樣]|[几幾][点點]|多少|谢|謝謝|多謝|请|請問|不[见見懂]|不明白|不知道|[看听聽]不|[没沒]有|可以|需要(?!家|者|量|予測|期|$)|有[开開]|唔該|收到",
)


def language_of(text: str, before: str | None = None) -> str | None:
    """`ja`, `zh-Hans`, `zh-Hant`, or None where both countries write it so (年金, 印鑑).

    `before`, the language so far, decides between the two ways of writing Chinese where the text does not (你好).
    """
    chinese = bool(_CHINESE_WORDS.search(text))
    if not chinese and _written_in(text, "euc_jp"):
        return None if _written_in(text, "gb2312") or _written_in(text, "big5") else JAPANESE
    simplified, traditional = _share(text, "gb2312"), _share(text, "big5")
    if not chinese and max(simplified, traditional) < 1:
        return JAPANESE  # a rare character, as names have them
    if simplified == traditional:
        return TRADITIONAL if before == TRADITIONAL else SIMPLIFIED
    return SIMPLIFIED if simplified > traditional else TRADITIONAL


def _written_in(text: str, charset: str) -> bool:
    """The old national character sets are lists of what each country writes."""
    return _share(text, charset) == 1


def _share(text: str, charset: str) -> float:
    return sum(bool(letter.encode(charset, "ignore")) for letter in text) / len(text)
