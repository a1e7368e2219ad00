"""Copies of citizens' pictures in rooms, where the city has set that (SLACK_PICTURES): sent and taken away."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.messages import CitizensPicture, Removal
from bot.languages.fixed import tell_staff
from bot.store import audit, outbox
from bot.store.models import DeliveryRow, Destination, FileRow

ACTOR = "system"


def show(row: FileRow) -> set[int]:
    """Within the caller's transaction: the picture itself is to come into the case's thread. That is on record, because
    nothing in it is masked.
    """
    audit.note(ACTOR, "file.shown_in_slack", f"file:{row.pk}", case=str(row.case_id), room=row.case.room)
    room = Destination.objects.get_or_create(channel="slack", room=row.case.room)[0]
    picture = CitizensPicture(str(row.case_id), str(row.pk), tell_staff("picture.name", settings.STAFF_LANGUAGE))
    about = {"conversation_id": row.conversation_id, "case_id": row.case_id}
    return {outbox.put(_key(row.pk), room.pk, Speaker.DESK, picture, **about)}


def take_away(file_ids: Iterable[UUID], why: str) -> set[int]:
    """Within the caller's transaction. What was not sent yet is not sent; returns where something is to be removed."""
    rows = DeliveryRow.objects.filter(key__in=[_key(file_id) for file_id in file_ids])
    never_there = rows.filter(state=DeliveryState.DEAD) | rows.filter(state=DeliveryState.PENDING, ambiguous=False)
    never_there.update(state=DeliveryState.WITHDRAWN, detail=why, payload=b"", ended_at=timezone.now())
    return {_remove(row) for row in rows.exclude(state=DeliveryState.WITHDRAWN)}


def _remove(row: DeliveryRow) -> int:
    """By its id in Slack, or behind the parcel that is still on its way. Of no conversation, so that it outlives it."""
    posted = str(row.platform_ids[0]) if row.platform_ids else ""
    about: dict[str, Any] = {} if posted else {"amends": row}
    return outbox.put(f"{row.key}:removal", row.destination_id, Speaker.DESK, Removal(posted), **about)


def _key(file_id: UUID) -> str:
    return f"file:{file_id}:picture"
