"""From a draft to what citizens read: draft → in review → published, back, or discarded; by a person or at its time.

A draft is a revision that no publication holds, so it disturbs nothing. Every step is a remark with who, when and why.
"""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from intents.models import IntentRevision, Publication, Remark, Schedule, Trial
from intents.publishing import current_number, in_one_go, publish_next, published_items
from intents.revisions import StaleEdit, State, add_revision, content_of, latest_revision, latest_revisions, terms_of
from intents.topic_rules import rule_of, rules

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = [
    "OwnWork",
    "archive_ended",
    "comment",
    "discard",
    "is_open",
    "needs_another",
    "open_keys",
    "publish_draft",
    "publish_due",
    "schedule",
    "send_back",
    "send_to_review",
    "unschedule",
]

Kind = Remark.Kind
OPEN = (State.DRAFT, State.REVIEW)


class OwnWork(Exception):
    """Two persons are wanted, and whoever wants to publish has written it."""


def is_open(revision: IntentRevision | None) -> bool:
    """Whether it is worked on and not yet published."""
    return revision is not None and revision.state in OPEN


def open_keys() -> set[str]:
    """The intents that are worked on."""
    return set(latest_revisions().filter(state__in=OPEN).values_list("intent__key", flat=True))


def needs_another(revision: IntentRevision, user: "User | None") -> bool:
    """Whether somebody else than `user` must publish it: by the rule of its topic, or of the one it leaves."""
    if user is None or revision.author_id != user.pk:
        return False
    known, topics = rules(), {revision.content["topic"]}
    live = IntentRevision.objects.filter(pk=published_items(current_number()).get(revision.intent_id, 0)).first()
    topics |= {live.content["topic"]} if live else set()
    return any(rule_of(topic, known).two_persons for topic in topics)


def comment(revision: IntentRevision, author: "User", text: str) -> None:
    _remark(revision, Kind.COMMENT, author, text)


def send_to_review(revision: IntentRevision, author: "User", text: str = "") -> None:
    """Raises StaleEdit where somebody was quicker."""
    in_one_go(lambda: _step(revision, (State.DRAFT,), State.REVIEW, Kind.SENT_TO_REVIEW, author, text))


def send_back(revision: IntentRevision, author: "User", text: str) -> None:
    """Raises StaleEdit where somebody was quicker."""
    in_one_go(lambda: _step(revision, (State.REVIEW,), State.DRAFT, Kind.SENT_BACK, author, text))


def discard(revision: IntentRevision, author: "User", text: str = "") -> None:
    """Its words stay in the history. Raises StaleEdit where somebody was quicker."""

    def work() -> None:
        Schedule.objects.filter(revision=revision).delete()
        _step(revision, OPEN, State.DISCARDED, Kind.DISCARDED, author, text)

    in_one_go(work)


def publish_draft(revision: IntentRevision, author: "User | None", reason: str = "") -> Publication:
    """`reason` is why it is published although the gate objects. Raises StaleEdit, and OwnWork by the topic's rule."""
    if needs_another(revision, author):
        raise OwnWork

    def work() -> Publication:
        Schedule.objects.filter(revision=revision).delete()
        _step(revision, OPEN, State.PUBLISHED, Kind.PUBLISHED, author, reason)
        Trial.objects.filter(revision=revision, state=Trial.State.WAITING).delete()  # nothing is left to compare
        return publish_next({revision.intent_id: revision.pk}, (), author, revision.note)

    return in_one_go(work)


def schedule(revision: IntentRevision, at: datetime, author: "User", reason: str = "") -> None:
    """Publish it at `at`, under the same conditions as at once. Raises what `publish_draft` raises."""
    if needs_another(revision, author):
        raise OwnWork

    def work() -> None:
        _latest_only(revision, OPEN)
        Schedule.objects.filter(revision__intent=revision.intent_id).delete()
        Schedule.objects.create(revision=revision, at=at, author=author, reason=reason)
        told = timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
        _remark(revision, Kind.SCHEDULED, author, f"{told} {reason}".strip())

    in_one_go(work)


def unschedule(revision: IntentRevision, author: "User") -> None:
    if Schedule.objects.filter(revision=revision).delete()[0]:
        _remark(revision, Kind.UNSCHEDULED, author, "")


def publish_due(now: datetime) -> list[IntentRevision]:
    """Publish what was scheduled until now, each once, however many processes look at the same time."""
    due = Schedule.objects.filter(at__lte=now).select_related("revision__intent", "author")
    return [row.revision for row in due if in_one_go(lambda row=row: _publish_scheduled(row))]  # type: ignore[misc]


def archive_ended() -> list[IntentRevision]:
    """Take out of use what may no longer be given, where its topic's rule says so, unless a successor is worked on."""
    today, known = timezone.localdate(), rules()
    live = IntentRevision.objects.filter(pk__in=published_items(current_number()).values(), valid_until__lt=today)
    ended = [
        row for row in live.select_related("intent") if rule_of(row.content["topic"], known).after_end == "archive"
    ]
    return [archived for row in ended if (archived := in_one_go(lambda row=row: _archive(row)))]  # type: ignore[misc]


def _archive(live: IntentRevision) -> IntentRevision | None:
    if latest_revision(live.intent) != live or published_items(current_number()).get(live.intent_id) != live.pk:
        return None
    content, terms = content_of(live), terms_of(live)
    archived = add_revision(live.intent, content, terms, state=State.ARCHIVED, origin=live.origin)
    publish_next({}, (live.intent_id,), None, "")
    return archived


def _publish_scheduled(row: Schedule) -> bool:
    """False where somebody was quicker, or where a later revision has been published meanwhile."""
    if not Schedule.objects.filter(pk=row.pk, at=row.at).delete()[0]:
        return False
    revision = row.revision
    later = revision.intent.revisions.filter(number__gt=revision.number, state__in=[State.PUBLISHED, State.ARCHIVED])
    if later.exists() or not _moved(revision, OPEN, State.PUBLISHED):
        return False
    _remark(revision, Kind.PUBLISHED, row.author, row.reason)
    publish_next({revision.intent_id: revision.pk}, (), row.author, revision.note)
    return True


def _step(
    revision: IntentRevision,
    before: Collection[str],
    after: str,
    kind: str,
    author: "User | None",
    text: str,
) -> None:
    _latest_only(revision, before)
    if not _moved(revision, before, after):
        raise StaleEdit(revision.number)
    _remark(revision, kind, author, text)


def _latest_only(revision: IntentRevision, states: Collection[str]) -> None:
    latest = latest_revision(revision.intent)
    if latest is None or latest.pk != revision.pk or latest.state not in states:
        raise StaleEdit(latest.number if latest else 0)


def _moved(revision: IntentRevision, before: Collection[str], after: str) -> bool:
    """The one place where a state changes; of two at once the first wins."""
    moved = IntentRevision.objects.filter(pk=revision.pk, state__in=before).update(state=after)
    revision.state = after if moved else revision.state
    return bool(moved)


def _remark(revision: IntentRevision, kind: str, author: "User | None", text: str) -> None:
    Remark.objects.create(revision=revision, kind=kind, author=author, text=text.strip())
