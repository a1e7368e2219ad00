"""Names of offices, facilities, forms, benefits and laws, recognised by how they end."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from bot.dialogue.guards.facts.fact import Fact, Kind

OtherForms = Callable[[str], Collection[str]]  # what else a name is called, in any language

_ENDING = (
    r"課(?![税題程])|係(?![数る争])|局(?![面地番])|(?:相談|会議|管理|学習|研究|推進|対策|市長|秘書|広報)室|署(?!名)"
    r"|(?:役|支|出張|事務|保健|避難|保管|案内|裁判|相談|派出|保育|集積|診療|研究)所|センター|プラザ|会館|図書館|公民館|体育館|博物館|美術館"
    r"|病院|クリニック|役場|(?<![官])庁(?!舎)|庁舎|機構|委員会|協会|協議会|組合|窓口|(?<=[一-鿿]{2})受付|公園|緑地|駅(?![前員])|斎場|霊園|学校|大学|幼稚園"
    r"|交番|ホール|プール|ホットライン|ダイヤル|ネットワーク|(?<![万全一内外大半学本])部(?![分屋品数長門首])"
    r"|(?<![方用手作寸文療違合不司立民商憲技刑])法(?![人律的廷務定案令事外])|条例|規則|要綱|制度|特例"
    r"|届(?![きけい])|届出書|申請書|申込書|申告書|証明書|通知書|通知カード|確認書|委任状|診断書|意見書|許可証|受給者証|被保険者証|保険証|医療証"
    r"|住民票|問診票|予診票|受診券|補助券|処理券|源泉徴収票|手帳|カード|カレンダー|マップ|手当|給付金|助成金|補助金|交付金|支援金|一時金"
    r"|(?<![関免課納国減脱増租])税(?![金率額務証理])"
)
_STEM = r"(?:第\d+)?[一-鿿々ァ-ヺーA-Za-z]*"
_JAPANESE = re.compile(rf"(?P<kana>[ぁ-ゖ]{{0,6}})(?P<core>{_STEM}?(?:{_ENDING}))(?!{_STEM}(?:{_ENDING}))")
_PARTICLES = "のはがをにへでとや"
_WHOLE = "市区町村県国課部局所館舎"  # what another name may be a part of: 市役所市民課
_NO_NAMES = frozenset(["担当課", "各課", "各係", "担当窓口", "各窓口", "この窓口", "お届"])

_HEADS = (
    r"Sections?|Divisions?|Departments?|Offices?|Bureau|Cent(?:er|re)s?|Desk|Hall|Plaza|Library|Clinic|Hospitals?|Station"
    r"|Court|Agency|Ministry|Commission|Committee|Council|Association|Services?|Act|Law|Ordinance|Certificate|Card"
    r"|Handbook|Gym|Park|School|Museum|Yard|Cemetery|Crematorium|Hotline|Bank|Network|Allowance|Benefit|Pension"
    r"|Insurance|Fund|Tax|Notification|Permit|Building|Counter|Management|Development|Commission"
)
_TITLED = re.compile(
    rf"(?:[A-Z][\w'&-]*[ ](?:(?:of|and|for|the|&)[ ])*){{1,6}}(?:{_HEADS})\b(?:[ ](?:of|for)(?:[ ][A-Z][\w'-]*)+)?"
)
_LOWER_HEADS = (
    r"section|division|department|office|bureau|cent(?:er|re)|desk|ministry|agency|clinic|library|hospital|court|act"
    r"|ordinance|station|embassy|consulate|plaza|hall|gym|handbook|certificate|allowance|pension|notification"
)
_LOWER = re.compile(rf"\b(?P<first>[a-z][\w'-]*)[ ](?P<head>{_LOWER_HEADS})(?:s|es)?\b")
_GENERIC = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "our",
        "your",
        "their",
        "its",
        "same",
        "any",
        "each",
        "every",
        "which",
        "what",
        "another",
        "other",
        "new",
        "old",
        "nearest",
        "local",
        "right",
        "responsible",
        "relevant",
        "main",
        "branch",
        "or",
        "and",
        "of",
        "at",
        "in",
        "to",
        "for",
        "from",
        "by",
        "with",
        "city",
        "ward",
        "town",
        "head",
        "first",
        "second",
        "valid",
        "original",
        "your",
        "whose",
        "no",
        "one",
        "my",
        "his",
        "her",
        "some",
        "all",
        "both",
        "official",
        "old-age",
        "family",
        "present",
        "current",
    ]
)
# Words that have a capital because a sentence begins with them: Visit City Hall.
_BEGINNINGS = frozenset(
    [
        "the",
        "a",
        "an",
        "your",
        "our",
        "this",
        "visit",
        "call",
        "contact",
        "ask",
        "go",
        "come",
        "bring",
        "see",
        "apply",
        "use",
        "show",
        "submit",
        "please",
        "tell",
        "take",
        "get",
        "have",
        "check",
        "send",
        "book",
        "report",
        "register",
        "notify",
        "if",
        "when",
        "for",
        "at",
        "to",
        "in",
        "on",
        "with",
        "from",
        "only",
        "no",
        "both",
        "all",
        "each",
        "every",
        "most",
        "some",
        "any",
        "is",
        "are",
        "can",
        "does",
        "yes",
        "or",
        "and",
        "file",
        "return",
        "both",
    ]
)


def names(plain: str) -> Iterator[Fact]:
    for found in _JAPANESE.finditer(plain):
        if name := _japanese_name(found):
            yield _fact(name, found.end() - len(name))
    for found in _TITLED.finditer(plain):
        yield _fact(found.group(), found.start(), *_without_first(found))
    for found in _LOWER.finditer(plain):
        name = found["head"] if found["first"] in _GENERIC else found.group()
        yield _fact(name, found.end() - len(name) if name == found.group() else found.start("head"))


def stands_in(name: Fact, sources: str, other_forms: OtherForms) -> bool:
    """Whether the sources, folded (`fold`), name it themselves or, by `other_forms`, in the other language.

    A synonym of the same language is not enough: 課税課 is not the office that 税務課 is.
    """
    return any(_stands_in(form, sources) or _translated(form, sources, other_forms) for _, form in name.readings)


def fold(text: str) -> str:
    """What is compared: width, case and dots inside names do not matter."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("centre", "center")
    return re.sub(r"[ \t]+", " ", re.sub(r"(?<=[ァ-ヺー])・(?=[ァ-ヺ])", "", folded))


