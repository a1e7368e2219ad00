"""Names of people from abroad in Japanese sentences: in katakana, in Latin letters, in one or two kanji after one."""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.around_english_names import LETTERS
from bot.privacy.around_names import KIN, PEOPLE, POLITE
from bot.privacy.english_names import may_be_a_name
from bot.privacy.plain import MASKED, Finding, Plain
from bot.privacy.unlisted_names import is_a_thing

_IS = r"(?:です(?!か)|でした|でございます|だ(?:よ|けど)|なん(?:です|だ)|\s?と(?:申|もうし|いい|言い))"
_START = r"(?:(?<![^\n])|(?<=[\s、。!?は]))"
_SELF = "(?:私|わたし|僕|ぼく|俺|名前|なまえ)は"
_WORD = rf"[A-ZĂĐƠƯ](?:['’][A-Z])?[{LETTERS}]{{1,30}}(?:-[{LETTERS}]{{1,30}}){{0,3}}"
_MORE = rf"(?: (?:(?:de|da|dos|del|la|van|von|bin|al) ){{0,2}}{_WORD})"
_RELATED = (
    rf"の(?:{KIN}|保護者)(?:です|でした|で、)|\([ァ-ヴー一-龠]{{1,8}}人\)|より(?=$|[。\s])|と(?:結婚|離婚"
    "|婚姻|入籍|再婚)"
)
_WRITTEN = tuple(
    map(
        re.compile,
        (
            rf"(?<![A-Za-z])(?P<name>{_WORD}{_MORE}{{0,4}})(?={POLITE})",
            rf"{_START}(?P<name>[A-Z][a-z]{{2,}}(?: [A-Z][a-z]+)*)(?= ?です(?:[。、\n]|けど|が)|だよ)",
            rf"{_START}(?P<name>{_WORD}{_MORE}{{1,4}})(?= ?{_IS})",
            rf"{_START}(?P<name>{_WORD}{_MORE}{{1,4}}|[A-Z][a-z]{{2,}})(?=の(?:在留|ビザ|パスポート|母子手帳|保険証|マイナンバー))",
            rf"{_START}(?P<name>{_WORD}{_MORE}{{0,4}})(?=、[0-9]{{1,2}}[歳才])",
            rf"{_SELF} ?(?P<name>{_WORD}{_MORE}{{0,4}})(?= ?{_IS})",
            rf"{MASKED} ?\((?P<name>{_WORD}{_MORE}{{1,4}})\)",
            rf"(?:{KIN}|{PEOPLE})[のがは]? ?(?P<name>{_WORD}{_MORE}{{0,4}})(?=[がはをのにもと、。)]|です|でした)",
            rf"{_START}(?P<name>{_WORD}{_MORE}{{0,4}})(?={_RELATED})",
            rf"(?:氏名|お?名前|フリガナ)[ :\n]{{1,2}}(?P<name>{_WORD}{_MORE}{{0,4}}"
            rf"|[ァ-ヴー]{{2,12}}(?:[・ ][ァ-ヴー]{{1,12}}){{0,4}})(?=\s|$|[、。(])",
            r"(?:ワタシ|ワタクシ|ボク|オレ|ナマエ)[ハワ] ?(?P<name>[ァ-ヴー]{2,12}?)(?= ?(?:デス|ト ?(?:モウシ|イイ)))",
            rf"(?<![ァ-ヴー])(?P<name>[ァ-ヴー]{{1,15}}(?:[・= ][ァ-ヴー]{{1,15}}){{1,4}})(?={_IS}|{POLITE})",
        ),
    )
)
_NO_PERSON = re.compile(
    r"(?i)(?<![a-z])(?:wi-?fi|pdf|pc|tv|id|google|apple|android|windows|mac|amazon|line|sim|web|app|my|online"
    r"|bus|gmail|iphone|ipad|id|dv|covid)(?![a-z])"
)
# From a country, or one who says so elsewhere in the text.
_ONE = re.compile(rf"(?<![ァ-ヴー一-龠])[ァ-ヴー]{{2,12}}(?={_IS})")
_SAID_OF = re.compile(rf"(?:私|わたし|僕|ぼく|俺|{KIN})は(?P<name>[ァ-ヴー]{{2,12}})(?={_IS})")
_KATAKANA_RELATED = re.compile(rf"{_START}[ァ-ヴー]{{2,12}}(?:[・ ][ァ-ヴー]{{1,12}}){{0,4}}(?={_RELATED})")
_LATIN_OR_KATAKANA = re.compile("[A-Z][A-Za-z]|[ァ-ヴー]{2}")
_TOLD = re.compile(
    "(?:[ァ-ヴー]|中国|韓国|台湾|米国|英国)(?:人|国?籍|出身)|国籍|から(?:来|き)(?:た|まし)|外国人|日本語|にほんご"
    rf"|在留|ビザ|帰化|(?<![一-龠])(?:{KIN})の"
)
_SAYS_AT_ONCE = re.compile(rf"{_IS}[、。,! ]{{1,2}}[ァ-ヴー一-龠]{{2,8}}(?:人|出身|国籍|から来)")
_BEGINS = re.compile(r"(?:\A|[\n。!?、]\s?)\Z")
# The most frequent family names of China, Taiwan and Korea; one that is a direction in Japanese (東, 南) is left out.
_FAMILY = (
    "王李張劉陳楊黄趙呉周徐孫馬朱胡郭林何羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘蒋蔡余杜葉程蘇魏呂任沈姚盧姜崔鍾譚陸汪范金石廖賈"
    "夏韋付白鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵銭厳武戴莫孔向湯朴申権安柳洪全裵"
)
_EAST_ASIAN = re.compile(rf"{_START}[{_FAMILY}][一-龠]{{1,2}}(?={_IS})")


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.letters
    if not _LATIN_OR_KATAKANA.search(text):
        yield from _east_asian(plain)
        return
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            if may_be_a_name(found["name"]) and not _NO_PERSON.search(found["name"]):
                yield Finding(Kind.NAME, *found.span("name"))
    told = max((each.start() for each in _TOLD.finditer(text)), default=-1)
    for found in _ONE.finditer(text):
        if _is_somebody(plain, *found.span(), told_later=told >= found.end()):
            yield Finding(Kind.NAME, *found.span())
    for pattern, group in ((_KATAKANA_RELATED, 0), (_SAID_OF, "name")):
        for found in pattern.finditer(text):
            if not is_a_thing(plain, *found.span(group)) and not _is_a_country(plain, *found.span(group)):
                yield Finding(Kind.NAME, *found.span(group))
    yield from _east_asian(plain)


