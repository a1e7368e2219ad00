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
    "|uncle|aunt|boyfriend|girlfriend|neighbou?r"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:name(?: is|'s|’s)|\bI(?:'m| am|’m) called|\bcall me|\bname ?[:=]) ?(?P<name>{_NAME})",
        rf"(?i:my name(?: is|'s|’s)) (?P<name>{_SMALL})",
        rf"(?i:[,;/\n] ?name) (?P<name>{_FULL})",
        rf"(?i:\bI'm|\bI’m|\bI am|\bthis is|\bhere is|\bit's) (?P<name>{_FULL})(?! (?:fan|song|style)s?\b)",
        rf"(?i:\bI'm|\bI’m|\bI am|\bthis is) (?P<name>{_WORD})(?=[.,!] |[.!]?$| speaking| here| from )",
        rf"(?i:\b(?:applicant|agent|guardian|contact|signed|resident|tenant|householder|me) ?: ?)(?P<name>{_NAME})",
        rf"(?i:\bhead of (?:the )?household(?: is|:)?|\bon behalf of|\battn\.?:?) (?P<name>{_NAME})",
        rf"\b(?:Mr|Ms|Mrs|Dr|Miss|MR|MS|MRS)\.? (?P<name>{_NAME})",
        rf"(?P<name>{_WORD}(?: {_WORD})?)[- ]?(?:san|sama)\b",
        rf"(?i:\b(?:my|our|his|her) (?:{_KIN})),? \(?(?P<name>{_NAME})",
        rf"(?i:\b(?:regards|sincerely|yours|thanks|thank you|best|cheers),?)[ \n]\n?(?P<name>{_NAME})(?=\.?\s*(?:$|\n|\0))",
    )
)
# What stands in capitals, or alone, after the same words, and is nobody's name.
_NO_NAME = frozenset(
    "the a an i not really very so too in on from at no yes please city mayor president japan japan's tokyo osaka my your"
    " our counter section office card number urgent is wrong changed misspelled still missing different or and here"
    " dob sorry sure done back ok okay".split()
)
_PEOPLE = re.compile(r"(?:ese|ian|ish|ican|nch|ean|ino|ina|lander|istani|eli|raqi|hai)$")


def find(plain: Plain) -> Iterator[Finding]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain.letters):
            first, *others = found["name"].lower().split()
            if first not in _NO_NAME and (others or not _PEOPLE.search(first)):
                yield Finding(Kind.NAME, *found.span("name"))
