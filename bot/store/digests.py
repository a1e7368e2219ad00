"""What rooms are told once a day."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from bot.domain.delivery import Speaker
from bot.domain.digests import Digest
from bot.domain.messages import RoomNote
from bot.store import outbox
from bot.store.models import DeliveryRow, Destination


def keep(digests: Iterable[Digest], channel: str) -> set[int]:
    """Write those that were not written yet; returns their destinations."""
    return {_write(digest, channel) for digest in digests if not written(digest.key)}


def written(key: str) -> bool:
    return DeliveryRow.objects.filter(key=key).exists()


def _write(digest: Digest, channel: str) -> int:
    with transaction.atomic():
        room, _ = Destination.objects.get_or_create(channel=channel, room=digest.room)
        about = {"about": digest.about, "conversation_id": UUID(digest.conversation_id)} if digest.about else {}
        return outbox.put(digest.key, room.pk, Speaker.DESK, RoomNote(digest.text), **about)
