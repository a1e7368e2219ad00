"""A message unsent in LINE disappears: from the store, and from its copy in the case's thread."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.messages import Amendment, to_json
from bot.languages.fixed import tell_staff
from bot.store.models import DeliveryRow, MessageRow
from bot.store.sealing import seal_json

REASON = "unsent by the citizen"


def forget(contact_id: UUID, platform_id: str) -> set[int]:
    """Within a turn's transaction. Returns the destinations where a copy is to be replaced."""
    if not platform_id:
        return set()
    rows = MessageRow.objects.filter(conversation__contact_id=contact_id, platform_id=platform_id)
    rows.update(text_masked="", text_sealed=b"", unsent=True)
    copies = DeliveryRow.objects.filter(about=platform_id, conversation__contact_id=contact_id, amends__isnull=True)
    waiting = copies.filter(state=DeliveryState.PENDING)
    waiting.update(state=DeliveryState.WITHDRAWN, detail=REASON, payload=b"", ended_at=timezone.now())
    posted = copies.exclude(state__in=[DeliveryState.WITHDRAWN, DeliveryState.DEAD])
    return {_replace(copy) for copy in posted}


def _replace(copy: DeliveryRow) -> int:
    words = Amendment(tell_staff("thread.unsent", settings.STAFF_LANGUAGE))
    DeliveryRow.objects.get_or_create(
        key=f"unsent:{copy.pk}",
        defaults={
            "destination_id": copy.destination_id,
            "conversation_id": copy.conversation_id,
            "case_id": copy.case_id,
            "about": copy.about,
            "amends": copy,
            "speaker": Speaker.DESK,
            "payload": seal_json({"messages": [to_json(words)]}),
            "due_at": timezone.now(),
            "created_at": timezone.now(),
        },
    )
    return copy.destination_id
