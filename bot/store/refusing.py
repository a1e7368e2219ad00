"""An action on a case that does not exist: nothing changes, and the event is handled all the same."""

from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event
from bot.domain.turns import Decision, Resolution, Status
from bot.store import snapshots
from bot.store.models import InboxEvent


def unknown_case(event: Event, row: InboxEvent) -> Resolution:
    snapshot = snapshots.of_event(row)
    contact: Contact = snapshot.contact
    conversation: Conversation = snapshot.conversation
    decision = Decision(status=Status.STAFF_REFUSED, language=conversation.language or "", facts={"case": "unknown"})
    return Resolution(event=event, decision=decision, contact=contact, conversation=conversation)
