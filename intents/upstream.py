"""A newer version of a shared pack, piece by piece: what it changed since the last one, and what the city has instead.

What the pack said last is the latest revision that came from it. A piece is one language of an intent, or what holds
for all of them. Whoever keeps the city's own words leaves the pack's as a revision beneath them: so nobody is asked
again, until the pack changes that piece once more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot import languages
from intents.content import Content, Terms
from intents.index.normalise import normalise
from intents.models import Department, Intent, IntentRevision, Publication, Remark
from intents.publishing import current_number, publish_set, published_items
from intents.revisions import Origin, State, add_revision, content_of, latest_by_key, latest_revision, terms_of
from intents.sources import Pack, PackIntent
from intents.workflow import is_open

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SHARED, NEW, GONE = "shared", "new", "gone"  # beside these, a piece is named for its language
_PARTS = ("title", "question", "answers", "picture_alt", "buttons", "examples")

Said = tuple[Content, Terms]
Chosen = tuple[str, str]  # an intent's key and the name of a piece


class UnknownDepartments(Exception):
    """The pack gives intents to departments that the city does not have."""

    def __init__(self, keys: Collection[str]) -> None:
        super().__init__(", ".join(sorted(keys)))


class RepeatedExamples(Exception):
    """What would be published has an example at two intents: `examples` are the first few, each with both keys."""

    def __init__(self, examples: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(", ".join(text for text, _one, _other in examples))
        self.examples = examples


@dataclass(frozen=True)
class Piece:
    """`edited`: the city changed it itself, so that it is kept unless somebody takes the pack's."""

    name: str
    edited: bool


@dataclass(frozen=True)
class Offer:
    """`ours` is None for an intent that the city does not have, `theirs` for one that left the pack."""

    key: str
    pieces: tuple[Piece, ...]
    ours: Said | None
    theirs: Said | None


def offers(pack: Pack) -> list[Offer]:
    """In the order of the keys; empty where the pack brings nothing that was not decided before.

    An intent with a draft is left out: it is offered once that is published or discarded.
    """
    latest, before, drafts = latest_by_key(), _said_before(), set(drafts_in_the_way())
    theirs = {intent.key: intent for intent in pack.intents}
    found = [_offer(intent, latest.get(intent.key, (None, None))[1], before.get(intent.key)) for intent in pack.intents]
    gone = [
        Offer(key, (Piece(GONE, edited=False),), _said(revision), None)
        for key, (_intent, revision) in latest.items()
        if key not in theirs and revision and revision.origin == Origin.PACK and revision.state == State.PUBLISHED
    ]
    wanted = [offer for offer in (*found, *gone) if offer.pieces and offer.key not in drafts]
    return sorted(wanted, key=lambda offer: offer.key)


def drafts_in_the_way() -> list[str]:
    """The keys of the intents on which somebody works."""
    return sorted(key for key, (_intent, latest) in latest_by_key().items() if latest and is_open(latest))


def accept(
    found: Sequence[Offer],
    taken: Collection[Chosen],
    *,
    author: "User | None",
    note: str,
    held: Collection[str] = (),
    reason: str = "",
) -> Publication:
    """Take these pieces of the offers and keep ours of all others. To be called inside `publishing.in_one_go`.

    What is taken of the intents `held` becomes a draft above ours; with a `reason`, which is kept, it is published.
    Raises UnknownDepartments and RepeatedExamples, and then nothing is stored.
    """
    rows = {row.key: row for row in Intent.objects.all()}
    items = published_items(current_number())
    here = set(Department.objects.values_list("key", flat=True))
    _check_departments(found, taken, here)
    for offer in found:
        names = {name for key, name in taken if key == offer.key}
        if not names and offer.ours is None and offer.theirs and offer.theirs[0].department not in here:
            continue  # there is no department to remember it under: it is offered again
        waits = bool(names) and offer.key in held and not reason
        revision = _decided(offer, () if waits else names, rows, author, note)
        if waits:
            _add_draft(offer, names, revision, author, note)
        elif names and offer.key in held:
            Remark.objects.create(revision=revision, kind=Remark.Kind.PUBLISHED, author=author, text=reason)
        if revision.state == State.PUBLISHED:
            items[revision.intent_id] = revision.pk
        else:
            items.pop(revision.intent_id, None)
    _check_examples(items.values())
    return publish_set(items, author=author, note=note)


def _said_before() -> dict[str, Said]:
    """What a pack said last of each intent."""
    rows = IntentRevision.objects.filter(origin=Origin.PACK).select_related("intent").order_by("number")
    return {row.intent.key: _said(row) for row in rows.iterator()}


def _said(revision: IntentRevision) -> Said:
    return content_of(revision), terms_of(revision)


