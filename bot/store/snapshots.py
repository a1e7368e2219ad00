"""Reading what a turn may look at, and turning rows into the domain's values."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from bot.domain.conversation import Case, CaseState, Contact, Conversation, Outcome, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, EventKind
from bot.domain.messages import TranscriptLine
from bot.domain.turns import Snapshot, Status
from bot.languages.fixed import tell_staff
from bot.store.models import CaseRow, ContactRow, ConversationRow, InboxEvent, MessageRow, TurnRow

CONVERSATION_IDLE = timedelta(hours=24)
_TRANSCRIPT_LINES = 6
_SPEAKERS: dict[str, str] = {Speaker.ANSWER: "bot", Speaker.NOTICE: "bot", Speaker.STAFF: "staff"}


def of_event(event: InboxEvent) -> Snapshot:
    """What the turn of this event may look at. A conversation idle for a day with no open case is ended here."""
    contact = ContactRow.objects.filter(pk=event.contact_id).first() if event.contact_id else None
    if contact is None:
        raise LookupError("an event that could not be read belongs to nobody and has no turn")
    conversation = _current_conversation(contact)
    case = CaseRow.objects.filter(pk=conversation.case_id).first() if conversation.case_id else None
    recent, began = _recent(contact.pk)
    return Snapshot(
        contact=contact_value(contact),
        conversation=conversation_value(conversation),
        case=case_value(case) if case else None,
        transcript=transcript(conversation.pk),
        recent_turns=recent,
        window_began=began,
        newest_waiting=not _messages_after(event).exists(),
        already_unsent=_already_unsent(event),
        suspected=_suspected(conversation.pk),
        closed_in_silence=None if case else _closed_in_silence(conversation),
    )


def _closed_in_silence(conversation: ConversationRow) -> Case | None:
    """The latest case alone: behind another one the matter is over."""
    latest = CaseRow.objects.filter(conversation=conversation).order_by("-opened_at").first()
    again = latest is not None and latest.reopen_until is not None and latest.reopen_until > timezone.now()
    return case_value(latest) if latest and again else None


def _messages_after(event: InboxEvent) -> QuerySet[InboxEvent]:
    later = Q(occurred_at__gt=event.occurred_at) | Q(occurred_at=event.occurred_at, pk__gt=event.pk)
    kinds = [kind.value for kind in MESSAGE_KINDS]
    return InboxEvent.objects.filter(later, contact_id=event.contact_id, state=InboxEvent.State.PENDING, kind__in=kinds)


def of_case(case_id: str) -> Snapshot | None:
    """What an action on a case may look at; None where there is no such case."""
    known = uuid_of(case_id)
    case = CaseRow.objects.select_related("conversation", "contact").filter(pk=known).first() if known else None
    if case is None:
        return None
    return Snapshot(
        contact=contact_value(case.contact),
        conversation=conversation_value(case.conversation),
        case=case_value(case),
        transcript=transcript(case.conversation_id),
    )


def transcript(conversation_id: UUID) -> tuple[TranscriptLine, ...]:
    rows = MessageRow.objects.filter(conversation_id=conversation_id, unsent=False).order_by("-at", "-id")
    lines = [
        TranscriptLine(_speaker(row.speaker), row.text_masked, row.platform_id) for row in rows[:_TRANSCRIPT_LINES]
    ]
    return tuple(line for line in reversed(lines) if line.text)


def contact_value(row: ContactRow) -> Contact:
    return Contact(str(row.pk), row.channel, row.language or None, row.following, row.limited_until)


def conversation_value(row: ConversationRow) -> Conversation:
    case_id = str(row.case_id) if row.case_id else None
    return Conversation(
        id=str(row.pk),
        owner=Owner(row.owner),
        language=row.language or None,
        misses=row.misses,
        offered=tuple(row.offered),
        case_id=case_id,
        version=row.version,
        answered_at=row.answered_at,
        passed_over=tuple(row.passed_over),
        cautioned=row.cautioned,
        told_of_ai=row.told_of_ai,
        told_of_disaster=row.told_of_disaster,
    )


def case_value(row: CaseRow) -> Case:
    return Case(
        id=str(row.pk),
        number=row.number,
        conversation_id=str(row.conversation_id),
        contact_id=str(row.contact_id),
        department=row.department,
        room=row.room,
        reason=Reason(row.reason),
        language=row.language,
        opened_at=row.opened_at,
        state=CaseState(row.state),
        owner=row.owner,
        remind_at=row.remind_at,
        reminders=row.reminders,
        citizen_told=row.citizen_told,
        moved_from=row.moved_from,
        moved_to=row.moved_to,
        ended_by=row.ended_by,
        urgent=row.urgent,
        snoozed_until=row.snoozed_until,
        outcome=Outcome(row.outcome) if row.outcome else None,
        since=row.since,
        waiting_since=row.waiting_since,
        reply_by=row.reply_by,
        resolve_by=row.resolve_by,
        replied_at=row.replied_at,
        in_time=row.in_time,
        late=row.late,
        visited=tuple(row.visited),
        reopen_until=row.reopen_until,
        considered=tuple(row.considered),
        version=row.version,
    )


def _current_conversation(contact: ContactRow) -> ConversationRow:
    now = timezone.now()
    row = ConversationRow.objects.filter(contact=contact, current=True).first()
    idle = row is not None and row.case_id is None and row.last_at < now - CONVERSATION_IDLE
    if row and idle and not _closed_in_silence(row):
        ConversationRow.objects.filter(pk=row.pk).update(current=False)
        row = None
    return row or ConversationRow.objects.create(contact=contact, last_at=now)


def _recent(contact_id: UUID) -> tuple[int, datetime | None]:
    quiet = (Status.LIMITED_NOTICE, Status.LIMITED_SUPERSEDED)
    turns = TurnRow.objects.filter(
        event__contact_id=contact_id,
        event__kind__in=[kind.value for kind in MESSAGE_KINDS],
        at__gt=timezone.now() - timedelta(seconds=settings.RATE_WINDOW_SECONDS),
    ).exclude(status__in=quiet)
    found = turns.aggregate(count=Count("id"), began=Min("at"))
    return found["count"], found["began"]


def _already_unsent(event: InboxEvent) -> bool:
    """The unsend may overtake the message: platforms promise no order."""
    if not event.message_id or event.kind == EventKind.UNSEND:
        return False
    unsends = InboxEvent.objects.filter(channel=event.channel, kind=EventKind.UNSEND, message_id=event.message_id)
    return unsends.exists()


def _suspected(conversation_id: UUID) -> frozenset[str]:
    turns = TurnRow.objects.filter(conversation_id=conversation_id, decision__verdicts__has_key="suspected")
    return frozenset(turns.values_list("event__message_id", flat=True))


def _speaker(name: str) -> str:
    return tell_staff(f"speaker.{_SPEAKERS.get(name, 'citizen')}", settings.STAFF_LANGUAGE)


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
