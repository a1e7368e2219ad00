"""Addresses in Latin letters: numbers beside capitals that are places, not days, months or chapters."""

import re
from collections.abc import Iterator

from bot.domain.personal_data import Kind
from bot.privacy.plain import Finding, Plain

_NO_PLACE = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sunday)[a-z]*\b)"
_NO_ADDRESS = r"(?!(?:Chapter|Form|Section|Version|Article|Part|Page|Table|Number|Line|Type|Bus|Phone|Tel|Fax)\b)"
_CAPITAL = rf"{_NO_PLACE}[A-Z][a-zōū'\-]{{2,20}}(?:(?<=-)[A-Z][a-zōū]{{2,15}})?"
_PLACES = rf"{_CAPITAL}(?:,? {_CAPITAL}){{0,4}}"
_ENDING = r"-?(?:shi|ku|cho|machi|gun|mura|chome)"
_TOWN = rf"[A-Z][a-zōū]{{1,15}}(?:{_ENDING}\b|(?:, [A-Z][a-z]+)?(?:{_ENDING}| City| Ward)\b)"
_MORE = r"(?:-[0-9]{1,4})"
_FLAT = (
    rf"(?:(?:#|(?:Apt|Apartment|Room|Unit|Flat)\.? ?)?[0-9]{{1,5}}[A-Z]?,? ?(?:{_CAPITAL} ?){{0,3}}(?:, ?)?"
    rf"|(?:{_CAPITAL} ){{1,3}}[0-9]{{2,4}}, ?)"
)
_BUILDING = rf"(?:(?:{_CAPITAL} ){{1,3}}#?[0-9]{{2,5}}, ?)?"
_HOUSE = rf"(?:,? (?:{_CAPITAL} ){{1,3}}[0-9]{{2,4}}(?![0-9\-])|(?<=[a-z]) [0-9]{{2,4}}(?![0-9\-]))?"
_ROOM = r"(?:,? (?i:apt|apartment|room|unit|#)\.? ?[0-9]{1,4})?"
_SMALL_TOWN = r"[a-z]{2,15}-?(?:cho|machi|gaoka|dai|hama|ku|shi)"
_STREETS = "Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Way"
_CALLED = (
    r"(?i:(?<=address: )|(?<=address is )|(?<=live at )|(?<=live in )|(?<=living in )|(?<=living at )|(?<=moved to ))"
)
_PATTERNS = tuple(
    map(
        re.compile,
        (
            rf"{_FLAT}?(?<![0-9\-])(?:[0-9]{{1,2}}[ \-][Cc]home[ \-])?[0-9]{{1,4}}(?:{_MORE}{{2,4}},? {_PLACES}"
            rf"|{_MORE},? (?={_TOWN}){_PLACES}){_HOUSE}",
            rf"(?<![a-z])(?i:{_SMALL_TOWN}) [0-9]{{1,4}}{_MORE}{{2,3}}{_ROOM}",
            rf"(?i:(?:apt|room|unit"
            rf"|#)\.? ?[0-9]{{1,4}},? )?(?<![0-9\-])[0-9]{{1,4}}{_MORE}{{2,3}},? (?i:{_SMALL_TOWN})(?![a-z]){_ROOM}",
            rf"{_BUILDING}(?:{_CAPITAL},? ){{1,3}}[0-9]{{1,2}}[ \-][Cc]home[ ,\-]{{1,2}}[0-9]{{1,3}}{_MORE}{{0,3}}"
            rf"(?:,? {_CAPITAL}){{0,3}}",
            rf"(?:{_CAPITAL},? ){{0,3}}[A-Z][a-zōū]{{1,15}}{_ENDING}(?:,? {_CAPITAL}){{0,2}},? "
            rf"[0-9]{{1,4}}{_MORE}{{1,3}}(?:,? {_CAPITAL} [0-9]{{1,5}})?",
            rf"(?<![A-Za-z]){_NO_ADDRESS}{_PLACES} [0-9]{{1,3}}(?:-[0-9]{{1,3}}){{2}}{_MORE}?(?![0-9\-])",
            rf"(?<![0-9\-])[0-9]{{1,5}}[A-Z]? (?:{_CAPITAL} ){{1,3}}(?:{_STREETS})\b\.?(?:, {_CAPITAL}){{0,3}}",
            rf"(?<![0-9\-])[0-9]{{1,2}}[ \-][Cc]home[ \-][0-9]{{1,4}}{_MORE}{{0,2}},? {_PLACES}",
            rf"(?<![0-9\-])[0-9]{{1,4}}{_MORE}{{0,2}},? [A-Z][a-zōū]{{1,15}}-(?:cho|machi)\b(?:,? {_CAPITAL}){{0,3}}",
            rf"{_CALLED}(?:{_CAPITAL},? ){{1,3}}[0-9]{{1,2}}-[Cc]home\b",
            rf"{_CALLED}(?:(?:{_CAPITAL},? ){{1,3}}[0-9]{{1,4}}{_MORE}{{1,3}}|[0-9]{{1,4}}{_MORE}{{1,3}},? {_PLACES})",
        ),
    )
)


def find(plain: Plain) -> Iterator[Finding]:
    for pattern in _PATTERNS:
        yield from (Finding(Kind.ADDRESS, *found.span()) for found in pattern.finditer(plain.numbers))
