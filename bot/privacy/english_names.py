"""Names in English sentences: capital letters where the words around them introduce a person."""

import re
from collections.abc import Iterator
from functools import partial

from bot.domain.personal_data import Kind
from bot.privacy.around_english_names import (
    BEFORE,
    BELONGS,
    BETWEEN_TWO,
    CAPITAL,
    CHILDREN,
    CLOSE,
    CLOSINGS,
    DOES,
    FULL,
    I_AM,
    KIN,
    KINDRED,
    LABELS,
    MATTERS,
    MUCH,
    NAME,
    NATIONAL,
    NO_BEGINNING,
    NO_PERSON,
    OWNED,
    SMALL,
    TALKS,
    WHICH,
    WORD,
)
from bot.privacy.plain import MASKED, Finding, Plain

_compiled = partial(re.compile, flags=re.ASCII)  # a word ends where Japanese begins: 大家さんのMr. Yoshida
_SELF = _compiled(rf"{I_AM} ({WORD})(?=[.,!] |[.!]?$| from | and )")  # or a people, a faith, a state of mind
_IN_SMALL = tuple(
    map(
        _compiled,
        (
            rf"(?i:(?:^|[.!?,\n] ?|\b(?:my|his|her|our|their) |['’]s )(?:{WHICH})?name(?: is|'s|’s)) ({SMALL})",
            rf"(?:(?<![^\n])|(?<=[,;/\n])|(?<=[,;/\n] ))(?i:name) ?: ?({SMALL})",
            r"(?i:\bthis is|\bit['’]?s) ([a-z]{3,12}(?: [a-z]{2,12})?)(?= speaking| again\b)",
            r"(?i:\bnamae wa|\bna wa) ([A-Za-z]{2,15}(?: [A-Za-z]{2,15}){0,2})(?= desu| to )",
        ),
    )
)
_IN_CAPITALS = tuple(
    map(
        _compiled,
        (
            rf"(?i:name(?: is|'s|’s)|\bnamed|\bI(?:'m| am|’m) called|\bcall me|\b(?:sur)?name ?[:=\-]) ?({NAME})",
            rf"(?i:\b(?:{LABELS}) (?:is|was)(?: called| named)?) ({FULL})",
            rf"(?i:\b(?:{LABELS}) (?:is|was) (?:called|named)) ({WORD})",
            rf"(?i:\b(?:the|my|our|his|her) (?:{LABELS}) is) ({WORD})(?=[.,!]|$)",
            rf"(?i:\b(?:named?|call(?:ed)?) (?:her|him|(?:the|our|my) (?:{KIN}))) ({NAME})",
            rf"(?i:\bcall(?:ing)? (?:for|on behalf of)) ({NAME})(?=[.,!]|$)",
            rf"(?i:\badd) ({WORD})(?= to (?:my|our|his|her) (?:insurance|household|family|health)\b)",
            rf"(?i:\b(?:{CHILDREN}),?(?: are| named| called)*) \(?{NAME}(?:, {NAME}){{0,3}},? (?:and|&) ({NAME})",
            rf"(?:(?<![^\n])|(?<=[,;/\n])|(?<=[,;/\n] ))(?i:name) ({FULL}|{WORD}(?=\.?$|[,;\n]))",
            rf"(?:{I_AM}|(?i:\bthis is)) ({FULL})(?! (?:fan|song|style)s?\b)",
            rf"(?i:\bthis is|\bit['’]?s) ({NAME})(?= speaking| here| again| from )",
            rf"({FULL})(?= here\b| speaking\b| again\b)",
            rf"(?:(?<![^\n])|(?<=[.!\n,] )|(?<=\b[Hh]i )|(?<=\b[Hh]ello ))({WORD})(?= (?:here|again)(?:[.,!]|$"
            rf"| from ))",
            rf"(?i:\bthis is|\bit's) ({NAME})(?=[.!]?\s*$|, )",
            rf"\n({FULL})(?=\.?\s*(?:$|\n{MASKED}))",
            rf"\bI, ({NAME}),",
            rf"({NAME})['’]s (?:{OWNED})\b",
            rf"(?i:\b(?:{CLOSE})s? of) ({NAME})",
            rf"(?i:\b(?:it['’]?s|this is|card is) for) ({WORD})(?=[.,!]|$)",
            rf"(?:(?<![^\n])|(?<=[.!?\s]))[\-–—] ?({NAME})\s*$",
            rf"(?i:\b(?:cheers|thanks|thx|regards|truly|faithfully),?)\s({NAME})\s*$",
            rf"(?i:\bmarry(?:ing)?|\bmet) ({NAME})",
            rf"({NAME}) \((?:my|our|his|her) (?:{KIN})",
            rf"(?i:\b(?:{BEFORE}):?) ({NAME})",
            rf"({NAME}),? from (?:the )?(?:[A-Za-z]+ ){{0,2}}(?:desk|office|counter|section|department|window)\b",
            rf"({NAME})(?= (?:passed away|died|sensei)\b)",
            rf"(?:(?<![^\n])|(?<=[.,!\n] ))({WORD})(?= speaking(?:[.,!]|$))",
            rf"(?i:\bbetween me and|\bme and"
            rf"|\bthanks to|\b(?:give|hand|show|forward) (?:it|this|that|them) to) ({NAME})",
            rf"(?:(?<![^\n])|(?<=[.!] ))({FULL})(?=, [0-9]{{2}},| \((?:age )?[0-9]{{1,2}}\))",
            rf"(?:(?<![^\n])|(?<=[.!] ))({FULL})(?= {DOES}\b)",
            rf"\bname\b[^.!?\n]{{0,60}}\b(?:should|must|ought to) (?:be|read) ({FULL})",
            rf"(?i:\b(?:{CHILDREN}),?(?: are| named| called)*) \(?({NAME})",
            rf"{MASKED}(?:,? and|,| &) ({NAME})(?=[.,!?\n)]| and | are | were | is |$)",
            rf"(?i:\bname (?:on|in) (?:the|my|his|her|our) [a-z ]{{3,20}} is) ({NAME})",
            rf"(?i:\b(?:my|his|her|our) (?:{KIN})['’]s name) \(({NAME})",
            rf"(?i:\bname(?: is|'s|’s) (?:spel(?:led|t)|written|registered as)) ({NAME})",
            rf"(?i:\b(?:my|our|his|her) (?:father|mother|brother|sister|son|daughter)-in-law),? ({NAME})",
            rf"(?i:\b(?:write|send (?:it|this|them)|speak|reply|addressed) to) ({FULL})",
            rf"(?:^|\n)(?i:from ?:|thx,|thanks,|--) ({NAME})(?=\.?\s*(?:$|\n))",
            rf"(?i:\b(?:{LABELS}) ?: ?|\bsigned[:,]? ?)({NAME})",
            rf"(?i:\bapplicant|\bname from) ({FULL})",
            rf"(?i:\bname from) {FULL} to ({FULL})",
            rf"\bthe ({WORD}) family\b",
            rf"(?i:{BELONGS}) ({NAME})",
            rf"\b(?:Mr|Ms|Mrs|Dr|Prof|Miss|Madam|MR|MS|MRS)\.? ({NAME})",
            rf"({WORD}(?: {WORD})?)(?:[- ](?:san|sama|kun|chan)|san)\b",
            rf"({FULL}),? (?:is )?my (?:{KIN})\b",
            rf"({WORD}),? is my (?:{KIN})\b",
            rf"({WORD}), my (?:{KIN})\b",
            rf"\b(?i:with|for|by|from) ({FULL})"
            r"(?=[.,?!]|$| (?:please|but|who|because|since|and (?:he|she|they|I|we))\b)",
            rf"(?i:{TALKS}) ({FULL})",
            rf"(?i:{BETWEEN_TWO}) ({NAME})",
            rf"(?i:\b(?:mail|letters?|parcel|package|card|certificate|notice|envelope|documents?)(?: is"
            rf"| are)? for) ({WORD})(?=[.,?!]|$)",
            rf"(?i:\b(?:register|enroll?|add|remove)) ({FULL})(?= (?:as|to|from|in|on)\b)",
            rf"(?i:\b(?:register|enroll?|add|remove)) ({WORD})(?= as my\b)",
            rf"(?i:\b(?:register|enroll?)) ({NAME})(?= (?:for|at|in)\b)",
            rf"(?i:\bhousehold(?: head)?:) ({NAME})",
            rf"\bthe name ({NAME})(?= (?:is|was|on)\b)",
            rf"\b(?:Is|is|[Aa]sk) ({NAME})(?= at the\b)",
            rf"(?:(?<![^\n])|(?<=[.!] ))({WORD})(?= and I (?:are|got|want|have|live|moved)\b)",
            rf"({NAME})(?=, age[d]? [0-9])",
            rf"(?i:\b(?:my|our|his|her) (?:[a-z0-9]{{1,9}}[ \-]){{0,4}}?(?:{KIN})),? \(?({NAME})",
            rf"(?i:\b(?:{CLOSINGS}){MUCH} ?[,!.\n]{{1,3}}|\n-) ?\n?"
            rf"((?:[A-Z]\. ?){{0,2}}{NAME})(?=\.?\s*(?:$|\n|{MASKED}))",
        ),
    )
)


def find(plain: Plain) -> Iterator[Finding]:
    for found in _SELF.finditer(plain.letters):
        if not NO_PERSON.search(found[1]) and may_be_a_name(found[1]):
            yield Finding(Kind.NAME, *found.span(1))
    capitals = _IN_CAPITALS if CAPITAL.search(plain.letters) else ()
    for pattern in (*_IN_SMALL, *capitals):
        for found in pattern.finditer(plain.letters):
            if may_be_a_name(found[1]) and not (" " not in found[1] and NATIONAL.search(found[1])):
                yield Finding(Kind.NAME, *found.span(1))


def may_be_a_name(text: str) -> bool:
    words = text.lower().split()
    if len(words) == 1 and KINDRED.fullmatch(words[0]):
        return False
    return not NO_BEGINNING.fullmatch(words[0]) and not any(map(MATTERS.fullmatch, words))