def _offer(intent: PackIntent, ours: IntentRevision | None, before: Said | None) -> Offer:
    theirs = intent.content, intent.terms
    if ours is None:
        return Offer(intent.key, (Piece(NEW, edited=False),), None, theirs)
    here, ended = _said(ours), ours.state != State.PUBLISHED

    def piece(name: str) -> Piece | None:
        brought, kept = _piece(theirs, name), _piece(here, name)
        last = _piece(before, name) if before else None
        return Piece(name, edited=ended or kept != last) if brought not in (kept, last) else None

    pieces = tuple(each for name in (*languages.ALL, SHARED) if (each := piece(name)))
    return Offer(intent.key, pieces, here, theirs)


def _piece(said: Said, name: str) -> Any:
    content, terms = said
    if name == SHARED:
        return content.department, content.topic, content.picture, terms
    words = tuple(getattr(content, part).get(name) or None for part in _PARTS)
    return (*words, content.readings) if name == languages.PLAIN_JAPANESE else words


def _merged(offer: Offer, names: Collection[str]) -> Said:
    """Ours, with the pieces that are taken."""
    assert offer.ours is not None
    assert offer.theirs is not None
    (ours, our_terms), (theirs, their_terms) = offer.ours, offer.theirs
    words: dict[str, Mapping[str, Any]] = {}
    for part in _PARTS:
        texts = {
            code: (getattr(theirs, part) if code in names else getattr(ours, part)).get(code) for code in languages.ALL
        }
        words[part] = {code: text for code, text in texts.items() if text}
    whole, plain = (theirs if name in names else ours for name in (SHARED, languages.PLAIN_JAPANESE))
    content = Content(
        department=whole.department, topic=whole.topic, picture=whole.picture, readings=plain.readings, **words
    )
    return content, their_terms if SHARED in names else our_terms


def _decided(
    offer: Offer, names: Collection[str], rows: dict[str, Intent], author: "User | None", note: str
) -> IntentRevision:
    """The revision that stands from now on, above the pack's own words where they differ."""
    if offer.theirs is None:
        assert offer.ours is not None
        state: str = State.ARCHIVED if GONE in names else State.PUBLISHED
        origin = Origin.PACK if GONE in names else Origin.PERSON
        return add_revision(rows[offer.key], *offer.ours, author=author, note=note, state=state, origin=origin)
    row = rows.get(offer.key) or _new(offer.key, offer.theirs[0])
    result = _merged(offer, names) if offer.ours else offer.theirs
    state = _state(row, names)
    if result == offer.theirs and state == State.PUBLISHED:
        return add_revision(row, *result, author=author, note=note, origin=Origin.PACK)
    ours = latest_revision(row)
    add_revision(row, *_fitting(offer), author=author, note=note, state=State.ARCHIVED, origin=Origin.PACK)
    return add_revision(row, *result, author=author, note=note, state=state, since=ours)


def _add_draft(offer: Offer, names: Collection[str], kept: IntentRevision, author: "User | None", note: str) -> None:
    """Whoever discards it is back at what was kept."""
    assert offer.theirs is not None
    result = _merged(offer, names) if offer.ours else offer.theirs
    add_revision(kept.intent, *result, author=author, note=note, state=State.DRAFT, since=kept)


def _fitting(offer: Offer) -> Said:
    """The pack's words to be remembered, under a department that is here."""
    assert offer.theirs is not None
    content, terms = offer.theirs
    if offer.ours and not Department.objects.filter(key=content.department).exists():
        content = replace(content, department=offer.ours[0].department)
    return content, terms


def _state(row: Intent, names: Collection[str]) -> str:
    """What is not in use stays so, unless something of the pack is taken."""
    latest = row.revisions.order_by("-number").values_list("state", flat=True).first()
    return State.PUBLISHED if names else latest or State.ARCHIVED


def _new(key: str, content: Content) -> Intent:
    return Intent.objects.create(
        key=key, department=Department.objects.get(key=content.department), topic=content.topic
    )


def _check_departments(found: Sequence[Offer], taken: Collection[Chosen], here: Collection[str]) -> None:
    keys = {key for key, name in taken if name in (SHARED, NEW)}
    wanted = {offer.theirs[0].department for offer in found if offer.theirs and offer.key in keys}
    if unknown := wanted.difference(here):
        raise UnknownDepartments(unknown)


def _check_examples(revisions: Collection[int]) -> None:
    seen: dict[str, str] = {}
    repeated = []
    rows = IntentRevision.objects.filter(pk__in=list(revisions)).order_by("intent__key")
    for key, examples in rows.values_list("intent__key", "content__examples").iterator():
        for text in (text for texts in (examples or {}).values() for text in texts):
            if seen.setdefault(normalise(text), key) != key:
                repeated.append((text, seen[normalise(text)], key))
    if repeated:
        raise RepeatedExamples(repeated[:5])
