"""The pieces of a newer pack as people read them: ours against theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.web.console.base import here
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_fields import part_labels, picture_in_words, yes_or_nothing
from bot.web.console.table_rows import labelled
from intents.gate.findings import Examine, Finding, new_lines
from intents.tables.columns import SHARED as SHARED_COLUMNS
from intents.tables.columns import WRITTEN
from intents.tables.names import Names
from intents.tables.planning import texts_of
from intents.upstream import GONE, NEW, SHARED, Offer, Piece, Said

_NAMES: Mapping[str, Any] = {
    SHARED: gettext_lazy("Department, topic, picture, source, handling and dates"),
    NEW: gettext_lazy("New in the pack"),
    GONE: gettext_lazy("No longer in the pack: take it out of use"),
}


@dataclass(frozen=True)
class DrawnPiece:
    """`value` is what its tick sends."""

    value: str
    name: str
    edited: bool
    changes: list[Difference]
    findings: Sequence[Finding]


@dataclass(frozen=True)
class DrawnOffer:
    key: str
    title: str
    pieces: Sequence[DrawnPiece]


def drawn_offer(offer: Offer, names: Names, examine: Examine) -> DrawnOffer:
    said = offer.ours or offer.theirs
    assert said is not None
    pieces = [_drawn(offer, piece, names, examine) for piece in offer.pieces]
    return DrawnOffer(offer.key, here(said[0].title), pieces)


def _drawn(offer: Offer, piece: Piece, names: Names, examine: Examine) -> DrawnPiece:
    name, changes = str(_NAMES.get(piece.name) or languages.NAMES[piece.name]), list(_changes(offer, piece, names))
    return DrawnPiece(f"{offer.key}|{piece.name}", name, piece.edited, changes, findings_of(offer, piece.name, examine))


def findings_of(offer: Offer, piece: str, examine: Examine) -> list[Finding]:
    """What the gate says of what taking the piece would bring."""
    labels, found = part_labels(), []
    for language in (*languages.ALL, SHARED) if piece == NEW else (piece,):
        before = piece_texts(offer.ours, language).values()
        after = piece_texts(offer.theirs, language) if piece != GONE else {}
        for column in (column for column in WRITTEN if column in after):
            for each in examine(column, new_lines(before, after[column])):
                found.append(Finding(_("%(part)s: %(told)s") % {"part": labels[column], "told": each.told}, each.grave))
    return found


def _changes(offer: Offer, piece: Piece, names: Names) -> Iterator[Difference]:
    if piece.name == GONE:
        return
    for language in languages.ALL if piece.name == NEW else (piece.name,):
        before = piece_texts(offer.ours, language)
        yield from differences(labelled(before, names), labelled(piece_texts(offer.theirs, language), names))


def piece_texts(said: Said | None, language: str) -> dict[str, str]:
    """Of one language, or what holds for all."""
    if said is None:
        return {}
    texts = texts_of(*said, language, whole=language == SHARED)
    if language == languages.PLAIN_JAPANESE:
        texts["readings"] = yes_or_nothing(said[0].readings)
    texts["picture_alt"] = said[0].picture_alt.get(language, "")
    kept = {column: text for column, text in texts.items() if (column in SHARED_COLUMNS) == (language == SHARED)}
    return {**kept, "picture": picture_in_words(said[0].picture)} if language == SHARED else kept
