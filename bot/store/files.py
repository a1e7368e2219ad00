"""Files of citizens: wanted by a turn, fetched once, kept sealed, opened by staff and recorded."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from bot.domain.files import SHOWN, FileGone, FileState
from bot.domain.turns import Resolution
from bot.languages.fixed import say, tell_staff
from bot.store import audit, copies, outbox
from bot.store.models import FileRow
from bot.store.sealing import seal_bytes, unseal_bytes

PAUSE = timedelta(seconds=20)  # before the next attempt; more than one attempt takes
MOST_ATTEMPTS = 30  # ten minutes: LINE names no time for which it keeps a content


def want(resolution: Resolution) -> None:
    """Within the turn's transaction. One that is wanted already is left alone."""
    wanted, case_id = resolution.wanted_file, resolution.conversation.case_id
    if wanted is None or case_id is None:
        return
    row = FileRow(
        id=UUID(wanted.id),
        contact_id=UUID(resolution.contact.id),
        conversation_id=UUID(resolution.conversation.id),
        case_id=UUID(case_id),
        message_id=wanted.message_id,
        name=wanted.name[:200],
        state=FileState.WANTED,
        next_at=timezone.now(),
    )
    FileRow.objects.bulk_create([row], ignore_conflicts=True)


def due(most: int = 100) -> list[UUID]:
    rows = FileRow.objects.filter(state=FileState.WANTED, next_at__lte=timezone.now())
    return list(rows.order_by("next_at").values_list("pk", flat=True)[:most])


def take(file_id: UUID) -> FileRow | None:
    """Of two who come at once one gets it; the other, and who comes too early, gets None."""
    now = timezone.now()
    rows = FileRow.objects.filter(pk=file_id, state=FileState.WANTED, next_at__lte=now)
    if not rows.update(next_at=now + PAUSE, attempts=F("attempts") + 1):
        return None
    return FileRow.objects.filter(pk=file_id).first()


def keep(row: FileRow, content: bytes, content_type: str) -> set[int]:
    """Nothing where the message was unsent meanwhile. Returns where a copy is to be sent."""
    kept = {"state": FileState.KEPT, "content_type": content_type, "sealed": seal_bytes(content), "next_at": None}
    with transaction.atomic():
        if not FileRow.objects.filter(pk=row.pk, state=FileState.WANTED).update(**kept):
            return set()
        wanted = settings.SLACK_PICTURES == "shown" and content_type in SHOWN
        return copies.show(row) if wanted and row.case.room else set()


def forget(rows: QuerySet[FileRow], why: str) -> tuple[int, set[int]]:
    """Within the caller's transaction: the files, and the copies of their pictures in rooms. Returns how many files
    those were, and where something is to be sent.
    """
    # Locked first: whoever keeps one of them now has queued its copy before we look for it.
    ids = [*rows.select_for_update().values_list("pk", flat=True)]
    told = copies.take_away(ids, why)
    FileRow.objects.filter(pk__in=ids).delete()
    return len(ids), told


def content(file_id: str) -> tuple[bytes, str]:
    """What is kept, and of which kind. Raises FileGone, or CannotOpen."""
    row = FileRow.objects.filter(pk=UUID(file_id), state=FileState.KEPT).first()
    if row is None:
        raise FileGone("the file is no longer kept")
    return unseal_bytes(row.sealed), row.content_type


def refuse(row: FileRow, state: FileState) -> set[int]:
    """Tells the citizen and the case's thread why, once; returns where something is to be sent."""
    with transaction.atomic():
        if not FileRow.objects.filter(pk=row.pk, state=FileState.WANTED).update(state=state, next_at=None):
            return set()
        note = tell_staff(f"thread.file.{state}", settings.STAFF_LANGUAGE)
        notice = say(f"file.{state}", row.case.language)
        told = outbox.put_in_thread(f"file:{row.pk}:room", row.case, note)
        return told | {outbox.put_to_citizen(f"file:{row.pk}:citizen", row.case, notice)}


def open_file(row: FileRow, actor: str) -> bytes:
    """The content, for whoever may read it; that they did is recorded first. Raises CannotOpen."""
    audit.note(actor, "file.opened", f"file:{row.pk}", case=str(row.case_id))
    return unseal_bytes(row.sealed)
