"""What is kept no longer is removed in small transactions, by runs that go on where they were stopped.

Event ids outlive what they brought, so nothing is answered twice.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from bot.domain.conversation import Owner
from bot.domain.delivery import TROUBLED_STATES
from bot.domain.keeping import Due, Kind, Rule, due
from bot.store import audit, files
from bot.store.models import (
    AttachmentRow,
    ContactRow,
    ConversationRow,
    DeliveryRow,
    FileRow,
    InboxEvent,
    MessageRow,
    ModelCallRow,
    RemovalRun,
    RetentionRule,
    TurnRow,
    UnfoundQuestion,
)

CLOCK = "clock"
BATCH = 500  # rows a transaction: no citizen waits longer than that for a lock
NIGHT = 2  # o'clock

Keys = Mapping[str, Collection[str]]
"""By topic: the keys of its intents."""

Step = tuple[str, Callable[[int], int]]
"""A name for the counts; and what removes so many rows at most and says how many those were."""


def tonights_run(now: datetime) -> RemovalRun | None:
    """The one to go on with, or a new one; None where tonight's is done. `now` is in the city's time."""
    began = now.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    began -= timedelta(days=1) if began > now else timedelta()
    nightly = RemovalRun.objects.filter(cause=RemovalRun.Cause.NIGHT)
    open_run = nightly.filter(ended_at=None).first()
    if open_run or nightly.filter(started_at__gte=began).exists():
        return open_run
    return RemovalRun.objects.create(cause=RemovalRun.Cause.NIGHT, actor=CLOCK, started_at=now)


def work(run: RemovalRun, days: int, keys: Keys, seconds: float, counted_to: datetime | None = None) -> bool:
    """Remove for so many seconds; False where something is left for the next call. `days` is the city's time for whole
    conversations. What figures are counted from stays until it is: from `counted_to` on.
    """
    until = monotonic() + seconds
    for name, remove in _steps(run.started_at, days, keys, counted_to or run.started_at):
        while _batch(run, name, remove):
            if monotonic() > until:
                return False
    RemovalRun.objects.filter(pk=run.pk).update(ended_at=timezone.now())
    return True


def _batch(run: RemovalRun, name: str, remove: Callable[[int], int]) -> int:
    """The count is committed with what it counts."""
    with transaction.atomic():
        locked = RemovalRun.objects.select_for_update().get(pk=run.pk)
        count = remove(BATCH)
        if count:
            locked.counts = {**locked.counts, name: locked.counts.get(name, 0) + count}
            locked.save(update_fields=["counts"])
    return count


def _steps(now: datetime, days: int, keys: Keys, counted_to: datetime) -> Iterable[Step]:
    moment = min(now - timedelta(days=days), counted_to)
    rules = [Rule(Kind(row.kind), row.days, row.topic) for row in RetentionRule.objects.all()]
    for one in due(rules, now):
        if one.kind is Kind.DECISIONS:
            one = replace(one, before=min(one.before, counted_to))
        yield one.kind.value, _REMOVE[one.kind](one, keys)
    yield from (
        ("files", lambda most: _forget(FileRow.objects.filter(conversation__in=_old(moment).values("pk")), most)),
        (
            "deliveries",
            lambda most: _delete(DeliveryRow.objects.filter(conversation__in=_old(moment).values("pk")), most),
        ),
        ("conversations", lambda most: _delete(_old(moment), most)),
        ("contacts", lambda most: _delete(_silent(moment), most)),  # with the mapping to the platform's user id
        ("payloads", lambda most: _empty(_stale(moment), most)),
        ("model_calls", lambda most: _delete(ModelCallRow.objects.filter(at__lt=moment), most)),
    )


def _old(moment: datetime) -> QuerySet[ConversationRow]:
    return ConversationRow.objects.filter(last_at__lt=moment, owner=Owner.BOT)


def _silent(moment: datetime) -> QuerySet[ContactRow]:
    gone = ContactRow.objects.filter(conversations__isnull=True, created_at__lt=moment)
    return gone.exclude(events__received_at__gte=moment)


def _stale(moment: datetime) -> QuerySet[InboxEvent]:
    return InboxEvent.objects.filter(received_at__lt=moment).exclude(payload=b"")


def _utterances(one: Due, keys: Keys) -> Callable[[int], int]:
    """Their rows stay, so that figures do; nothing that was said does, nor a vector of it."""
    rows = MessageRow.objects.filter(at__lt=one.before, conversation__owner=Owner.BOT)
    rows = rows.exclude(text_masked="", text_sealed=b"").filter(_about("turn__decision__intent", one, keys))
    return lambda most: _silence(_some(rows, most))


def _silence(rows: QuerySet[Any]) -> int:
    UnfoundQuestion.objects.filter(message__in=rows).delete()
    return rows.update(text_masked="", text_sealed=b"", removed=True)


def _files(one: Due, keys: Keys) -> Callable[[int], int]:
    """Of citizens, and those that staff attached to their replies."""
    sent = AttachmentRow.objects.filter(sent_at__lt=one.before, case__conversation__owner=Owner.BOT)
    received = FileRow.objects.filter(at__lt=one.before, conversation__owner=Owner.BOT)
    return lambda most: _forget(received, most) or _delete(sent, most)


def _forget(rows: QuerySet[FileRow], most: int) -> int:
    """With the copies of pictures in rooms; the sweep finds what is to be sent."""
    return files.forget(_some(rows, most), "kept no longer")[0]


def _bodies(one: Due, keys: Keys) -> Callable[[int], int]:
    rows = DeliveryRow.objects.filter(state__in=[*TROUBLED_STATES], ended_at__lt=one.before).exclude(payload=b"")
    return lambda most: _empty(rows, most)


def _decisions(one: Due, keys: Keys) -> Callable[[int], int]:
    rows = TurnRow.objects.filter(at__lt=one.before).filter(_about("decision__intent", one, keys))
    return lambda most: _delete(rows, most)


def _audit(one: Due, keys: Keys) -> Callable[[int], int]:
    return lambda most: audit.remove_before(one.before, most)


_REMOVE: Mapping[Kind, Callable[[Due, Keys], Callable[[int], int]]] = {
    Kind.UTTERANCES: _utterances,
    Kind.FILES: _files,
    Kind.BODIES: _bodies,
    Kind.DECISIONS: _decisions,
    Kind.AUDIT: _audit,
}


def _about(path: str, one: Due, keys: Keys) -> Q:
    named = [key for topic in sorted(one.topics) for key in keys.get(topic, ())]
    about = Q(**{f"{path}__in": named})
    return (~about | Q(**{f"{path}__isnull": True})) if one.other else about


def _some(rows: QuerySet[Any], most: int) -> QuerySet[Any]:
    model: type[Model] = rows.model
    return model._default_manager.filter(pk__in=[*rows.order_by("pk").values_list("pk", flat=True)[:most]])


def _delete(rows: QuerySet[Any], most: int) -> int:
    """Counts the rows themselves, not what goes with them."""
    return int(_some(rows, most).delete()[1].get(rows.model._meta.label, 0))


def _empty(rows: QuerySet[Any], most: int) -> int:
    return _some(rows, most).update(payload=b"")
