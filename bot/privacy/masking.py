"""The one place that masks: what every recogniser and the tagger find, joined, and a mark in its place.

Masked text goes to the store, to Slack, into logs and to models; the original is sealed. Decision: ADR 0015.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from bot.domain.personal_data import Kind, mark
from bot.privacy import (
    addresses,
    births,
    callers,
    documents,
    english_names,
    foreign_names,
    framed_names,
    listed_names,
    names,
    numbers,
    relatives,
    roman_addresses,
    roman_names,
    unlisted_names,
)
from bot.privacy.plain import Finding, Plain, blank, read
from bot.privacy.tagger import Tagger

Recogniser = Callable[[Plain], Iterator[Finding]]

_NUMBERS, _JAPANESE, _LATIN = re.compile("[0-9十@]"), re.compile("[ぁ-ヶ一-龠]"), re.compile("[A-Za-z]{2}")
# Each with what a text must hold to be worth its time.
RECOGNISERS: tuple[tuple[re.Pattern[str], Recogniser], ...] = (
    (_NUMBERS, documents.find),
    (_NUMBERS, numbers.find),
    (_NUMBERS, births.find),
    (_NUMBERS, addresses.find),
    (_NUMBERS, roman_addresses.find),
    (_JAPANESE, names.find),
    (_JAPANESE, listed_names.find),
    (_JAPANESE, relatives.find),
    (_JAPANESE, framed_names.find),
    (_JAPANESE, unlisted_names.find),
    (_JAPANESE, callers.find),
    (_JAPANESE, foreign_names.find),
    (_LATIN, english_names.find),
    (_LATIN, roman_names.find),
)
_MOST_ROUNDS = 8  # three are enough for what people write; a chain made to be long would take as many as it has links
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def mask_text(text: str, published: Collection[str] = (), tagger: Tagger | None = None) -> str:
    """The text with marks in place of personal data; masking it again changes nothing.

    `published` are the city's own numbers, as `comparable` writes them: they are everybody's.
    """
    return replace(text, find(text, published, tagger))


def find(text: str, published: Collection[str] = (), tagger: Tagger | None = None) -> list[Finding]:
    """What must be hidden, in the order of the text, without overlaps.

    What stands beside a number that was found may be its owner's name or birthday, and a name may stand twice: so it is
    looked for until nothing more is found. A `tagger` reads the text once, as it was written.
    """
    tagged = tagger.read(text) if tagger else None
    by_the_tagger = list(_secret(tagged.findings, text, published)) if tagged else []
    found: list[Finding] = []
    left = text
    for _ in range(_MOST_ROUNDS):
        by_rules = _once(left, published) or _again(left, (text[each.start : each.end] for each in found))
        believed = (each for each in by_rules if not (tagged and tagged.refutes(each)))
        more, by_the_tagger = joined([*believed, *by_the_tagger]), []
        if not more:
            break
        found += more
        left = blank(left, more)
    return sorted(found, key=lambda finding: finding.start)


def comparable(text: str) -> str:
    """How a number or an address is compared with what the city has published."""
    return "".join(letter for letter in read(text).numbers if letter.isalnum())


def replace(text: str, findings: Iterable[Finding]) -> str:
    parts, at = [], 0
    for finding in findings:
        parts += [text[at : finding.start], mark(finding.kind)]
        at = finding.end
    return "".join([*parts, text[at:]])


def _once(text: str, published: Collection[str]) -> list[Finding]:
    plain = read(text)
    worth = [
        recognise for needs, recognise in RECOGNISERS if needs.search(plain.letters) or needs.search(plain.numbers)
    ]
    found = [finding for recognise in worth for finding in recognise(plain)]
    return [plain.original(finding) for finding in joined(_secret(found, plain.letters, published))]


def _secret(found: Iterable[Finding], text: str, published: Collection[str]) -> Iterator[Finding]:
    return (each for each in found if not _is_published(each.kind, comparable(text[each.start : each.end]), published))


def _is_published(kind: Kind, key: str, published: Collection[str]) -> bool:
    """Of an address also a part: whoever asks for the city hall leaves out what everybody knows."""
    in_part = kind is Kind.ADDRESS and not key.isdigit()
    return key in published or (in_part and any(key in each for each in published))


def _again(text: str, known: Iterable[str]) -> list[Finding]:
    """Names that were found elsewhere in the text; what has no digit is a name, or is not worth the search."""
    names = {re.escape(name) for name in known if len(name) > 1 and name.replace(" ", "").isalpha()}
    if not names:
        return []
    again = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(names))})(?![A-Za-z都道府県市区町村駅])")
    return [Finding(Kind.NAME, *found.span()) for found in again.finditer(text)]


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """Where findings overlap, all of it is hidden under the kind that comes first."""
    result: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.start, each.end)):
        last = result[-1] if result else None
        if last is None or finding.start >= last.end:
            result.append(finding)
        else:
            kind = min(last.kind, finding.kind, key=_RANK.__getitem__)
            result[-1] = Finding(kind, last.start, max(last.end, finding.end))
    return result
