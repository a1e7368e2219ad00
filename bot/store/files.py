"""Files of citizens: wanted by a turn, fetched once, kept sealed, opened by staff and recorded."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bot.domain.files import FileState
from bot.domain.turns import Resolution
from bot.languages.fixed import say, tell_staff
from bot.store import audit, outbox
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


def keep(row: FileRow, content: bytes, content_type: str) -> None:
    """Nothing where the message was unsent meanwhile."""
    kept = {"state": FileState.KEPT, "content_type": content_type, "sealed": seal_bytes(content), "next_at": None}
    FileRow.objects.filter(pk=row.pk, state=FileState.WANTED).update(**kept)


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
