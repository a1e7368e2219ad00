"""Names in English sentences: capital letters where the words before them introduce a person."""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.plain import Finding, Plain

_WORD = r"[A-ZÀ-Ý](?:['’][A-Z])?[A-Za-zÀ-ÿ]*(?:-[A-Za-zÀ-ÿ]+)*(?<!-san)(?<!-sama)(?![A-Za-z])"
_PARTICLE = r"(?:(?:de|da|dela|del|la|van|von|bin|al|el|dos) )"
_NAME = rf"{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,4}}"
_FULL = rf"{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{1,4}}"
_SMALL = r"[a-z]{2,15}(?: [a-z]{2,15}){0,2}?(?=[.,!;\n]|$| and | from | i | here)"
_KIN = (
    "husband|wife|spouse|son|daughter|mother|father|brother|sister|child|baby|friend|grandmother|grandfather|partner"
    "|uncle|aunt|boyfriend|girlfriend|neighbou?r|roommate|flatmate|boss|landlord"
)
_SELF = re.compile(rf"(?i:\bI'm|\bI’m|\bI am) (?P<name>{_WORD})(?=[.,!] |[.!]?$| from | and )")
_PATTERNS = (
    _SELF,
    *map(
        re.compile,
        (
            rf"(?i:name(?: is|'s|’s)|\bnamed|\bI(?:'m| am|’m) called|\bcall me|\b(?:sur)?name ?[:=\-]) ?(?P<name>{_NAME})",
            rf"(?i:my name(?: is|'s|’s)) (?P<name>{_SMALL})",
            rf"(?:(?<![^\n])|(?<=[,;/\n])|(?<=[,;/\n] ))(?i:name) (?P<name>{_FULL})",
            rf"(?i:\bI'm|\bI’m|\bI am|\bthis is) (?P<name>{_FULL})(?! (?:fan|song|style)s?\b)",
            rf"(?i:\bthis is|\bit's) (?P<name>{_NAME})(?= speaking| here| from )",
            rf"(?i:\bthis is) (?P<name>[a-z]{{2,12}}(?: [a-z]{{2,12}})?)(?= speaking)",
            rf"(?P<name>{_FULL})(?= here\b| speaking\b)|\bI, (?P<self>{_FULL}),",
            rf"(?i:\b(?:applicant|agent|guardian|parent|child|student|owner|payer|recipient|spouse|contact(?: person)?|signed|resident|tenant|householder|{_KIN}|me) ?: ?|\bsigned,? ?)"
            rf"(?P<name>{_NAME})",
            rf"(?i:\bapplicant) (?P<name>{_FULL})|(?i:\bname from) (?P<was>{_FULL})",
            rf"(?i:\bname from) {_FULL} to (?P<name>{_FULL})|\bthe (?P<family>{_WORD}) family\b",
            rf"(?i:\bhead of (?:the )?household(?: is|:)?|\b(?:on behalf|in care) of|\bunder the name(?: of)?|\bregistered as|\baddressed to|\bbelongs to|\bwe are|\battn\.?:?|\bc/o) (?P<name>{_NAME})",
            rf"\b(?:Mr|Ms|Mrs|Dr|Prof|Miss|Madam|MR|MS|MRS)\.? (?P<name>{_NAME})",
            rf"(?P<name>{_FULL}),? (?:is )?my (?:{_KIN})\b|(?P<kin>{_WORD}),? is my (?:{_KIN})\b|\b(?i:with|for|by|from) (?P<whom>{_FULL})(?=[.,?!]|$| please)",
            rf"(?i:\b(?:call|contact|ask for|meet|met|told|tell|email|spoke (?:to|with)|talked (?:to|with))) (?P<name>{_FULL})",
            rf"(?P<name>{_WORD}(?: {_WORD})?)(?:[- ](?:san|sama|kun|chan)|san)\b",
            rf"(?i:\b(?:my|our|his|her) (?:{_KIN})),? \(?(?P<name>{_NAME})",
            r"(?i:\b(?:regards|sincerely|yours|thanks|thank you|best|wishes|cheers|respectfully|warmly|love) ?[,!.\n]|\n-) ?\n?"
            rf"(?P<name>{_NAME})(?=\.?\s*(?:$|\n|\0))",
        ),
    ),
)
# What stands in capitals, or alone, after the same words, and is nobody's name.
_NO_BEGINNING = frozenset(
    "the a an i not really very so too in on from at no yes please my your our urgent is wrong changed misspelled still"
    " missing different or and here dob sorry sure done back ok okay what new great change required of".split()
)
_MATTERS = frozenset(
    "city mayor president japan japan's tokyo osaka counter section office card number insurance health tax hall week year"
    " question service residence certificate garbage school hospital festival center centre station government ward"
    " general urban public planning information development department division desk support golden muslim christian catholic buddhist hindu royal".split()
)
_NO_PERSON = re.compile(
    r"(?:ese|ian|ish|ican|nch|ean|ino|ina|lander|istani|ines|eli|raqi|hai|ing|ic|ed|ful|able|late)$"
)


def find(plain: Plain) -> Iterator[Finding]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain.letters):
            group = found.lastgroup or "name"
            words = found[group].lower().split()
            doubted = pattern is _SELF and _NO_PERSON.search(words[0])
            if words[0] not in _NO_BEGINNING and not _MATTERS.intersection(words) and not doubted:
                yield Finding(Kind.NAME, *found.span(group))
