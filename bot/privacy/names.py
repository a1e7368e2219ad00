"""Names in Japanese sentences: words that are names, where what stands around them says that a person is meant.

Streets, plants and great men carry the same names; a name alone is nobody's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.personal_data import Kind
from bot.privacy.around_names import INTRODUCES, KIN, LABELS, LETTER, NOBODY, POLITE, PRAISED, ROLES, TITLES
from bot.privacy.plain import MASKED, Finding, Plain

_BEFORE = re.compile(
    rf"(?:{KIN}|{ROLES})(?:は|が|の|を|から|,|、|:|→|=|\(|「|・|\s){{0,2}}$|{MASKED}[\s、,(/・のと]{{1,3}}$"
)
_AFTER = re.compile(
    rf"{POLITE}|{INTRODUCES}|{TITLES}|(?:です|でした|でござい|でして|だよ|だけど|なん(?:です|だ)|なので)(?!か)"
    rf"|より(?=\s|$|。)|@"
    rf"|[\s、,)/・]{{1,3}}{MASKED}|[、,( ]{{0,2}}[0-9]{{1,3}}[歳代才]|\((?:{KIN}|本人|世帯主)\)"
    r"|宛|あて|名義|宅|世帯|本人|という|って(?:いい|言い|言う|いう)"
)
_SHOP = re.compile("[ァ-ヴー]+で(?!す|し|ん|ござ|、|。)")  # マツモトキヨシで買えますか
_ACTS = re.compile("(?:が|は|を|に|へ|も|から)(?!ら)|と(?![いう言思])")
_INTRODUCTION = re.compile(INTRODUCES)
_INTRODUCED = re.compile(
    rf"(?:{LETTER}{{1,20}}(?:[ ・]{LETTER}{{1,14}}){{0,3}}|(?:(?<![^\n])|(?<=[\s、。!は]))[ぁ-ん]{{2,8}})$"
)
_SELF = re.compile("(?:私|僕|俺)(?=.)")
_LABELLED = re.compile(
    rf"(?:{LABELS})(?:\([^()\n]{{1,6}}\))?(?:】\s?|\s?[:→=]\s?)"
    rf"(?P<name>[^\s{MASKED}、。,!?:;/()「」【】\[\]0-9]{{1,15}}(?:[ ・]{LETTER}{{1,12}}){{0,3}})"
)
_NAMED = re.compile(
    r"(?:名前|氏名|なまえ|名字|苗字|(?<!同)姓)"
    rf"(?:[はが] ?(?P<name>{LETTER}{{1,15}}(?:[ ・]{LETTER}{{1,12}}){{0,3}})|は ?(?P<kana>[ぁ-ん]{{2,8}}?))"
    r"(?= ?です(?!か)|でした|な(?:の|ん)です(?!か)|でござい|と申|とい|とも|[。、]|\s*$)"
)
_TAIL = re.compile(r"(?:様|さん|です.*|でした|と申.*|といい.*)$")
_NO_NAME = re.compile(
    r"[ぁ-ん](?:ます|たい|ない|ください|せん|した|して|ても|ましょう)"
    r"|変更|訂正|記入|必要|未定|不明|同上|同じ|省略|どう|何|なに|いつ|どこ|書|まだ|漢字|旧字|違|間違|誤|別|本名"
    r"|通称|一部|英|カタカナ|ひらがな|平仮名|ローマ字|外国|長[いく]"
)
_KANJI, _KATAKANA = re.compile("[一-龠々ヶ]{2,}(?<![館課局部])"), re.compile("[ァ-ヴー]{3,}")
_LONGEST = 60


class _Run(NamedTuple):
    """Names side by side, the first of them a `family` name or not; `personal`: hardly ever anything but a name."""

    start: int
    end: int
    personal: bool
    family: bool


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.letters
    yield from (Finding(Kind.NAME, run.start, run.end) for run in _runs(plain) if _is_meant(run, text))
    yield from _introduced(text)
    for found in _LABELLED.finditer(text):
        name = _TAIL.sub("", found["name"])
        if name and not _NO_NAME.search(found["name"]):
            yield Finding(Kind.NAME, found.start("name"), found.start("name") + len(name))
    for found in _NAMED.finditer(text):
        name = found.lastgroup or "name"
        if not _NO_NAME.search(found[name]):
            yield Finding(Kind.NAME, *found.span(name))


def _introduced(text: str) -> Iterator[Finding]:
    """Whatever stands before と申します is a name, even one that no dictionary knows."""
    for introduction in _INTRODUCTION.finditer(text):
        found = _INTRODUCED.search(text, max(0, introduction.start() - _LONGEST), introduction.start())
        if found:
            own = _SELF.match(found[0])
            yield Finding(Kind.NAME, found.start() + (own.end() if own else 0), found.end())


def _is_meant(run: _Run, text: str) -> bool:
    """A name that only people carry needs no more than not to be praised; others need words that make it a person's."""
    if NOBODY.fullmatch(text, run.start, run.end) or _SHOP.match(text, run.start, run.end + 3):
        return False
    if (run.personal and not PRAISED.match(text, run.end)) or (run.family and _ACTS.match(text, run.end)):
        return True
    return bool(_BEFORE.search(text, max(0, run.start - 12), run.start) or _AFTER.match(text, run.end))


def _runs(plain: Plain) -> Iterator[_Run]:
    run: _Run | None = None
    for word in plain.words:
        if "固有名詞-人名" not in word.speech:
            continue
        if run and not plain.letters[run.end : word.start].strip(" ・"):
            run = _Run(run.start, word.end, personal=run.personal or run.family, family=run.family)
            continue
        if run:
            yield run
        family, text = word.speech.endswith("人名-姓"), plain.letters[word.start : word.end]
        run = _Run(word.start, word.end, _is_personal(text, family), family)
    if run:
        yield run


def _is_personal(text: str, family: bool) -> bool:
    """One letter is a verb's as often (越, 高), kana a noun's (まど); foreign names are firms' too (ローソン)."""
    return bool(_KANJI.fullmatch(text) or (family and _KATAKANA.fullmatch(text)))
