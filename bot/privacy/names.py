"""Names in Japanese sentences: words that are names, where what stands around them says that a person is meant.

Streets, plants and great men carry the same names; a name alone is nobody's. UniDic knows names but takes many for places
(千葉) or plants (林); the lists of japanese-personal-name-dataset help out, under stricter conditions.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from japanese_personal_name_dataset import load_dataset

from bot.domain.personal_data import Kind
from bot.privacy.plain import MASKED, Finding, Plain

_KIN = (
    "夫|妻|主人|家内|嫁|旦那|息子|娘|長男|次男|三男|長女|次女|三女|父|母|兄|姉|弟|妹|祖父|祖母|孫|子|子ども|子供|叔父|叔母|伯父|伯母"
    "|義父|義母|甥|姪|赤ちゃん|彼氏|彼女|友人|友達"
)
_LABELS = "お?名前|氏名|姓名|なまえ|フリガナ|ふりがな|世帯主|申請者|届出人|請求者|代理人?|本人|名義人?|筆頭者|保護者|児童名?|受取人|相続人|差出人"
_ROLES = f"{_LABELS}|担当者?|宛名|連絡先|同居人|市民|住民|組|隣|故|こちら|もしもし|私|わたし|僕|ぼく|俺"
_OF = r"(?:は|が|の|を|から|,|、|:|→|=|\(|「|・|\s){0,2}$"
_POLITE = r"\s?(?:さん|様|さま|氏|くん|君|ちゃん|殿|先生)(?!子|々|相)"
_INTRODUCES = r"\s?と(?:申します|もうします|申す者|申し上げ|(?:いい|言い)ます)(?!か)"
_CHARACTER = r"[^\s\0ぁ-ん、。,!?:;/()「」【】\[\]0-9]"

_JAPANESE = re.compile("[ぁ-ヶ一-龠]")
_BEFORE = re.compile(rf"(?:{_KIN}|{_ROLES}){_OF}|{MASKED}[\s、,(/・の]{{1,3}}$")
_AFTER = re.compile(
    rf"{_POLITE}|{_INTRODUCES}|(?:です|でした|でございます)(?!か)|だけど|より(?=\s|$|。)|@|[\s、,)/・]{{1,3}}{MASKED}"
)
_HONOURED = re.compile(rf"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{{1,5}})(?={_POLITE})")
_AFTER_FULL = re.compile(rf"\s*(?:$|[\s。、,)(/!?「」]|から|に|が|は|を|へ|宛|の(?:{_KIN}|件|戸籍|家))")
_ON_THE_PHONE = re.compile(
    r"(?:(?<![^\n])|(?<=[。! ])|(?<=こんにちは、)|(?<=ます、))(?P<name>[一-龠々ヶ]{1,5})(?=です(?:$|[。、!\s]|が|けど))"
)
_INTRODUCTION = re.compile(_INTRODUCES)
_INTRODUCED = re.compile(
    rf"(?:{_CHARACTER}{{1,20}}(?:[ ・]{_CHARACTER}{{1,14}}){{0,3}}|(?:(?<![^\n])|(?<=[\s、。!は]))[ぁ-ん]{{2,8}})$"
)
_LONGEST = 60
_SELF = re.compile("(?:私|僕|俺)(?=.)")
_LABELLED = re.compile(
    rf"(?:(?:{_LABELS})(?:】\s?|\s?[:→=]\s?))"
    rf"(?P<name>[^\s\0、。,!?:;/()「」【】\[\]0-9]{{1,15}}(?:[ ・]{_CHARACTER}{{1,12}}){{0,3}})"
)
_NAMED = re.compile(
    rf"(?:名前|氏名|なまえ)は ?(?P<name>{_CHARACTER}{{1,15}}(?:[ ・]{_CHARACTER}{{1,12}}){{0,3}}|[ぁ-ん]{{2,8}}?)"
    r"(?=です(?!か)|でした|でござい|と申|とい|とも|[。、]|\s*$)"
)
_TAIL = re.compile(r"(?:様|さん|です.*|でした|と申.*|といい.*)$")
_NO_NAME = re.compile(
    r"[ぁ-ん](?:ます|たい|ない|ください|せん|した|して|ても|ましょう)"
    r"|変更|訂正|記入|必要|未定|不明|同上|同じ|省略|どう|何|なに|いつ|どこ|書|まだ"
)
_FOREIGN = re.compile(
    rf"(?<![ァ-ヴー])[ァ-ヴー]{{2,15}}(?:[・= ][ァ-ヴー]{{2,15}}){{1,3}}(?=です|でした|{_POLITE})"
)
_LATIN = re.compile(r"(?:(?<![^\n])|(?<=[。!] )|(?<=[。!]))(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*)(?=です[。、\n])")
_RELATIVES = tuple(
    re.compile(rf"(?:(?:{_KIN})(?:の|\()|[長次三][男女])(?P<name>{name})")
    for name in (
        r"[ぁ-ん]{2,5}(?=[のがはをもと、)])",
        r"[ぁ-ん]{2,5}?(?=[のがはをもと、)])",
        r"[一-龠]{2,3}(?![一-龠])",
        "[一-龠](?=[がはも、)])",
    )
)
_NOBODY = frozenset("マイナ 東京 日本 大家 奥 神 隣 前 今 上 下 中 主 国 県 市 町 村".split())
_DIRECTIONS_AND_THINGS = _NOBODY | frozenset("東 西 南 北 島 沖 浜 平 角 長 見 所 向 高 金 里 星 原".split())


class _Run(NamedTuple):
    """Names side by side. `sure`: UniDic says that they are names; `full`: family and given name."""

    start: int
    end: int
    sure: bool
    full: bool


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.letters
    if not _JAPANESE.search(text):
        return
    yield from (Finding(Kind.NAME, run.start, run.end) for run in _runs(plain) if _is_meant(run, text))
    yield from _introduced(text)
    for found in _LABELLED.finditer(text):
        name = _TAIL.sub("", found["name"])
        if name and not _NO_NAME.search(found["name"]):
            yield Finding(Kind.NAME, found.start("name"), found.start("name") + len(name))
    for found in _NAMED.finditer(text):
        if not _NO_NAME.search(found["name"]):
            yield Finding(Kind.NAME, *found.span("name"))
    yield from (Finding(Kind.NAME, *found.span()) for found in _FOREIGN.finditer(text))
    yield from (Finding(Kind.NAME, *found.span("name")) for found in _LATIN.finditer(text))
    yield from _listed(text)


def _introduced(text: str) -> Iterator[Finding]:
    """Whatever stands before と申します is a name, even one that no dictionary knows."""
    for introduction in _INTRODUCTION.finditer(text):
        found = _INTRODUCED.search(text, max(0, introduction.start() - _LONGEST), introduction.start())
        if found:
            own = _SELF.match(found[0])
            yield Finding(Kind.NAME, found.start() + (own.end() if own else 0), found.end())


def _listed(text: str) -> Iterator[Finding]:
    """What UniDic does not take for a name here, and the lists do."""
    for pattern, never in ((_HONOURED, _NOBODY), (_ON_THE_PHONE, _DIRECTIONS_AND_THINGS)):
        for found in pattern.finditer(text):
            if found["name"] not in never and _is_listed(found["name"]):
                yield Finding(Kind.NAME, *found.span("name"))
    for pattern in _RELATIVES:
        for found in pattern.finditer(text):
            if found["name"] in _given():
                yield Finding(Kind.NAME, *found.span("name"))


def _is_listed(name: str) -> bool:
    """A family name, alone or with a given one."""
    cuts = range(1, len(name) + 1)
    return any(name[:cut] in _family() and (cut == len(name) or name[cut:] in _given()) for cut in cuts)


def _is_meant(run: _Run, text: str) -> bool:
    if not run.sure or text[run.start : run.end] in _NOBODY:
        return False
    if run.full and _AFTER_FULL.match(text, run.end):
        return True
    return bool(_BEFORE.search(text, max(0, run.start - 12), run.start) or _AFTER.match(text, run.end))


def _runs(plain: Plain) -> Iterator[_Run]:
    run: _Run | None = None
    for word in plain.words:
        sure = "固有名詞-人名" in word.speech
        if not sure and plain.letters[word.start : word.end] not in _family():
            continue
        given = word.speech.endswith("名-名")
        if run and not plain.letters[run.end : word.start].strip(" ・"):
            run = _Run(run.start, word.end, run.sure or sure, given)
            continue
        if run:
            yield run
        run = _Run(word.start, word.end, sure, full=False)
    if run:
        yield run


@cache
def _family() -> frozenset[str]:
    """The two thousand most frequent family names."""
    return frozenset(load_dataset(kind="opti", include_last_names=True)[2])


@cache
def _given() -> frozenset[str]:
    """Frequent given names, in kana and kanji."""
    men, women = load_dataset(kind="opti")
    spellings = (spelling for names in (men, women) for each in names.values() for spelling in each["kanji"])
    return frozenset(spellings) | men.keys() | women.keys()
