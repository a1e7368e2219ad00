"""Names that UniDic takes for places (千葉) or plants (林), from the lists of japanese-personal-name-dataset.

A list knows no sentence, so these ask for more around them than those of `names`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from japanese_personal_name_dataset import load_dataset

from bot.domain.personal_data import Kind
from bot.privacy.around_names import LETTER, NOBODY, POLITE, PRAISED, THINGS, TRADES
from bot.privacy.plain import Finding, Plain
from bot.privacy.words import VARIANTS

_HONOURED = re.compile(rf"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{{1,5}})(?={POLITE})")
_ON_THE_PHONE = re.compile(
    r"(?:(?<![^\n])|(?<=[。! ])|(?<=こんにちは、)|(?<=ます、))(?P<name>[一-龠々ヶ]{1,5})"
    r"(?=です(?:$|[。、!~\s]|が|けど)|でございます|でした)"
)
_OF_A_PLACE = re.compile(r"の(?P<name>[一-龠々ヶ]{2,5})(?=です(?:$|[。、!\s])|より(?:$|[。\s]))")
_CHILD = re.compile(r"(?<![一-龠々ヶ])(?P<name>[一-龠]{1,3})(?=(?:くん|ちゃん|君)(?:[のがはをにとも、。]|$))")
_FILLED_IN = re.compile(rf"(?:氏名|お?名前|フリガナ|ふりがな)[ \n](?P<name>{LETTER}{{1,6}} ?{LETTER}{{0,6}})(?=\s|$)")
_WHOLE = re.compile(
    r"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{1,4} (?:[一-龠々ぁ-ん]{1,4}|[ァ-ヴー]{2,6}(?![ァ-ヴー]))"
    r"|[一-龠々ヶ]{3,5})(?![一-龠々ヶきけりるみえれめげぎ])"
)
_GIVEN_IN_KANA = re.compile("(?<![一-龠々ヶ])(?P<family>[一-龠々ヶ]{2,3})(?P<given>[ぁ-ん]{3,4})")
_IN_KANA = re.compile(r"(?<![ぁ-んァ-ヴー一-龠])(?P<name>[ぁ-ん]{2,6}?)(?=さん|様|さま|くん|ちゃん|です[。、])")
_HOUSE = re.compile(
    r"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,3})(?=家の(?:世帯|墓|者|戸籍|親)|ご?(?:夫妻|夫婦)(?:[のはが]|$))"
)
_IN_KATAKANA = re.compile(r"(?<![ぁ-んァ-ヴー一-龠])(?P<name>[ァ-ヴー]{2,12})(?=さん|様|さま|くん|ちゃん)")
TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def find(plain: Plain) -> Iterator[Finding]:
    yield from (Finding(Kind.NAME, *found.span("name")) for found in _candidates(plain.letters))
    yield from _in_kana_after_a_family_name(plain)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for pattern, never in (
        (_HONOURED, NOBODY),
        (_ON_THE_PHONE, THINGS),
        (_OF_A_PLACE, THINGS),
        (_FILLED_IN, NOBODY),
        (_HOUSE, NOBODY),
    ):
        for found in pattern.finditer(text):
            if not never.fullmatch(found["name"]) and is_listed(found["name"].replace(" ", "")):
                yield found
    yield from (found for found in _WHOLE.finditer(text) if _is_meant(found))
    yield from (
        found
        for found in _CHILD.finditer(text)
        if found["name"] in given_names() and not NOBODY.fullmatch(found["name"])
    )
    for found in _IN_KANA.finditer(text):
        if not NOBODY.fullmatch(found["name"]) and found["name"] in in_kana():
            yield found
    yield from (found for found in _IN_KATAKANA.finditer(text) if not TRADES.fullmatch(found["name"]))


def _in_kana_after_a_family_name(plain: Plain) -> Iterator[Finding]:
    """高橋ひなた, if UniDic cuts it so: 山口までは is none."""
    ends = {word.start: word.end for word in plain.words if word.speech.startswith("名詞")}
    for found in _GIVEN_IN_KANA.finditer(plain.letters):
        end = ends.get(found.start("given"), 0)
        given = plain.letters[found.start("given") : end]
        if found["family"] in family_names() and len(given) > 2 and given in given_readings():
            yield Finding(Kind.NAME, found.start(), end)


def _is_meant(found: re.Match[str]) -> bool:
    return _is_whole(found["name"]) and not PRAISED.match(found.string, found.end())


def _is_whole(name: str) -> bool:
    """A family name of two letters at least and a given one, with or without a blank between."""
    name = name.translate(VARIANTS)
    parts = [tuple(name.split())] if " " in name else [(name[:cut], name[cut:]) for cut in range(2, len(name))]
    return any(
        len(family) > 1 and family in family_names() and given != "町" and given.translate(TO_HIRAGANA) in given_names()
        for family, given in parts
    )


def is_listed(name: str) -> bool:
    """A family name, alone or with a given one."""
    name = name.translate(VARIANTS)
    cuts = range(1, len(name) + 1)
    return any(name[:cut] in family_names() and (cut == len(name) or name[cut:] in given_names()) for cut in cuts)


@cache
def _lists() -> tuple[dict[str, Any], ...]:
    """Given names of men and of women by their reading, and the two thousand most frequent family names."""
    return tuple(load_dataset(kind="org", include_last_names=True))


@cache
def family_names() -> frozenset[str]:
    return frozenset(_lists()[2])


@cache
def in_kana() -> frozenset[str]:
    return given_readings() | family_readings()


def family_readings() -> frozenset[str]:
    """In hiragana."""
    return frozenset(each["reading"] for each in _lists()[2].values())


def given_readings() -> frozenset[str]:
    """In hiragana, of men and women."""
    men, women, _ = _lists()
    return frozenset(men) | frozenset(women)


@cache
def given_names() -> frozenset[str]:
    men, women, _ = _lists()
    return given_readings() | {kanji for names in (men, women) for each in names.values() for kanji in each["kanji"]}
