"""Names that UniDic takes for places (千葉) or plants (林), from the lists of japanese-personal-name-dataset.

A list knows no sentence, so these ask for more around them than those of `names`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from japanese_personal_name_dataset import load_dataset

from bot.domain.personal_data import Kind
from bot.privacy.around_names import KIN, LETTER, NOBODY, POLITE, PRAISED, THINGS, TRADES
from bot.privacy.plain import Finding, Plain

_HONOURED = re.compile(rf"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{{1,5}})(?={POLITE})")
_ON_THE_PHONE = re.compile(
    r"(?:(?<![^\n])|(?<=[。! ])|(?<=こんにちは、)|(?<=ます、))(?P<name>[一-龠々ヶ]{1,5})"
    r"(?=です(?:$|[。、!~\s]|が|けど)|でございます|でした)"
)
_OF_A_PLACE = re.compile(r"の(?P<name>[一-龠々ヶ]{2,5})(?=です(?:$|[。、!\s])|より(?:$|[。\s]))")
_CHILD = re.compile(r"(?<![一-龠々ヶ])(?P<name>[一-龠]{1,3})(?=(?:くん|ちゃん|君)(?:[のがはをにとも、。]|$))")
_FILLED_IN = re.compile(rf"(?:氏名|お?名前|フリガナ|ふりがな)[ \n](?P<name>{LETTER}{{1,6}} ?{LETTER}{{0,6}})(?=\s|$)")
_WHOLE = re.compile(
    r"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{1,4} [一-龠々ぁ-ん]{1,4}"
    r"|[一-龠々ヶ]{3,5})(?![一-龠々ヶきけりるみえれめげぎ])"
)
_IN_KANA = re.compile(r"(?<![ぁ-んァ-ヴー一-龠])(?P<name>[ぁ-ん]{2,6}?)(?=さん|様|さま|くん|ちゃん|です[。、])")
_HOUSE = re.compile(
    r"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,3})(?=家の(?:世帯|墓|者|戸籍|親)|ご?(?:夫妻|夫婦)(?:[のはが]|$))"
)
_OUR = re.compile(r"うちの(?P<name>[一-龠]{2,3})(?=[のがはをも])")
_SEVERAL = re.compile(rf"(?:{KIN})[0-9]人 ?\((?P<name>[一-龠ぁ-ん]{{1,4}}(?:[、・,][一-龠ぁ-ん]{{1,4}})*)\)")
_IN_KATAKANA = re.compile(r"(?<![ぁ-んァ-ヴー一-龠])(?P<name>[ァ-ヴー]{2,12})(?=さん|様|さま|くん|ちゃん)")
_RELATIVES = tuple(
    re.compile(rf"(?:(?:{KIN})(?:の|\(|[\s、])|[長次三][男女])(?P<name>{name})")
    for name in (
        r"[ぁ-ん]{2,5}(?=[のがはをもと、)])",
        r"[ぁ-ん]{2,5}?(?=[のがはをもと、)])",
        r"[ァ-ヴー]{2,6}(?![ァ-ヴー])",
        r"[一-龠]{2,3}(?![一-龠])",
        r"[一-龠](?=[がはも、)])",
    )
)
_NTH_CHILD = re.compile("[長次三][男女](?P<name>[一-龠])(?=[とのがはをも、)])")
_NO_CHILD = re.compile("[分用側似宛毎等達別間共名様]")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def find(plain: Plain) -> Iterator[Finding]:
    yield from (Finding(Kind.NAME, *found.span("name")) for found in _candidates(plain.letters))


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
    yield from (found for found in _OUR.finditer(text) if found["name"] in given_names())
    for found in _SEVERAL.finditer(text):
        if all(name in given_names() for name in re.split("[、・,]", found["name"])):
            yield found
    yield from (found for found in _IN_KATAKANA.finditer(text) if not TRADES.fullmatch(found["name"]))
    for found in _NTH_CHILD.finditer(text):
        if found["name"] in given_names() and not _NO_CHILD.fullmatch(found["name"]):
            yield found
    for pattern in _RELATIVES:
        yield from (found for found in pattern.finditer(text) if found["name"].translate(_TO_HIRAGANA) in given_names())


def _is_meant(found: re.Match[str]) -> bool:
    return _is_whole(found["name"]) and not PRAISED.match(found.string, found.end())


def _is_whole(name: str) -> bool:
    """A family name of two letters at least and a given one, with or without a blank between."""
    parts = [tuple(name.split())] if " " in name else [(name[:cut], name[cut:]) for cut in range(2, len(name))]
    return any(len(family) > 1 and family in family_names() and given in given_names() for family, given in parts)


def is_listed(name: str) -> bool:
    """A family name, alone or with a given one."""
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
