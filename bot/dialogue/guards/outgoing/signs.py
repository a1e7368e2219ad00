"""Small words that turn a meaning round: not, must, free, closed, at least, until, before, only. In both languages.

They prove nothing; a reworded answer that has one where its source has the opposite is refused.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    CAN = "can"
    CANNOT = "cannot"
    NEEDED = "needed"
    NOT_NEEDED = "not needed"
    FREE = "free"
    CHARGED = "charged"
    OPEN = "open"
    CLOSED = "closed"
    AT_LEAST = "at least"
    OVER = "over"
    AT_MOST = "at most"
    UNDER = "under"
    SINCE = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    ONLY = "only"
    EVERYBODY = "everybody"
    INCLUDED = "included"
    EXCLUDED = "excluded"


OPPOSITES: dict[Sign, tuple[Sign, ...]] = {}
for _one, _other in (
    (Sign.CAN, Sign.CANNOT),
    (Sign.NEEDED, Sign.NOT_NEEDED),
    (Sign.FREE, Sign.CHARGED),
    (Sign.OPEN, Sign.CLOSED),
    (Sign.BEFORE, Sign.AFTER),
    (Sign.ONLY, Sign.EVERYBODY),
    (Sign.INCLUDED, Sign.EXCLUDED),
    *((low, high) for low in (Sign.AT_LEAST, Sign.OVER, Sign.SINCE) for high in (Sign.AT_MOST, Sign.UNDER, Sign.UNTIL)),
    (Sign.AT_LEAST, Sign.OVER),
    (Sign.AT_MOST, Sign.UNDER),
    (Sign.AFTER, Sign.AT_MOST),
    (Sign.AFTER, Sign.UNTIL),
):
    OPPOSITES[_one] = (*OPPOSITES.get(_one, ()), _other)
    OPPOSITES[_other] = (*OPPOSITES.get(_other, ()), _one)
BOUNDS = frozenset(
    (Sign.AT_LEAST, Sign.OVER, Sign.AT_MOST, Sign.UNDER, Sign.SINCE, Sign.UNTIL, Sign.BEFORE, Sign.AFTER)
)
# What no source says at all was made up.
INVENTED = frozenset((Sign.FREE, Sign.CHARGED))
# What a copy must not lose.
LIMITS = frozenset((Sign.ONLY, Sign.CANNOT, Sign.NOT_NEEDED, Sign.EXCLUDED, *(BOUNDS - {Sign.SINCE, Sign.AFTER})))

_PATTERNS = {
    sign: re.compile(pattern, re.IGNORECASE)
    for sign, pattern in {
        Sign.CAN: r"でき(?:ます|る(?!だけ)|ました|たら)|(?<!不)可(?![能])|可能|られます|れます|かまいません|もらえ(?:ます|る)|取れ(?:ます|る)|(?:使|買|出|送|入|行|乗|選|話|払|返|借りら|見ら)[えせれけべ]ます"
        r"|\b(?:can|may|could)\b(?! ?not)|\b(?:is|are|be) (?:able|allowed|possible|accepted|welcome|available)\b|(?<!not )(?<!im)\bpossible\b"
        r"|\b(?:accept|available)\b",
        Sign.CANNOT: r"でき(?:ません|ない)|不可|られません|れません|(?:取|もら|使|飼|入|選|出|買|送|行|乗|話|払|返)[えせれけべ](?:ません|ない)|いけません|だめ|禁止|認めら?れ?ません"
        r"|\b(?:can ?not|can't|may not|must not|mustn't|could not|unable|impossible|prohibited|forbidden|banned|never)\b"
        r"|\bnot (?:be )?(?:able|allowed|possible|accepted|available|valid|permitted|valid|usable)\b|\bno (?:pets|proxy|proxies|refunds?|exchanges?|drones?)\b",
        Sign.NEEDED: r"必要(?!(?:は|が)?(?:ありません|ない|なし))|(?<![不必重主概需い])要(?=[。、)\s]|です|り?ます|予約)|い(?:ります|る(?=[。、)人も]))|義務|なければなりません|ないといけません|必須|要(?=予約)|(?<=予約)制"
        r"|\b(?:need(?:s|ed)?(?! no\b)|must|required?|requires|mandatory|obliged|have to|has to|by (?:booking|appointment|reservation))\b(?! not)",
        Sign.NOT_NEEDED: r"不要|い(?:りません|らない)|必要(?:は|が)?(?:ありません|ない|なし)|なくても|問いません|不問|任意|要りません|(?:予約|手続き?|申請|保証人)なし"
        r"|\b(?:no|not|without|needn't|don't|doesn't|do not|does not)(?: \w+){0,3} (?:need(?:ed)?|required?|necessary|booking|have to|appointment|application|reservation|guarantor|registration)\b"
        r"|\bneedn't\b|\boptional\b|\bvoluntary\b|\bno need\b|\bneed not\b",
        Sign.FREE: r"無料|無償|(?<!\d)0円|(?<=[料用金]は)(?:かかり|いり|要り|あり)ません|(?<=[料用金])(?:不要|なし)"
        r"|(?<!not )\bfree(?: of charge)?\b(?!dial)|\bno (?:charge|fee|cost)\b|\bcosts? nothing\b|\bwithout (?:charge|a fee)\b|(?<!\d)0 yen",
        Sign.CHARGED: r"有料|(?<=[料用金][がは])(?:かかり|いり|あり)ます|(?<=[料用金][がは])必要|\b(?:fee|charge|payment)s? (?:is|are|applies|apply|will be)\b|\bnot free\b|\bthere is a (?:fee|charge)\b|\bmust pay\b",
        Sign.OPEN: r"開い|開庁|営業|受け?付け(?:ます|てい)|\bopen(?:s|ing)?\b",
        Sign.CLOSED: r"(?<![夏冬春昼])休み|休館|閉(?:庁|館|ま|じ)|休業|定休|やっていません|開いていません|\bclosed?\b|\bnot open\b|\bshut\b",
        Sign.AT_LEAST: r"以上|最低|少なくとも|\bat least\b|\b(?:or|and) (?:over|more|older|above|longer|up)\b|\d ?\+|\bminimum\b|\bno less than\b",
        Sign.OVER: r"超|より(?:多|大|長|高)|を過ぎ|\b(?:over|more than|exceed\w*|older than|longer than|above|greater than)\b(?! again)",
        Sign.AT_MOST: r"以下|以内|上限|最大|最長|最高|\bup to\b|\bat most\b|\bwithin\b|\b(?:or|and) (?:under|less|fewer|younger|below)\b|\bmaximum\b|\bno (?:more|later) than\b",
        Sign.UNDER: r"未満|より(?:少|小|短|若|低)|\b(?:under|below|less than|fewer than|younger than)\b",
        Sign.SINCE: r"から(?!の?[0-9]*の?問)|以降|より(?=[、 ])|\b(?:from|since|starting|onwards?|begin\w*)\b",
        Sign.UNTIL: r"まで|締め?切|期限|\b(?:by|until|till|no later than|deadline|before|through)\b",
        Sign.BEFORE: r"(?<![午以名人])前(?![後向回])|以前|\b(?:before|prior|ahead|earlier|beforehand|in advance)\b",
        Sign.AFTER: r"(?<![午前])後(?![期見者])|\b(?:after|later|afterwards|following)\b",
        Sign.ONLY: r"だけ|のみ|限り|限ら|限定|に限|しか|\bonly\b|\bsolely\b|\bexclusively\b|\blimited to\b",
        Sign.EVERYBODY: r"全員|どなたでも|だれでも|誰でも|すべて|全て|全部|\b(?:everyone|everybody|anyone|anybody|all|every one)\b",
        Sign.INCLUDED: r"対象(?!外)(?:です|に(?:な|含)|の|は|：|:)|含(?:み|ま|む)|\b(?:included?|covers?|covered|including|eligible)\b(?<!not covered)",
        Sign.EXCLUDED: r"対象外|除(?:く|き|い)|対象に(?:なりません|ならない)|含(?:みません|まない|まれません)|\bnot (?:be )?(?:covered|included|eligible)\b|\bexclud\w+|\bexcept\b",
    }.items()
}
# "must" is said with two negations, "perhaps" and "excuse me" with one that denies nothing.
_NO_NEGATION = re.compile(
    r"な(?:けれ|くて?)[はば]?な(?:りません|らない)|ないと(?:いけません|なりません|だめ)|なければ(?:いけません|ならない)|かもしれません|すみません"
    r"|ませんか|少な|危な|つな(?!い)|おこな|行な|\bnot only\b|\bno\. ?\d|\bif not\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"ません|な(?:い(?!で(?:くだ|下)|容|科|覧)|く(?:て|な)|かった|し(?=[。、)\s]|で))|無し|不(?:要|可|問|明)|無(?:効|利子)|対象外|禁止|除(?:く|き)|以外|ず(?:に|、)|休"
    r"|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|except|excluded|closed|banned|prohibited)\b|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """Where a small word stands; without a sign it is a bare negation."""

    start: int
    end: int
    sign: Sign | None = None


def marks(plain: str) -> list[Mark]:
    found = [Mark(*each.span(), sign) for sign, pattern in _PATTERNS.items() for each in pattern.finditer(plain)]
    spared = _NO_NEGATION.sub(lambda each: "\0" * len(each.group()), plain)
    return [*found, *(Mark(*each.span()) for each in _NEGATION.finditer(spared))]


def contradicts(said: frozenset[Sign], source: frozenset[Sign]) -> bool:
    """A small word whose opposite the source has, while neither has both."""
    return any(
        sign not in source and any(other in source and other not in said for other in OPPOSITES.get(sign, ()))
        for sign in said
    )