def _fact(name: str, start: int, *others: str) -> Fact:
    return Fact(Kind.NAME, frozenset(("name", fold(form)) for form in (name, *others)), name, start, start + len(name))


def _japanese_name(found: re.Match[str]) -> str | None:
    core, kana = found["core"], found["kana"]
    if core in _NO_NAMES:
        return None
    if len(core) > 1:
        return core
    return kana[-3:] + core if len(kana) > 1 and kana[-1] not in _PARTICLES else None


def _japanese_stands_in(name: str, sources: str) -> bool:
    if _at_its_beginning(name, sources) or (re.fullmatch(_ENDING, name) and name in sources):
        return True
    parts = ((name[:cut], name[cut:]) for cut in range(2, len(name) - 1) if name[cut - 1] in _WHOLE)
    return any(whole in sources and _at_its_beginning(part, sources) for whole, part in parts)


def _at_its_beginning(name: str, sources: str) -> bool:
    """年金課 is not what 保険年金課 says: before the name the script changes, or the word ends."""
    if name and "ぁ" <= name[0] <= "ゖ":
        return name in sources
    before = r"[一-鿿々]" if re.match(r"[一-鿿々]", name) else r"[ァ-ヺー]" if re.match(r"[ァ-ヺ]", name) else r"[a-z]"
    return bool(re.search(rf"(?<!{before}){re.escape(name)}|(?<=[市立県国]){re.escape(name)}", sources))


def _english_stands_in(name: str, sources: str) -> bool:
    singular = re.sub(r"s$", "", name)
    return bool(re.search(rf"(?<![a-z]){re.escape(singular)}", sources))


def _stands_in(name: str, sources: str) -> bool:
    return _english_stands_in(name, sources) if name.isascii() else _japanese_stands_in(name, sources)


def _translated(name: str, sources: str, other_forms: OtherForms) -> bool:
    forms = (fold(form) for form in other_forms(name))
    return any(_stands_in(form, sources) for form in forms if form.isascii() != name.isascii())


def _without_first(found: re.Match[str]) -> Iterator[str]:
    first, _, rest = found.group().partition(" ")
    if first.lower() in _BEGINNINGS:
        yield rest
