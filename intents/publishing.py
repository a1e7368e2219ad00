"""Saving and publishing: a plain save is a new revision and a new publication, in one transaction.

Two people who save at once get two publications, the later with both edits: numbers are unique, each publication is
made from the one before it, and whoever finds its number taken starts again from the new state.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import IntegrityError, models, transaction

from bot.domain.answers import Language
from intents import glossary
from intents.content import Content, Terms
from intents.models import Intent, IntentRevision, LexiconRevision, Publication, PublicationItem
from intents.revisions import StaleEdit, State, add_revision, edited, latest_revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = [
    "StaleEdit",
    "current_number",
    "delete_rows",
    "in_force",
    "in_one_go",
    "note_embedded",
    "publish",
    "publish_next",
    "publish_set",
    "published_items",
    "save_edit",
    "save_lexicon",
    "save_revision",
    "save_row",
]

_ATTEMPTS = 20  # as many people may save in the same instant before one of them is told to try again

Result = TypeVar("Result")


def current_number() -> int:
    """The publication in force, 0 before the first."""
    return Publication.objects.aggregate(number=models.Max("number"))["number"] or 0


def in_force() -> tuple[int, str]:
    """The publication in force, and the embedding model whose vectors are there for all of its texts; (0, "") before
    the first. One index read: it is asked in every turn.
    """
    return Publication.objects.order_by("-number").values_list("number", "embedded_by").first() or (0, "")


def note_embedded(number: int, model: str) -> None:
    Publication.objects.filter(number=number).update(embedded_by=model)


def published_items(number: int) -> dict[int, int]:
    """Intent id → revision id of one publication."""
    rows = PublicationItem.objects.filter(publication__number=number)
    return dict(rows.values_list("revision__intent_id", "revision_id"))


def publish(*, author: "User | None" = None, note: str = "") -> Publication:
    """The same revisions under a new number: for changes of the city or a department, which turns read with it."""
    return in_one_go(lambda: publish_next({}, (), author, note))


def publish_next(
    changed: Mapping[int, int],
    removed: Iterable[int],
    author: "User | None",
    note: str,
) -> Publication:
    """The publication in force with some revisions exchanged (intent id → revision id) and some intents removed.

    To be called inside `in_one_go`.
    """
    number = current_number()
    gone = set(removed)
    items = {**published_items(number), **changed}
    return _store(number + 1, [items[intent] for intent in items if intent not in gone], author, note)


def publish_set(
    items: Mapping[int, int],
    *,
    author: "User | None" = None,
    note: str = "",
    lexicon: LexiconRevision | None = None,
) -> Publication:
    """A publication of exactly these revisions (intent id → revision id), whatever was published before.

    `lexicon` stays that of the publication before where none is given. To be called inside `in_one_go`, where what
    the set was made from is read too.
    """
    return _store(current_number() + 1, items.values(), author, note, lexicon)


def save_row(row: models.Model, *, author: "User | None" = None, note: str = "") -> Publication:
    """Save a department or the city so that the next turn knows it."""

    def save() -> Publication:
        row.save()
        return publish_next({}, (), author, note)

    return in_one_go(save)


def delete_rows(rows: "models.QuerySet[Any]", *, author: "User | None" = None, note: str = "") -> Publication:
    """Delete rules so that the next turn knows it."""

    def delete() -> Publication:
        rows.delete()
        return publish_next({}, (), author, note)

    return in_one_go(delete)


def save_revision(
    intent: Intent,
    content: Content,
    terms: Terms,
    *,
    author: "User | None" = None,
    note: str = "",
    state: str = State.PUBLISHED,
    base_revision: int | None = None,
    compared: Collection[Language] = (),
) -> IntentRevision:
    """Keep this as the intent's next revision and, unless it is a draft, make it what citizens read.

    An archived revision takes the intent out of the publication. Raises what `add_revision` raises.
    """

    def save() -> IntentRevision:
        revision = add_revision(
            intent, content, terms, author=author, note=note, state=state, base=base_revision, compared=compared
        )
        if state == State.PUBLISHED:
            publish_next({intent.pk: revision.pk}, (), author, note)
        elif state == State.ARCHIVED:
            publish_next({}, (intent.pk,), author, note)
        return revision

    return in_one_go(save)


def save_edit(
    intent: Intent,
    edits: Mapping[str, Any],
    *,
    author: "User | None",
    note: str = "",
    state: str = State.PUBLISHED,
    base_revision: int,
    compared: Collection[Language] = (),
) -> IntentRevision:
    """What an administrator's form changed, on top of the latest revision, saved and, unless a draft, published.

    `edits` may hold `department`, `topic`, `readings`, `picture`, every field of `Terms`, and by language `title`,
    `question`, `answers`, `picture_alt`, `examples` and `buttons`, as in a row's JSON: {"answers": {"ja": "…"}} leaves
    the other languages as they are, an empty text takes a language away. Raises StaleEdit, and KeyError for a name that
    is none of these.
    """
    latest = latest_revision(intent)
    if latest is None or latest.number != base_revision:
        raise StaleEdit(latest.number if latest else 0)
    content, terms = edited(latest, edits)
    return save_revision(
        intent,
        content,
        terms,
        author=author,
        note=note,
        state=state,
        base_revision=base_revision,
        compared=compared,
    )


def save_lexicon(edit: glossary.Edit, *, author: "User | None" = None, note: str = "") -> LexiconRevision:
    """Apply an edit to the city's latest groups of words and publish what comes of it, so that no two edits are lost.

    Raises what `intents.glossary.edited` raises, and then nothing is stored.
    """

    def save() -> LexiconRevision:
        groups = glossary.edited(edit)
        loaded = glossary.loaded_groups(glossary.latest_lexicon())
        revision = glossary.add_lexicon(groups, loaded=loaded, author=author, note=note)
        publish_set(published_items(current_number()), author=author, note=note, lexicon=revision)
        return revision

    return in_one_go(save)


def in_one_go(work: Callable[[], Result]) -> Result:
    """Run `work` in a transaction, again from the start whenever somebody else took one of its numbers."""
    for _ in range(_ATTEMPTS - 1):
        try:
            with transaction.atomic():
                return work()
        except IntegrityError:
            continue
    with transaction.atomic():
        return work()


def _store(
    number: int,
    revisions: Iterable[int],
    author: "User | None",
    note: str,
    lexicon: LexiconRevision | None = None,
) -> Publication:
    lexicon = lexicon or LexiconRevision.objects.filter(publications__number=number - 1).first()
    publication = Publication.objects.create(number=number, author=author, note=note, lexicon=lexicon)
    PublicationItem.objects.bulk_create(
        PublicationItem(publication=publication, revision_id=revision) for revision in revisions
    )
    return publication
