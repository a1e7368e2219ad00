"""A few days of a counter, as rows. Times are the city's; what they count to is in the tests, by hand."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.conf import settings

from bot.store.models import CaseRow, ContactRow, ConversationRow, DecisionRow, InboxEvent, SignalRow, TurnRow

_numbers = count()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=settings.CITY_ZONE)


def conversation(last: str, language: str = "ja", channel: str = "line", **fields: Any) -> ConversationRow:
    contact = ContactRow.objects.create(channel=channel, language=language)
    return ConversationRow.objects.create(contact=contact, language=language, last_at=at(last), **fields)


def turn(talk: ConversationRow, when: str, status: str, intent: str = "", language: str = "") -> TurnRow:
    moment = at(when)
    event = InboxEvent.objects.create(
        channel=talk.contact.channel,
        event_id=f"counted-{next(_numbers)}",
        contact=talk.contact,
        kind="text",
        state="handled",
        occurred_at=moment,
        received_at=moment,
        due_at=moment,
    )
    row = TurnRow.objects.create(event=event, conversation=talk, status=status, at=moment)
    DecisionRow.objects.create(turn=row, language=language or talk.language, intent=intent)
    return row


def signal(row: TurnRow, kind: str, when: str, intent: str = "") -> SignalRow:
    return SignalRow.objects.create(
        turn=row, conversation=row.conversation, intent=intent, kind=kind, language=row.decision.language, at=at(when)
    )


def case(talk: ConversationRow, opened: str, department: str = "general", **fields: Any) -> CaseRow:
    """With `replied` and `promised` in minutes after it was opened."""
    moment = at(opened)
    for name, field in (("replied", "replied_at"), ("promised", "promised_by")):
        if name in fields:
            fields[field] = moment + timedelta(minutes=fields.pop(name))
    given = {"number": "C-1", "room": "C0", "reason": "asked", "state": "closed", "language": talk.language, **fields}
    return CaseRow.objects.create(
        conversation=talk,
        contact=talk.contact,
        department=department,
        opened_at=moment,
        asked_at=moment,
        **given,
    )
