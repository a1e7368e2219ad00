"""Words that ask for something other than an answer: a person, another language."""

import re
import unicodedata

from bot.languages import ENGLISH, JAPANESE, PLAIN_JAPANESE

_PERSON = re.compile(
    # 職員に相談したい, 人と話したい, 担当者につないで, オペレーターに代わって, 人に聞く
    r"(職員|担当者|担当の(人|方)|係の(人|方)|オペレーター|人間|有人|窓口の(人|方)|市役所の(人|方)|(?<![\u4e00-\u9fff])人)(さん)?"
    r"(と|に|へ|の方に)?(直接)?(話|はな|相談|つな|繋|代わ|替わ|かわ|聞きたい|聞く|きく|対応)"
    r"|^(職員|担当者|オペレーター|人間)(を|お願い|おねがい|呼)"
    r"|\b(talk|speak|chat|connect|transfer|ask|reach)\b.{0,20}\b(person|human|someone|somebody|staff|agent|operator|officer)\b"
    r"|\b(real|live|actual) (person|human)\b|^(a |an )?(human|person|agent|operator|staff)( please)?[.!]?$",
)
_LANGUAGES = (
    (PLAIN_JAPANESE, re.compile(r"やさしい(日本語|にほんご)|easy japanese|plain japanese")),
    (
        ENGLISH,
        re.compile(r"^(in )?english( please)?[.!?]?$|英語(で|に|版)|can you (speak|use) english|do you speak english"),
    ),
    (JAPANESE, re.compile(r"^日本語$|日本語(で|に)(お願い|おねがい|して|答え|変え)|^(in )?japanese( please)?[.!?]?$")),
)


def asks_for_a_person(text: str) -> bool:
    return bool(_PERSON.search(_plain(text)))


def asks_for_language(text: str) -> str | None:
    """The tag of the language that the words ask for, or None."""
    plain = _plain(text)
    return next((tag for tag, pattern in _LANGUAGES if pattern.search(plain)), None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()
