"""Addresses that lead to a door, and postal codes. A district alone (港町, 本町1丁目) is what a question is about.

A number below the district is found first. The nouns before it are the address, if one of them is a place to UniDic,
ends as districts do (市, 町, 丁目, …), or a word in front says so (住所, 本籍, …).
"""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.plain import Finding, Plain
from bot.privacy.words import Word

_N = "[0-9十百]{1,5}"
_AND = r" ?[\-のノ] ?"
_DOOR = re.compile(
    rf"{_N} ?丁目 ?{_N}(?: ?番(?:地先?)?|{_AND})?(?:[のノ]? ?{_N}(?:{_AND}{_N})*)?(?: ?号)?"
    rf"|{_N} ?番地先?(?: ?[のノ]? ?{_N})?|{_N} ?番 ?{_N}(?:{_AND}{_N})*(?: ?号)?"
    rf"|(?<![0-9\-/.]){_N}(?:{_AND}{_N}){{1,4}}(?![0-9]|[/.][0-9])"
    r"|(?<=[一-龠])[0-9]{1,5}(?![0-9])"
)
_BARE = re.compile("[0-9]+")
_COUNTED = re.compile(r" ?(?:[歳才人回年月週時分円本枚個階件倍%点組対周]|の?様式|日(?!本))")
_KANA_OR_LATIN = "[ァ-ヶー・A-Za-z ]{2,20}[一-龠ぁ-ん]{0,4}"
_KINDS_OF_HOUSES = "荘|館|寮|ビル|団地|住宅|マンション|アパート|ハイツ|コーポ|ハイム"
_NAMES_OF_HOUSES = f"{_KINDS_OF_HOUSES}|メゾン|コート|レジデンス|パレス|タワー|ヴィラ|グリーン|ハウス|テラス|ヒルズ"
_ROOM = r"(?:[A-Z]-?)?[0-9]{1,5} ?(?:号室?|F|階|号?棟(?: ?[0-9]{1,5} ?(?:号室?)?)?)?"
_HOUSE = re.compile(
    rf"(?:号室)?[ 、\n(/]{{0,3}}(?:(?:{_KANA_OR_LATIN}|[一-龠ぁ-んァ-ヶーA-Za-z0-9]{{1,12}}(?:{_KINDS_OF_HOUSES}))"
    rf" ?(?:[A-Z0-9]{{1,2}}号?棟 ?)?{_ROOM}|[一-龠ァ-ヶー]{{2,12}}[0-9]{{1,4}}(?:階|F|号室)"
    r"|[一-龠]{1,4}様?方(?![面法向]))"
    r"|号室| [A-Z0-9]{1,2}号?棟[ \-]?[0-9]{1,4}(?:号室?)?"
    rf"|[ \n][ァ-ヶーA-Za-z一-龠]{{0,12}}(?:{_NAMES_OF_HOUSES})(?![一-龠ァ-ヶー])"
    r"|[ ,]{1,2}[0-9]{3,4}(?:号室?|$|[ 、。\n]|(?=です|なん|だ|[にでのへがを]))"
)
_ESTATE = re.compile(
    rf"[一-龠ぁ-んァ-ヶー]{{1,10}}(?:{_KINDS_OF_HOUSES}) ?[A-Z0-9]{{1,3}} ?号?棟 ?[0-9]{{2,5}} ?(?:号室?)?"
)
_ROOM_OF_ONE = re.compile(
    rf"[一-龠ぁ-んァ-ヶーA-Za-z]{{0,12}}(?:{_NAMES_OF_HOUSES})[一-龠ぁ-んァ-ヶー]{{0,8}} ?[A-Z]?[0-9]{{2,4}} ?"
    r"(?:号室|(?=(?:号室?)?[にで](?:住|暮ら|引っ?越)))"
    rf"|[一-龠ぁ-んァ-ヶー・A-Za-z]{{2,12}}(?:{_NAMES_OF_HOUSES}) ?[A-Z]?[0-9]{{3}}"
    r"(?=で(?:す|ござ)|の(?:者|上|下|隣|部屋|住人|住民)|に(?:い|お|引)|[、。\n]|$)"
    r"|[一-龠ぁ-んァ-ヶー]{1,10}(?:荘|ハイツ|コーポ|アパート) ?[0-9]{1,3}号(?![棟車線])室?"
)
_CODE = re.compile(
    r"〒 ?[0-9]{3}[ \-]?[0-9]{4}(?![0-9])|(?<![0-9\-])[0-9]{3}-[0-9]{4}(?![0-9\-])"
    r"|(?i:(?:郵便番号|ゆうびんばんごう|postal code|postcode|zip(?: code)?)[ は:]{0,3})([0-9]{3} ?[0-9]{4})(?![0-9])"
)
_DISTRICT = re.compile(r"(?:[都道府県市区町村郡字条丁台丘通]|丁目)$")
_CITY_AND_TOWN = re.compile(r"(?<![数文英漢名])字|[市区郡].*[町村]$")
_CALLED = r"(?:住所|じゅうしょ|本籍|自宅|実家|家|うち|(?:送り|届け|郵送|宛|引っ?越し|転居|転入)先)[ :→はが(]{0,4}"
_LABEL = re.compile(_CALLED + "$")
_LABELLED = re.compile(
    _CALLED.replace("|家|うち", "") + rf"([^\n、。0-9\0]{{2,30}}{_N}(?:{_AND}{_N}){{1,4}})(?![0-9]|[/.][0-9])"
)
_LABELLED_BLOCK = re.compile(_CALLED.replace("|家|うち", "") + r"([^\n、。\0]{2,24}[0-9]{1,3}(?:丁目|番地))")
_BLOCK_AND_DOOR = re.compile(rf"[1-9][0-9]{{0,2}}(?:{_AND}[0-9]{{1,4}}){{2,3}}")
_NUMBERED = re.compile(
    "(?:様式|図|表|別紙|付録|項目?|条|問|款|例|式|章|節|編|版|型|号|番号?|回|課|係|窓口|昭和|平成|令和|大正|明治|電話|携帯|直通|内線"
    "|場|票|券|月|日|年|度|数|順|列|席|棚)$"
)
_NO_PART = re.compile("住所|本籍|自宅|実家|家|先|電話|旧|新|現|隣|アパート|〒|資料|様式|ページ|第|[0-9]{3,}")
_JOINTS = re.compile("ノ|之|ケ|ヶ|が|上る|下る|入る|内")


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.numbers
    for found in _CODE.finditer(text):
        yield Finding(Kind.POSTAL, found.start(1) if found[1] else found.start(), found.end())
    yield from (Finding(Kind.ADDRESS, *found.span(1)) for found in _LABELLED.finditer(text))
    yield from (Finding(Kind.ADDRESS, *found.span(1)) for found in _LABELLED_BLOCK.finditer(text))
    yield from (Finding(Kind.ADDRESS, *found.span()) for found in _ESTATE.finditer(text))
    yield from (Finding(Kind.ADDRESS, *found.span()) for found in _ROOM_OF_ONE.finditer(text))
    for door in _DOOR.finditer(text):
        if not _COUNTED.match(text, door.end()):
            yield from _address(plain, door)


