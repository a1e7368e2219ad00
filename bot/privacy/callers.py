"""Family names that no list knows, where people say who they are or whose it is: 電話した栂野です, 宛名が雲丹亀で.

A citizen says there as well what the matter is (電話した件です, 不要です), so what is made of words is no name.
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.around_names import ASKED, NOBODY, TITLES
from bot.privacy.plain import Finding, Plain
from bot.privacy.unlisted_names import OFFICES
from bot.privacy.words import Word

_RUN = "(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,4})"
_BOTH = "(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,6})"  # a family name, perhaps with a given one
_IS = r"(?:です(?!か)|でした|でございます|で[、。]|でーす|なん(?:です|だ))"
_FROM = "保護者|代理人?|世帯主|申請者|号室|[0-9]班|[0-9]組|住宅|団地|会長|班長|委員|丁目|町内|マンション|アパート|PTA"
_OWNER = "申請者|届出人|世帯主|被?相続人|受取人|名義人?|宛名|契約者|予約者|予約名|被保険者|新郎|新婦|故人|亡くなったの"
_SAYS = (
    re.compile(rf"(?:{ASKED}|(?:{_FROM})の|こちら、?){_RUN}(?={_IS})"),
    re.compile(rf"(?<![^\n]){_RUN}(?=です(?:[。、!~\s]|けど|が|$)|と(?:申|いい|言い))"),
    re.compile(rf"お願い(?:いた|致|申し?上げ)?し?ます[。、!\s]{{1,2}}{_RUN}(?=\s*$)"),
    re.compile(rf"{_RUN} ?\((?P<reading>[ぁ-ん]{{3,10}}|[ァ-ヴー]{{3,10}})\)(?={_IS}|と申|と(?:いい|言い)ます)"),
    re.compile(rf"{_RUN}(?={TITLES})"),
)
# Here no matter is named, so a name may be made of words: 月見里.
_IS_CALLED = (
    re.compile(rf"{_BOTH}(?=本人(?:です|が|で、)|という(?:者|もの|名|方)|って(?:いい|言い)ます|名義[のでにを])"),
    re.compile(rf"(?:{_OWNER})(?:[はがの]|: ?| )?{_BOTH}(?=です|に(?:なって|なり|変)|[ 、。]|$)"),
)


def find(plain: Plain) -> Iterator[Finding]:
    for frames, makes_a_thing in ((_SAYS, _is_of_words), (_IS_CALLED, _is_made)):
        for frame in frames:
            for found in frame.finditer(plain.letters):
                inside = plain.words_between(*found.span("name"))
                if inside and not makes_a_thing(inside) and not _is_an_office(found["name"]):
                    yield from (Finding(Kind.NAME, *found.span(group)) for group in found.groupdict())


def _is_an_office(name: str) -> bool:
    return bool(OFFICES.fullmatch(name) or NOBODY.fullmatch(name))


def _is_of_words(inside: list[Word]) -> bool:
    """食器棚 as well as 不要; and a place is where somebody is."""
    if any("地名" in word.speech for word in inside):
        return True
    return _is_made(inside) or any(word.known and _is_long(word) and "人名" not in word.speech for word in inside)


def _is_made(inside: list[Word]) -> bool:
    """One word, whole words side by side, or one with a prefix, suffix, numeral or place (相談員, 兵庫支部)."""
    if any(word.speech.startswith("接") or "数詞" in word.speech for word in inside):
        return True
    if len(inside) > 1 and any("地名" in word.speech for word in inside):
        return True
    whole = len(inside) == 1 or all(_is_long(word) for word in inside)
    return whole and all(word.known and "固有名詞" not in word.speech for word in inside)


def _is_long(word: Word) -> bool:
    return word.end - word.start > 1