def _east_asian(plain: Plain) -> Iterator[Finding]:
    for found in _EAST_ASIAN.finditer(plain.letters):
        if _begins_with_a_name(plain, *found.span()):
            yield Finding(Kind.NAME, *found.span())


def _is_somebody(plain: Plain, start: int, end: int, *, told_later: bool) -> bool:
    """UniDic knows a name in it, or a country is told and UniDic does not know it as a thing."""
    if _BEGINS.search(plain.letters, max(0, start - 2), start):
        if any("人名" in word.speech for word in plain.words_between(start, end)):
            return True
        if _SAYS_AT_ONCE.match(plain.letters, end):
            return True
        told = told_later
    else:
        told = _is_of_a_country(plain, start)
    return told and not _is_a_country(plain, start, end) and not is_a_thing(plain, start, end)


def _is_a_country(plain: Plain, start: int, end: int) -> bool:
    inside = plain.words_between(start, end)
    return len(inside) == 1 and "地名-国" in inside[0].speech


def _is_of_a_country(plain: Plain, start: int) -> bool:
    if not plain.letters.endswith("の", 0, start):
        return False
    return any("地名-国" in word.speech for word in plain.words_before(start)[-3:])


def _begins_with_a_name(plain: Plain, start: int, end: int) -> bool:
    """UniDic cuts 劉洋 after the family name; 金庫 is one word to it."""
    return any("人名" in word.speech for word in plain.words_between(start, start + 1))
