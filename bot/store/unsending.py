"""A message unsent in LINE disappears: from the store, and from its copy in the case's thread."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.messages import Amendment
from bot.languages.fixed import tell_staff
from bot.store import files, outbox
from bot.store.models import DeliveryRow, FileRow, MessageRow, UnfoundQuestion

REASON = "unsent by the citizen"


def forget(contact_id: UUID, platform_id: str) -> set[int]:
    """Within a turn's transaction. Returns the destinations where a copy is to be replaced."""
    if not platform_id:
        return set()
    rows = MessageRow.objects.filter(conversation__contact_id=contact_id, platform_id=platform_id)
    UnfoundQuestion.objects.filter(message__in=rows).delete()
    pictures = files.forget(FileRow.objects.filter(contact_id=contact_id, message_id=platform_id), REASON)[1]
    rows.update(text_masked="", text_sealed=b"", unsent=True)
    copies = DeliveryRow.objects.filter(about=platform_id, conversation__contact_id=contact_id, amends__isnull=True)
    waiting = copies.filter(state=DeliveryState.PENDING)
    waiting.update(state=DeliveryState.WITHDRAWN, detail=REASON, payload=b"", ended_at=timezone.now())
    posted = copies.exclude(state__in=[DeliveryState.WITHDRAWN, DeliveryState.DEAD])
    return pictures | {_replace(copy) for copy in posted}


def _replace(copy: DeliveryRow) -> int:
    words = Amendment(tell_staff("thread.unsent", settings.STAFF_LANGUAGE))
    about = {"conversation_id": copy.conversation_id, "case_id": copy.case_id, "about": copy.about, "amends": copy}
    return outbox.put(f"unsent:{copy.pk}", copy.destination_id, Speaker.DESK, words, **about)
