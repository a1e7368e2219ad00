"""Storing a plan: all revisions and one publication in one transaction, in a handful of statements.

A row at a time would hold the database's one writer's lock for as long as citizens' messages wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from intents.models import Department, Intent, IntentRevision, Publication, Remark, Trial
from intents.publishing import current_number, publish_next
from intents.revisions import State, latest_by_key, left_behind, main_language
from intents.tables.holding import stays_a_draft
from intents.tables.planning import Change

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_BATCH = 500


def state_of_answers() -> str:
    """Changes with every revision and publication: a plan holds for the state that it was made from."""
    newest = IntentRevision.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return f"{current_number()}.{newest}"


@dataclass(frozen=True)
class Stored:
    """`publication` is None where nothing was published; `drafts` is how many answers wait."""

    publication: Publication | None = None
    drafts: int = 0


def store(changes: Sequence[Change], *, author: "User | None", note: str, reason: str = "") -> Stored:
    """What is held becomes a draft; with a `reason`, which is kept, only what wants a second person.

    To be called inside `intents.publishing.in_one_go`, after the state was found to be that of the plan.
    """
    main = main_language()
    intents, latest = _intents(changes), latest_by_key()
    numbers = dict(IntentRevision.objects.values_list("intent_id").annotate(newest=Max("number")).order_by())
    revisions = IntentRevision.objects.bulk_create(
        [
            IntentRevision(
                intent=intents[change.key],
                number=numbers.get(intents[change.key].pk, 0) + 1,
                content=change.content.as_json(),
                author=author,
                note=note,
                state=_state(change, author, reason),
                stale=sorted(left_behind(latest[change.key][1], change.content, main)),
                **vars(change.terms),
            )
            for change in changes
        ],
        batch_size=_BATCH,
    )
    drafts = Trial.objects.bulk_create(Trial(revision=each) for each in revisions if each.state == State.DRAFT)
    new = {each.intent_id: each.pk for each in revisions if each.state == State.PUBLISHED}
    Remark.objects.bulk_create(
        Remark(revision=each, kind=Remark.Kind.PUBLISHED, author=author, text=reason)
        for each, change in zip(revisions, changes, strict=True)
        if change.held and each.state == State.PUBLISHED
    )
    return Stored(publish_next(new, (), author, note) if new else None, len(drafts))


def _state(change: Change, author: "User | None", reason: str) -> str:
    return State.DRAFT if stays_a_draft(change.held, reason, alone=author is not None) else State.PUBLISHED


def _intents(changes: Sequence[Change]) -> dict[str, Intent]:
    """By key, with department and topic of the change; made where they are new."""
    departments = {row.key: row for row in Department.objects.all()}
    rows = {row.key: row for row in Intent.objects.all()}
    new: list[Intent] = []
    moved: list[Intent] = []
    for change in changes:
        row = rows.setdefault(change.key, Intent(key=change.key))
        department, topic = departments[change.content.department], change.content.topic
        if row.pk is None:
            new.append(row)
        elif (row.department_id, row.topic) != (department.pk, topic):
            moved.append(row)
        row.department, row.topic = department, topic
    Intent.objects.bulk_create(new, batch_size=_BATCH)
    Intent.objects.bulk_update(moved, ["department", "topic"], batch_size=_BATCH)
    return rows
