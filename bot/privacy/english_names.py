"""Names in English sentences: capital letters where the words around them introduce a person."""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.plain import MASKED, Finding, Plain

_WORD = r"[A-ZÀ-Ý](?:['’][A-Z])?[A-Za-zÀ-ÿ]*(?:-[A-Za-zÀ-ÿ]+)*(?<!-san)(?<!-sama)(?![A-Za-z])"
_PARTICLE = r"(?:(?:de|da|dela|del|la|van|von|bin|al|el|dos) )"
_NAME = rf"{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,4}}"
_FULL = rf"{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{1,4}}"
_SMALL = r"[a-z]{2,15}(?: [a-z]{2,15}){0,2}?(?=[.,!;\n]|$| and | from | i | here)"
_WHICH = "sur|first |last |family |given |full |maiden "
_I_AM = r"(?i:\bI'm|\bI’m|\bI am)"
_KIN = (
    "husband|wife|spouse|son|daughter|mother|father|brother|sister|child|baby|friend|grandmother|grandfather|partner"
    "|uncle|aunt|boyfriend|girlfriend|neighbou?r|roommate|flatmate|boss|landlord"
)
_LABELS = (
    "applicant|agent|guardian|parent|student|owner|payer|recipient|contact(?: person)?|resident|tenant|householder|me"
    "|(?:account |card |policy )?holder|patient|claimant|deceased|bride|groom|representative|proxy|sender|addressee"
    "|customer|insured(?: person)?|beneficiary|witness|caller|employee|employer|taxpayer|buyer|seller|signatory"
    f"|{_KIN}"
)
_BELONGS = (
    r"\bhead of (?:the )?household(?: is|:)?|\b(?:on behalf|in care) of|\bunder the name(?: of)?|\bregistered as"
    r"|\baddressed to|\bbelongs to|\bwe are|\battn\.?:?|\bc/o"
)
_TALKS = r"\b(?:call|contact|ask for|meet|met|told|tell|email|(?:spoke|talked) (?:to|with))"
_MUCH = "(?: in advance| a lot| so much)?"
_CLOSINGS = "regards|sincerely|yours|thanks|thank you|best|wishes|cheers|respectfully|warmly|love"

_SELF = re.compile(rf"{_I_AM} ({_WORD})(?=[.,!] |[.!]?$| from | and )")  # or a people, a faith, a state of mind
_PATTERNS = tuple(
    map(
        re.compile,
        (
            rf"(?i:name(?: is|'s|’s)|\bnamed|\bI(?:'m| am|’m) called|\bcall me|\b(?:sur)?name ?[:=\-]) ?({_NAME})",
            rf"(?i:(?:^|[.!?,\n] ?|\b(?:my|his|her|our|their) |['’]s )(?:{_WHICH})?name(?: is|'s|’s)) ({_SMALL})",
            rf"(?i:\b(?:{_LABELS}) (?:is|was)(?: called| named)?) ({_FULL})",
            rf"(?:(?<![^\n])|(?<=[,;/\n])|(?<=[,;/\n] ))(?i:name) ({_FULL})",
            rf"(?:{_I_AM}|(?i:\bthis is)) ({_FULL})(?! (?:fan|song|style)s?\b)",
            rf"(?i:\bthis is|\bit's) ({_NAME})(?= speaking| here| from )",
            r"(?i:\bthis is) ([a-z]{2,12}(?: [a-z]{2,12})?)(?= speaking)",
            rf"({_FULL})(?= here\b| speaking\b| again\b)",
            rf"\n({_FULL})(?=\.?\s*(?:$|\n{MASKED}))",
            rf"\bI, ({_FULL}),",
            rf"(?i:\bname (?:on|in) (?:the|my|his|her|our) [a-z ]{{3,20}} is) ({_NAME})",
            rf"(?i:\b(?:my|his|her|our) (?:{_KIN})['’]s name) \(({_NAME})",
            rf"(?i:\bname(?: is|'s|’s) (?:spel(?:led|t)|written|registered as)) ({_NAME})",
            rf"(?i:\b(?:my|our|his|her) (?:father|mother|brother|sister|son|daughter)-in-law),? ({_NAME})",
            rf"(?i:\b(?:write|send (?:it|this|them)|speak|reply|addressed) to) ({_FULL})",
            rf"(?:^|\n)(?i:from ?:|thx,|thanks,|--) ({_NAME})(?=\.?\s*(?:$|\n))",
            rf"(?i:\b(?:{_LABELS}) ?: ?|\bsigned[:,]? ?)({_NAME})",
            rf"(?i:\bapplicant|\bname from) ({_FULL})",
            rf"(?i:\bname from) {_FULL} to ({_FULL})",
            rf"\bthe ({_WORD}) family\b",
            rf"(?i:{_BELONGS}) ({_NAME})",
            rf"\b(?:Mr|Ms|Mrs|Dr|Prof|Miss|Madam|MR|MS|MRS)\.? ({_NAME})",
            rf"({_WORD}(?: {_WORD})?)(?:[- ](?:san|sama|kun|chan)|san)\b",
            rf"({_FULL}),? (?:is )?my (?:{_KIN})\b",
            rf"({_WORD}),? is my (?:{_KIN})\b",
            rf"\b(?i:with|for|by|from) ({_FULL})(?=[.,?!]|$| please)",
            rf"(?i:{_TALKS}) ({_FULL})",
            rf"(?i:\b(?:my|our|his|her) (?:{_KIN})),? \(?({_NAME})",
            rf"(?i:\b(?:{_CLOSINGS}){_MUCH} ?[,!.\n]|\n-) ?\n?({_NAME})(?=\.?\s*(?:$|\n|{MASKED}))",
        ),
    )
)
# What stands in capitals, or alone, after the same words, and is nobody's name.
_NO_BEGINNING = re.compile(
    "the|an?|i|not|really|very|so|too|in|on|from|at|no|yes|please|my|your|our|urgent|is|wrong|changed|misspelled|still"
    "|missing|different|or|and|here|dob|sorry|sure|done|back|ok|okay|what|new|great|change|required|of"
)
_MATTERS = re.compile(
    "city|mayor|president|japan|japan's|tokyo|osaka|counter|section|office|card|number|insurance|health|tax|hall|week|year"
    "|question|service|residence|certificate|garbage|school|hospital|festival|cent(?:er|re)|station|government|ward|general"
    "|urban|public|planning|information|development|department|division|desk|support|golden"
    "|muslim|christian|catholic|buddhist|hindu"
)
_NO_PERSON = re.compile(
    r"(?:ese|ian|ish|ican|nch|ean|ino|ina|lander|istani|ines|eli|raqi|hai|ing|ic|ed|ful|able|late)$"
)


def find(plain: Plain) -> Iterator[Finding]:
    for found in _SELF.finditer(plain.letters):
        if not _NO_PERSON.search(found[1]) and _may_be_a_name(found[1]):
            yield Finding(Kind.NAME, *found.span(1))
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain.letters):
            if _may_be_a_name(found[1]):
                yield Finding(Kind.NAME, *found.span(1))


def _may_be_a_name(text: str) -> bool:
    words = text.lower().split()
    return not _NO_BEGINNING.fullmatch(words[0]) and not any(map(_MATTERS.fullmatch, words))
