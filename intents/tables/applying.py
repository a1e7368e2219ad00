"""Storing a plan: all revisions and one publication in one transaction, in a handful of statements.

A row at a time would hold the database's one writer's lock for as long as citizens' messages wait.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Max

from intents.models import Department, Intent, IntentRevision, Publication, TopicRule, Trial
from intents.publishing import current_number, publish_next
from intents.revisions import State, latest_by_key, left_behind, main_language
from intents.tables.planning import Change
from intents.topic_rules import rule_of, rules

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_BATCH = 500


def state_of_answers() -> str:
    """Changes with every revision and publication: a plan holds for the state that it was made from."""
    newest = IntentRevision.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return f"{current_number()}.{newest}"


def store(changes: Sequence[Change], *, author: "User | None", note: str) -> Publication | None:
    """Where a topic's rule wants two persons, the author's rows become drafts; None where all of them did.

    To be called inside `intents.publishing.in_one_go`, after the state was found to be that of the plan.
    """
    known, main = rules() if author else {}, main_language()
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
                state=State.DRAFT if _wants_two(change, latest[change.key][1], known) else State.PUBLISHED,
                stale=sorted(left_behind(latest[change.key][1], change.content, main)),
                **vars(change.terms),
            )
            for change in changes
        ],
        batch_size=_BATCH,
    )
    Trial.objects.bulk_create(Trial(revision=each) for each in revisions if each.state == State.DRAFT)
    new = {each.intent_id: each.pk for each in revisions if each.state == State.PUBLISHED}
    return publish_next(new, (), author, note) if new else None


def _wants_two(change: Change, before: IntentRevision | None, known: Mapping[str, TopicRule]) -> bool:
    """By the rule of its topic, or of the one it leaves; as `intents.workflow` has it for one answer."""
    topics = {change.content.topic, *([before.content["topic"]] if before else [])}
    return bool(known) and any(rule_of(topic, known).two_persons for topic in topics)


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
