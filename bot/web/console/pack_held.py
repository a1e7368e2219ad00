"""Which answers of a newer pack stay drafts, as those of a table do.

A piece was written by others: whoever takes it is its second person, so that only the bar and what the check objects to
count.
"""

from collections.abc import Collection, Iterator, Sequence

from bot.web.console.pack_pieces import findings_of
from intents.gate.findings import Examine
from intents.tables.holding import Held, why_held
from intents.topic_rules import rules
from intents.upstream import GONE, NEW, SHARED, Chosen, Offer


def held(found: Sequence[Offer], taken: Collection[Chosen], examine: Examine) -> frozenset[str]:
    """The keys of those whose pieces, as far as they are taken, need a reason to be published."""
    return frozenset(_held(found, taken, examine))


def all_pieces(found: Sequence[Offer]) -> list[Chosen]:
    return [(offer.key, piece.name) for offer in found for piece in offer.pieces]


def _held(found: Sequence[Offer], taken: Collection[Chosen], examine: Examine) -> Iterator[str]:
    known = rules()
    for offer in found:
        names = {name for key, name in taken if key == offer.key and name != GONE}
        grave = any(each.grave for name in names for each in findings_of(offer, name, examine))
        if names and why_held(_topic(offer, names), "", known, grave=grave) - {Held.TWO_PERSONS}:
            yield offer.key


def _topic(offer: Offer, names: Collection[str]) -> str:
    """That of the answer as it would be."""
    said = offer.theirs if offer.ours is None or {SHARED, NEW}.intersection(names) else offer.ours
    assert said is not None
    return said[0].topic
