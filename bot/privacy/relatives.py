"""Given names where a relative stands before them: 娘のさくらは, 次男の湊(3歳), 孫の凛を預けたい.

Most given names of one letter or in kana are words, too: what is done to them, or theirs, tells a child from a thing.
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.around_names import KIN, NOBODY
from bot.privacy.listed_names import TO_HIRAGANA, given_names, given_readings
from bot.privacy.plain import Finding, Plain

_AGE = r"\s?\([0-9]{1,2} ?(?:歳|才|さい|か月|ヶ月|カ月|ヵ月|年生)"
_PERSONAL = (
    rf"{_AGE}|を(?:一時|預|あずけ|連れ|つれ|迎え|通わ|入園|入学|入れ|診|出産|産|扶養)"
    "|に(?:頼|任せ|お願い|行かせ|行って|受けさせ|受けて|代わ|会|飲ませ|打た)"
    "|と(?:一緒|いっしょ|二人|ふたり|2人|来|住|暮|同居|離れ)"
    "|の(?:予防接種|ワクチン|入園|入学|卒園|卒業|転校|就学|保育|学校|学童|クラス|担任|健診|検診|誕生|児童手当|保険証|資格確認"
    "|マイナンバー|パスポート|出生|母子|学費|学用品|給食|医療証|病院|介護|世話|様子)"
)
_OUR = re.compile(r"うちの(?P<name>[一-龠]{2,3})(?=[のがはをも])")
_SEVERAL = re.compile(rf"(?:{KIN})[0-9]人 ?\((?P<name>[一-龠ぁ-ん]{{1,4}}(?:[、・,][一-龠ぁ-ん]{{1,4}})*)\)")
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
_CARED_FOR = tuple(
    re.compile(rf"(?:(?:{KIN}|うち)の|(?<![一-龠])(?:息子|娘|孫|弟|妹|[長次三][男女]))(?P<name>{name})(?={_PERSONAL})")
    for name in ("[一-龠]", "[ぁ-ん]{2,5}?")
)
_AGED = re.compile(rf"(?<![一-龠々ヶぁ-んァ-ヴー0-9])(?P<name>[一-龠]{{1,3}}|[ぁ-ん]{{2,5}})(?={_AGE})")
_CHOSEN = re.compile(r"名前[はを]、?(?P<name>[一-龠]{1,3}|[ぁ-ん]{2,5}?)(?=に(?:し(?:ます|た|よう)|決め))")
_FONDLY = re.compile(rf"(?:{KIN}|うち)の(?P<name>[ぁ-ん]{{2,5}}?)(?=ちゃん|くん)")
_NTH_CHILD = re.compile("[長次三][男女](?P<name>[一-龠])(?=[とのがはをも、)])")
_NO_CHILD = re.compile(
    "[分用側似宛毎等達別間共名様]|わん|にゃん|ねこ|いぬ|おば|ばあ|じい|ひとり|ふたり|ところ|ため|とき|みんな|ほか|うち"
)


def find(plain: Plain) -> Iterator[Finding]:
    yield from (Finding(Kind.NAME, *found.span("name")) for found in _candidates(plain.letters))


def _candidates(text: str) -> Iterator[re.Match[str]]:
    yield from (found for found in _OUR.finditer(text) if found["name"] in given_names())
    for found in _SEVERAL.finditer(text):
        if all(name in given_names() for name in re.split("[、・,]", found["name"])):
            yield found
    yield from (found for found in _FONDLY.finditer(text) if found["name"] in given_readings() and _is_a_child(found))
    for pattern in (*_RELATIVES, *_CARED_FOR, _AGED, _CHOSEN, _NTH_CHILD):
        for found in pattern.finditer(text):
            if found["name"].translate(TO_HIRAGANA) in given_names() and _is_a_child(found):
                yield found


def _is_a_child(found: re.Match[str]) -> bool:
    return not (_NO_CHILD.fullmatch(found["name"]) or NOBODY.fullmatch(found["name"]))
