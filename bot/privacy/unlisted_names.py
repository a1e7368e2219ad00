"""Names that no list and no dictionary knows (纐纈さん, 娘の咲茉): what stands in a name's place and is no word.

UniDic cuts them into single letters or takes them for places; a compound of words (運送会社さん) is none.
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.around_names import GREETING, KIN, NOBODY, PEOPLE, POLITE, TRADES
from bot.privacy.listed_names import given_names
from bot.privacy.plain import Finding, Plain

_START = r"(?:(?<![^\n])|(?<=[\s、。!?組]))"
_IS = r"(?:です(?!か)|でした|でございます|で[、。]|なん(?:です|だ))"
_RUN = "(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,4})"
_CLOSE_KIN = "(?<![一-龠])(?:息子|娘|孫|夫|妻|父|母|兄|姉|弟|妹|祖父|祖母|主人|[長次三][男女])"
_ACTS = "(?=[がはをのにもと、。)]|です|でした)"
_HONOURED = re.compile(rf"{_RUN}(?={POLITE})(?!ちゃんと|様[一-龠])")
OFFICES = re.compile(  # who or what is honoured without a name: 配達員さん, 商工会さん
    ".*[課局部係室庁店屋者員士師長人所院園校社会街児生役科医工兵官婦客主奴組団班奥婿嫁御兄姉弟妹父母手方家達司市区町村県駅寺車]"
    "|.*[皆各何誰貴他本当弊御].*"
)
_CHILD = re.compile(r"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,3})(?=\s?(?:くん|ちゃん(?!と)|クン|チャン))")
_NO_CHILD = re.compile(".*[猫犬鳥兎亀兄姉弟妹父母爺婆嬢坊市県町村区行書聞働着泣歩続置引動届叩描開空効]")
_GIVEN = (  # where a family stands a given name, never a place
    re.compile(rf"(?:{KIN})(?:の|\(){_RUN}{_ACTS}"),
    re.compile(rf"(?:{KIN}|私|わたし)[がは]{_RUN}(?={_IS})"),
    re.compile(rf"(?:うちの|{_CLOSE_KIN})(?P<name>[一-龠々ヶ]{{2,3}})(?![一-龠々ヶ]){_ACTS}"),
    re.compile(rf"{_RUN}(?=\([0-9]{{1,3}}[歳才か])"),
)
_FAMILY = (
    re.compile(r"(?:旧姓|名字|苗字)[はがも:の]?\s?(?P<name>[一-龠々ヶ]{2,4})(?![一-龠々ヶ])"),
    re.compile(rf"(?:{GREETING}|(?:さっき|先ほど|先程|昨日|先日|前回|今朝)の)[、。!~ー\s]?{_RUN}(?={_IS})"),
    re.compile(rf"{_START}{_RUN}(?=の(?:{KIN}|保護者)(?:です|でした|でございます|より|と申|といい))"),
    re.compile(rf"{_RUN}(?=宛(?!先)|あての)"),
    re.compile(rf"{_RUN}が(?=[^。、\n]{{0,6}}(?:伺|うかが|取りに(?:行|参|伺|うかが)|代わりに行))"),
)
_GRAVE = re.compile("(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,3})(?=家の(?:お?墓|法事|法要))")
_MODERN = re.compile(  # younger than the dictionary, or with an end that only things have
    "スマホ|ガラケー|アルツハイマー|パーキンソン|ヒブ|ロタ|マイナ.*|.*(?:ワクチン|カード|サービス|ペイ|ポイント|アプリ|プラン|ホーム|ハウス|シート|ローン|ケア|テスト|チェック|アレルギー|ハラ)"
)
_KATAKANA = "(?P<name>[ァ-ヴー]{2,12}(?:[・ ][ァ-ヴー]{1,12}){0,4})(?![ァ-ヴー])"
_OF_KIN = re.compile(rf"(?:{KIN}|{PEOPLE})の{_KATAKANA}{_ACTS}")
_HONOURED_KATAKANA = re.compile(rf"(?<=[のはがとにで]){_KATAKANA}(?={POLITE})")


def find(plain: Plain) -> Iterator[Finding]:
    for found in _candidates(plain):
        if not NOBODY.fullmatch(found["name"]):
            yield Finding(Kind.NAME, *found.span("name"))


def _candidates(plain: Plain) -> Iterator[re.Match[str]]:
    text = plain.letters
    yield from _GRAVE.finditer(text)
    for found in _HONOURED.finditer(text):
        if not OFFICES.fullmatch(found["name"]) and _is_no_word(plain, found):
            yield found
    yield from (found for found in _CHILD.finditer(text) if not _NO_CHILD.fullmatch(found["name"]))
    for pattern in _GIVEN:
        for found in pattern.finditer(text):
            if found["name"] in given_names() or _is_strange(plain, found, places=False):
                yield found
    for pattern in _FAMILY:
        yield from (found for found in pattern.finditer(text) if _is_strange(plain, found, places=True))
    for pattern in (_OF_KIN, _HONOURED_KATAKANA):
        for found in pattern.finditer(text):
            short = pattern is _HONOURED_KATAKANA and len(found["name"]) < 4
            if not TRADES.fullmatch(found["name"]) and (short or not is_a_thing(plain, *found.span("name"))):
                yield found


def is_a_thing(plain: Plain, start: int, end: int) -> bool:
    """In katakana: words of the dictionary, or what ends with a long one (マイナカード)."""
    if _MODERN.fullmatch(plain.letters, start, end):
        return True
    inside = plain.words_between(start, end)
    if not inside or "・" in plain.letters[start:end]:
        return False
    known = [word.known and "普通名詞" in word.speech for word in inside]
    return all(known) or (known[-1] and inside[-1].end - inside[-1].start > 2)


def _is_no_word(plain: Plain, found: re.Match[str]) -> bool:
    """Neither one entry of the dictionary nor a compound of whole words."""
    inside = plain.words_between(*found.span("name"))
    if len(inside) == 1:
        return not (inside[0].known and "普通名詞" in inside[0].speech)
    return not all(word.known and word.end - word.start > 1 and "普通名詞" in word.speech for word in inside)


def _is_strange(plain: Plain, found: re.Match[str], *, places: bool) -> bool:
    """A name or unknown to UniDic, or cut into single letters without a prefix, suffix or numeral; or a place."""
    inside = plain.words_between(*found.span("name"))
    speeches = [word.speech for word in inside]
    if not inside or any("数詞" in speech or speech.startswith("接") for speech in speeches):
        return False
    if any("地名" in speech for speech in speeches):
        return places
    single = len(inside) > 1 and all(word.end - word.start == 1 for word in inside)
    return single or any("人名" in speech for speech in speeches) or not all(word.known for word in inside)
