"""What is kept no longer: conversations past their time. Event ids outlive them, so nothing is answered twice."""

from datetime import datetime

from bot.domain.conversation import Owner
from bot.store.models import ContactRow, ConversationRow, DeliveryRow, InboxEvent, ModelCallRow


def erase_older_than(moment: datetime) -> dict[str, int]:
    """Delete conversations (with messages and cases) last used before `moment`, and what was sent in them."""
    old = ConversationRow.objects.filter(last_at__lt=moment, owner=Owner.BOT)
    sent = DeliveryRow.objects.filter(conversation__in=old.values("pk"))
    counts = {"deliveries": sent.delete()[0], "conversations": old.delete()[0]}
    gone = ContactRow.objects.filter(conversations__isnull=True, created_at__lt=moment)
    gone = gone.exclude(events__received_at__gte=moment)
    counts["contacts"] = gone.delete()[0]  # with the mapping to the platform's user id
    stale = InboxEvent.objects.filter(received_at__lt=moment).exclude(payload=b"")
    counts["payloads"] = stale.update(payload=b"")
    counts["model_calls"] = ModelCallRow.objects.filter(at__lt=moment).delete()[0]
    return counts
