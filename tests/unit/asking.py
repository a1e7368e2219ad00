"""Questions as turns left them, without the turns."""

from datetime import datetime, timedelta

from django.utils import timezone

from bot.domain.conversation import Owner
from bot.domain.turns import Status
from bot.store.models import ContactRow, ConversationRow, DecisionRow, InboxEvent, MessageRow, TurnRow


def ago(**length: float) -> datetime:
    return timezone.now() - timedelta(**length)


class Citizen:
    """One who asks and asks, in one conversation."""

    def __init__(self) -> None:
        self._contact = ContactRow.objects.create(channel="line", language="ja")
        talk = {"contact": self._contact, "language": "ja", "owner": Owner.BOT, "last_at": ago(hours=2)}
        self._talk = ConversationRow.objects.create(**talk)

    def ask(
        self,
        text: str,
        status: str = Status.UNANSWERED_NO_MATCH,
        at: datetime | None = None,
        language: str = "ja",
        near: str = "waste",
    ) -> TurnRow:
        at, number = at or ago(hours=2), TurnRow.objects.count()
        said = MessageRow.objects.create(
            conversation=self._talk, speaker="citizen", kind="text", text_masked=text, at=at, platform_id=f"m{number}"
        )
        times = {"occurred_at": at, "received_at": at, "due_at": at}
        event = InboxEvent.objects.create(
            channel="line", event_id=f"e{number}", contact=self._contact, kind="text", **times
        )
        turn = TurnRow.objects.create(event=event, conversation=self._talk, utterance=said, status=status, at=at)
        candidates = [{"key": near, "score": 1.2, "parts": {"sure": 0.21}}]
        DecisionRow.objects.create(turn=turn, language=language, candidates=candidates)
        return turn
