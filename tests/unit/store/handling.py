"""Events that come in, and the turns that handle them."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from bot.dialogue import pipeline
from bot.domain.events import Received
from bot.domain.turns import Resolution
from bot.privacy.masking import mask_text as mask
from bot.store import inbox, snapshots, turns
from bot.store.leases import Lease, take
from bot.store.models import (
    CaseRow,
    ContactRow,
    InboxEvent,
)
from tests import city


def receive(text: str = "住民票", number: int = 1, **changes: Any) -> InboxEvent:
    event = replace(city.event(text), event_id=f"e{number}", message_id=f"m{number}", **changes)
    inbox.store("line", [Received({"text": text}, event)])
    return InboxEvent.objects.get(event_id=f"e{number}")


def decide(row: InboxEvent, text: str = "住民票", **changes: Any) -> Resolution:
    event = replace(city.event(text), event_id=row.event_id, message_id=row.message_id, **changes)
    knowledge = city.SmallKnowledge({"住民票": city.CERTAIN, "番号は090-1234-5678": city.CERTAIN})
    return pipeline.respond(event, snapshots.of_event(row), city.tools(knowledge, now=timezone.now()))


def lease_of(row: InboxEvent) -> Lease:
    lease = take(ContactRow, row.contact_id)
    assert lease is not None
    return lease


def handle(row: InboxEvent, text: str = "住民票", **changes: Any) -> None:
    turns.commit(decide(row, text, **changes), row, lease_of(row), mask)
    ContactRow.objects.update(lease_until=None)


def open_case() -> CaseRow:
    row = receive("職員と話したい")
    handle(row, "職員と話したい")
    return CaseRow.objects.get()
