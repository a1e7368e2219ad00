"""Files that staff attach: drafts until the reply is sent, then opened by the citizen's link."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from bot.domain.attachments import Attachment, Fit, Refusal, type_by_name
from bot.store.models import AttachmentRow
from bot.store.sealing import seal, seal_bytes, unseal
from bot.store.snapshots import uuid_of

PAUSE = timedelta(seconds=20)  # before the next attempt; more than one attempt takes
MOST_ATTEMPTS = 6  # two minutes: somebody waits at a form


def keep(case_id: UUID, person: str, fit: Fit) -> Attachment:
    row = AttachmentRow.objects.create(case_id=case_id, person=person, name=fit.name, **sealed(fit))
    return _value(row)


def want(case_id: UUID, person: str, name: str, size: int, url: str) -> Attachment:
    """To be fetched from `url`; until then it is what its name and Slack say."""
    row = AttachmentRow.objects.create(
        case_id=case_id,
        person=person,
        name=name,
        size=size,
        content_type=type_by_name(name),
        fetch_from=seal(url),
        next_at=timezone.now(),
    )
    return _value(row)


def due(most: int = 100) -> list[UUID]:
    rows = AttachmentRow.objects.filter(next_at__lte=timezone.now())
    return list(rows.order_by("next_at").values_list("pk", flat=True)[:most])


def take(file_id: UUID) -> AttachmentRow | None:
    """Of two who come at once one gets it; the other, and who comes too early, gets None."""
    now = timezone.now()
    rows = AttachmentRow.objects.filter(pk=file_id, next_at__lte=now)
    if not rows.update(next_at=now + PAUSE, attempts=F("attempts") + 1):
        return None
    return AttachmentRow.objects.filter(pk=file_id).first()


def where(row: AttachmentRow) -> str:
    return unseal(row.fetch_from)


def settle(row: AttachmentRow, fit: Fit | Refusal) -> None:
    """It is here, or will never be."""
    found = {"refusal": fit} if isinstance(fit, Refusal) else sealed(fit)
    AttachmentRow.objects.filter(pk=row.pk).update(**found, next_at=None, fetch_from=b"")


def refused(rows: Iterable[AttachmentRow]) -> tuple[tuple[str, Refusal], ...]:
    return tuple((row.name, Refusal(row.refusal)) for row in rows if row.refusal)


def sealed(fit: Fit) -> dict[str, object]:
    """The fields of a row that holds its file."""
    return {
        "content_type": fit.content_type,
        "size": len(fit.content),
        "content": seal_bytes(fit.content),
        "preview": seal_bytes(fit.preview),
    }


def drafts(case_id: UUID, file_ids: Iterable[str], person: str = "") -> list[AttachmentRow]:
    """Without their contents, in the order asked for; those of one `person` where given."""
    wanted = [found for each in file_ids if (found := uuid_of(each))]
    rows = _drafts().filter(pk__in=wanted, case_id=case_id, **({"person": person} if person else {}))
    by_id = {row.pk: row for row in rows.defer("content", "preview")}
    return [by_id[each] for each in dict.fromkeys(wanted) if each in by_id]


def attached(file_ids: str, case_id: str) -> tuple[Attachment, ...]:
    """See `Tools.attached`: those that are here, by their ids with a space between."""
    rows = drafts(UUID(case_id), file_ids.split())
    return tuple(_value(row) for row in rows if not (row.next_at or row.refusal))


def values(rows: Iterable[AttachmentRow]) -> tuple[Attachment, ...]:
    return tuple(map(_value, rows))


def note_sent(file_ids: Iterable[str]) -> None:
    """Within the turn's transaction."""
    if ids := list(file_ids):
        AttachmentRow.objects.filter(pk__in=ids).update(sent_at=timezone.now())


def sent(file_id: UUID) -> AttachmentRow | None:
    return AttachmentRow.objects.filter(pk=file_id, sent_at__isnull=False).first()


def forget_drafts(before: datetime) -> int:
    return _drafts().filter(at__lt=before).delete()[0]


def _drafts() -> QuerySet[AttachmentRow]:
    return AttachmentRow.objects.filter(sent_at__isnull=True)


def _value(row: AttachmentRow) -> Attachment:
    return Attachment(str(row.pk), row.name, row.content_type, row.size)
