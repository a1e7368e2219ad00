"""A message unsent in LINE disappears: from the store, and from its copy in the case's thread."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.messages import Amendment, RoomNote, ThreadNote, to_json
from bot.languages.fixed import tell_staff
from bot.store import files, outbox
from bot.store.models import DeliveryRow, FileRow, MessageRow, UnfoundQuestion
from bot.store.sealing import CannotOpen, seal_json, unseal_json

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
    never_there = Q(state=DeliveryState.DEAD) | Q(state=DeliveryState.PENDING, ambiguous=False)
    withdrawn = {"state": DeliveryState.WITHDRAWN, "payload": b"", "ended_at": timezone.now()}
    copies.filter(never_there).update(detail=REASON, **withdrawn)
    _cross_out(contact_id, platform_id)
    return pictures | {_replace(copy) for copy in copies.exclude(state=DeliveryState.WITHDRAWN)}


def _cross_out(contact_id: UUID, platform_id: str) -> None:
    """Cards that still wait to be sent hold the words too; the one that is drawn without them stands behind them."""
    waiting = DeliveryRow.objects.filter(conversation__contact_id=contact_id, speaker=Speaker.DESK)
    for row in waiting.exclude(payload=b""):
        try:
            payload = unseal_json(row.payload)
        except CannotOpen:  # nobody can read the words in it either, and those that can be read must go
            continue
        messages = [_without(platform_id, message) for message in payload["messages"]]
        if messages != payload["messages"]:
            DeliveryRow.objects.filter(pk=row.pk).update(payload=seal_json({**payload, "messages": messages}))


def _without(platform_id: str, message: dict[str, Any]) -> dict[str, Any]:
    lines = message.get("transcript", ())
    kept = [line for line in lines if line["message_id"] != platform_id]
    return message if len(kept) == len(lines) else {**message, "transcript": kept, "summary": message["heading"]}


def _replace(copy: DeliveryRow) -> int:
    text = tell_staff("thread.unsent", settings.STAFF_LANGUAGE)
    if copy.state in (DeliveryState.PENDING, DeliveryState.UNCERTAIN):
        _look_again(copy, text)
    words = Amendment(text)
    about = {"conversation_id": copy.conversation_id, "case_id": copy.case_id, "about": copy.about, "amends": copy}
    return outbox.put(f"unsent:{copy.pk}", copy.destination_id, Speaker.DESK, words, **about)


def _look_again(copy: DeliveryRow, text: str) -> None:
    """Perhaps posted: it is looked up under its key, and where it is not there, no word of it is posted any more."""
    words = ThreadNote(str(copy.case_id), text) if copy.case_id else RoomNote(text)
    payload = seal_json({"messages": [to_json(words)]})
    again = {"state": DeliveryState.PENDING, "ambiguous": True, "attempts": 0, "due_at": timezone.now()}
    DeliveryRow.objects.filter(pk=copy.pk).update(payload=payload, ended_at=None, **again)