def _address(plain: Plain, door: re.Match[str]) -> Iterator[Finding]:
    district = _district(plain, door.start())
    start = district[0].start if district else door.start()
    if _leads_somewhere(plain, district, door) or _LABEL.search(plain.letters, max(0, start - 12), start):
        house = _HOUSE.match(plain.numbers, door.end())
        yield Finding(Kind.ADDRESS, start, house.end() if house else door.end())


def _leads_somewhere(plain: Plain, district: list[Word], door: re.Match[str]) -> bool:
    """A family name counts as a place: most are, and 松原5-43-2 has no other reading. Nor has 中央5-43-2."""
    texts = [plain.letters[word.start : word.end] for word in district]
    if _BARE.fullmatch(door[0]):
        return bool(_CITY_AND_TOWN.search("".join(texts)))
    if "丁目" in door[0]:
        return True
    named = any("地名" in word.speech or "人名-姓" in word.speech for word in district)
    if named or any(_DISTRICT.search(text) for text in texts):
        return True
    beside = bool(texts) and "一" <= texts[-1][-1] <= "龠" and not _NUMBERED.search(texts[-1])
    return beside and bool(_BLOCK_AND_DOOR.fullmatch(door[0]))


def _district(plain: Plain, door: int) -> list[Word]:
    """The nouns before the door. A blank between two of them is passed only to reach what is a place by itself."""
    found: list[Word] = []
    for word in reversed(plain.words_before(door)):
        text = plain.letters[word.start : word.end]
        gap = plain.letters[word.end : found[-1].start if found else door]
        if len(gap) > 1 or not _belongs(word, text) or (gap and found and not _DISTRICT.search(text)):
            break
        found.append(word)
    return found[::-1]


def _belongs(word: Word, text: str) -> bool:
    if _JOINTS.fullmatch(text):
        return True
    if _NO_PART.fullmatch(text) or word.speech.startswith("名詞-普通名詞-副詞可能"):
        return False
    return word.speech.startswith(("名詞", "接頭辞", "接尾辞"))
