"""Family names that UniDic takes for places (馬場, 吉野), in the frames in which people say who somebody is.

A sure frame makes a person even of a name that is a word, too: 「夫が竹林です」, 「市民課馬場です」.
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.around_names import ASKED, DID, GREETING, KIN, NOBODY, PEOPLE, THINGS, TITLES
from bot.privacy.listed_names import family_names, given_names, in_kana, is_listed
from bot.privacy.plain import MASKED, Finding, Plain

_NAME = "(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{2,5})"
_SHORT = "(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{1,5})"
_SELF = "私|わたし|わたくし|あたし|僕|ぼく|俺|おれ"
_START = r"(?:(?<![^\n])|(?<=[\s、。!?]))"
_AFTER = "(?P<name>[一-龠々ヶ]{2,5})"  # close to what stands before
_IS = (
    r"(?:です(?!か)|でした|でございます|でーす|っす|で[、。]|だ(?:けど|が|よ)|なの(?:です|だ)|なん(?:です|だ|すけど)"
    r"|と(?:申|いい|言い)|って(?:いい|言い))"
)
_PARENT = f"(?:{KIN}|保護者|親|ママ|パパ|家族|代理人?)(?:です|でした|でございます|で、|より|と申|といい|と言い)"
_GROUP = "組|課|係|室|局|署|園|校|社|店|支部|班|会|病院|丁目|番地|号室"
_COME = "行きます|行く|伺|うかが|参り|まいり|取りに|受け取り|持参|お持ち|持って|代わり(?:に|で)"

_SURE = tuple(
    map(
        re.compile,
        (
            rf"(?:{GREETING})[、。!~ー\s]?{_SHORT}(?={_IS})",
            rf"(?:{ASKED}|{DID}){_SHORT}(?={_IS})",
            rf"お願い(?:いた|致|申し?上げ)?し?ます[。、!\s]{{1,2}}{_SHORT}(?=\s*$)",
            rf"(?:{KIN}|{_SELF}|{PEOPLE}|名義|世帯主|申請者|保護者|相手|名前)[はがも]、?{_SHORT}(?={_IS})",
            rf"(?:{_SELF}|名前|こちら){_AFTER}(?={_IS}|本人)",
            rf"(?:に住む|在住の|に住んで(?:い|お)?る|お住まいの){_NAME}(?={_IS})",
            rf"{_NAME}(?=で(?:予約|申し?込|登録)|の名前で|という(?:者|もの|名|方)|本人(?:です|が|で、))",
            rf"(?<![一-龠々ヶ])(?P<name>[一-龠々ヶ]{{1,4}}?)(?={TITLES})",
            r"(?:旧姓|名字|苗字|(?<!同)姓)[はがも:の]?\s?(?P<name>[一-龠々ヶ]{1,5})(?![一-龠々ヶ])",
            rf"(?:{_GROUP})(?P<name>[一-龠々ヶ]{{2,5}})(?={_IS}|の{_PARENT})",
            rf"{_SHORT}(?=の{_PARENT})",
            rf"{_NAME}(?=の(?:奥(?:さん|様)|ご主人|(?:旦那|息子|娘|お[子母父姉兄孫])(?:さん|様)|お?(?:ばあ|じい)(?:さん|ちゃん)))",
            rf"{_NAME}(?=姓(?!名)|邸(?!宅))",
            rf"{_NAME}(?=宛(?!先)|あての|名義)",
            rf"{_NAME}から(?=(?:の?お?電話(?!し|する|を?かけ)|の?ご?連絡(?!し|する)|言われ|預か|頼ま|折り?返))",
            rf"(?:{PEOPLE})の{_NAME}(?=[がはをにもと])",
            rf"(?:参加|出席|申込|応募|利用|来庁|委任|受任|依頼|通報|相談|記入|責任|代表|所有|使用)(?:者|人)[:は\s]"
            rf"\s?{_NAME}(?![一-龠々ヶ])",
        ),
    )
)
# Here a place or a thing may stand as well: だけど after 西口 tells where somebody is.
_UNSURE = tuple(
    map(
        re.compile,
        (
            rf"{_START}{_NAME}(?={_IS}|@|と{MASKED})",
            rf"た{_NAME}(?=です(?!か))",
            rf"{_NAME}[がは](?=[^。、\n]{{0,8}}(?:{_COME}))",
            rf"{MASKED}[\s、,・と]{{1,2}}{_NAME}(?=[\s、,・。)]|です|と|の[0-9]|まで|へ|$)",
            rf"(?:\n|よろしく[。、!\s]|以上(?:です)?[。、\s])\s?{_NAME}(?=\s*$)",
        ),
    )
)
_I_IN_KANA = re.compile(
    rf"(?:{_SELF})(?:の(?:なまえ|名前))?[は、\s]?(?P<name>[ぁ-ん]{{2,7}}?)"
    r"(?=です(?:[。、!\s]|が|けど|$)|だよ|って(?:いい|言い)|と(?:いい|言い)|、(?:小|中|高|[0-9]))"
)
_KANA = (
    re.compile(
        rf"(?:{GREETING}|さっきの|先ほどの|昨日の|[一-龠]の)[、。!~ー\s]?(?P<name>[ぁ-ん]{{3,7}}?)"
        r"(?=です(?!か)|と申|っす)"
    ),
    re.compile(r"(?:お願い(?:いた|致)?します|以上(?:です)?)[。、!\s]\s?(?P<name>[ぁ-ん]{3,7})(?=\s*$)"),
    re.compile(rf"{_START}(?P<name>[ぁ-ん]{{3,7}}?)(?={_IS}|せんせい|先生)"),
    re.compile(r"(?:(?:息子|娘|孫|夫|妻|弟|妹)の?|うちの)(?P<name>[ぁ-ん]{3,7}?)(?=[がはのを]|です)"),
)
_CHILD = re.compile(rf"{_START}{_NAME}(?=の{_PARENT})")
_NO_NAME = re.compile(
    "ここ|そこ|いま|まだ|また|うち|そう|いい|はは|ちち|おや|あに|あね|わか|まご|みんな|だれ|どこ|とし|ひとり"
    "|かい?ご|ところ|そちら|こちら|どちら|はじめ|となり|ひかり|まえ|あかり"
)
_WORD = ("名詞-普通名詞", "代名詞", "副詞", "形状詞", "連体詞", "接続詞", "動詞", "形容詞", "感動詞")


def find(plain: Plain) -> Iterator[Finding]:
    yield from (Finding(Kind.NAME, *found.span("name")) for found in _candidates(plain))


def _candidates(plain: Plain) -> Iterator[re.Match[str]]:
    text = plain.letters
    for frame in (*_SURE, *_UNSURE):
        for found in frame.finditer(text):
            if not is_listed(found["name"]) or THINGS.fullmatch(found["name"]):
                continue
            if (frame in _SURE and found["name"] in family_names()) or not _is_a_word(plain, found):
                yield found
    yield from (found for found in _I_IN_KANA.finditer(text) if _is_read_so(found["name"]))
    for frame in _KANA:
        yield from (
            found for found in frame.finditer(text) if _is_read_so(found["name"]) and not _is_a_word(plain, found)
        )
    for found in _CHILD.finditer(text):
        if found["name"] in given_names() and not NOBODY.fullmatch(found["name"]):
            yield found


def _is_read_so(name: str) -> bool:
    return name in in_kana() and not _NO_NAME.fullmatch(name)


def _is_a_word(plain: Plain, found: re.Match[str]) -> bool:
    """One entry of the dictionary, and neither a place nor a name."""
    inside = plain.words_between(*found.span("name"))
    return len(inside) == 1 and inside[0].speech.startswith(_WORD)
