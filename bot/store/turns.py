"""Storing what a turn decided: everything in one transaction, or nothing."""

from collections.abc import Callable
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bot.domain.conversation import Case, Contact, Conversation
from bot.domain.errors import Conflict
from bot.domain.events import MESSAGE_KINDS, Event
from bot.domain.turns import Decision, Resolution, Status
from bot.store import acts, attachments, files, model_calls, outbox, proposals, signals, translations, unsending
from bot.store.leases import Lease
from bot.store.models import (
    CaseRow,
    ContactRow,
    ConversationRow,
    DecisionRow,
    InboxEvent,
    MessageRow,
    TurnRow,
)
from bot.store.sealing import seal
from bot.store.snapshots import uuid_of

Mask = Callable[[str], str]


def commit(resolution: Resolution, row: InboxEvent, lease: Lease, mask: Mask) -> set[int]:
    """Store a turn and mark its event handled; returns the destinations that have something to send.

    Raises LeaseLost or Conflict, and then nothing of it is stored: read the snapshot again.
    """
    with transaction.atomic():
        lease.renew()
        before = acts.facts_of(resolution)
        _change_contact(resolution.contact)
        _change_conversation(resolution.conversation)
        if resolution.case:
            _change_case(resolution.case)
        if resolution.opened:
            _change_case(resolution.opened)
        acts.note(resolution, before)
        utterance = _keep_words(resolution, mask)
        signals.keep(resolution)
        _keep_rating(resolution)
        files.want(resolution)
        attachments.note_sent(resolution.attached)
        translations.keep(resolution.translations)
        proposals.keep(resolution.proposed)
        destinations = unsending.forget(UUID(resolution.contact.id), resolution.forget_message)
        destinations |= outbox.add(resolution, row)
        _close_event(resolution, row, utterance)
    return destinations


def commit_timer(resolution: Resolution) -> set[int]:
    """Store what a timer decided about a case. Raises Conflict if a person was quicker."""
    if resolution.case is None:
        return set()
    with transaction.atomic():
        _change_conversation(resolution.conversation)
        _change_case(resolution.case)
        if resolution.opened:
            _change_case(resolution.opened)
        return outbox.add(resolution, None)


def _change_contact(contact: Contact) -> None:
    ContactRow.objects.filter(pk=contact.id).update(
        language=contact.language or "",
        following=contact.following,
        limited_until=contact.limited_until,
    )


def _change_conversation(conversation: Conversation) -> None:
    unchanged = ConversationRow.objects.filter(pk=conversation.id, version=conversation.version)
    changed = unchanged.update(
        owner=conversation.owner,
        language=conversation.language or "",
        misses=conversation.misses,
        offered=list(conversation.offered),
        answered_at=conversation.answered_at,
        passed_over=list(conversation.passed_over),
        cautioned=conversation.cautioned,
        told_of_ai=conversation.told_of_ai,
        told_of_disaster=conversation.told_of_disaster,
        case_id=conversation.case_id,
        version=conversation.version + 1,
        last_at=timezone.now(),
    )
    if not changed:
        raise Conflict


def _keep_rating(resolution: Resolution) -> None:
    """Of a case of this citizen only. It changes nothing that anybody decides by, so it needs no version."""
    rated = resolution.rated
    if rated and (case_id := uuid_of(rated.case_id)):
        CaseRow.objects.filter(pk=case_id, contact_id=UUID(resolution.contact.id)).update(helped=rated.helped)


def _change_case(case: Case) -> None:
    fields = {
        "room": case.room,
        "state": case.state,
        "owner": case.owner,
        "remind_at": case.remind_at,
        "reminders": case.reminders,
        "citizen_told": case.citizen_told,
        "moved_to": case.moved_to,
        "ended_by": case.ended_by,
        "urgent": case.urgent,
        "snoozed_until": case.snoozed_until,
        "outcome": case.outcome or "",
        "since": case.since,
        "waiting_since": case.waiting_since,
        "reply_by": case.reply_by,
        "resolve_by": case.resolve_by,
        "replied_at": case.replied_at,
        "in_time": case.in_time,
        "late": case.late,
        "reopen_until": case.reopen_until,
        "version": case.version + 1,
    }
    if CaseRow.objects.filter(pk=case.id, version=case.version).update(**fields):
        return
    if case.version or CaseRow.objects.filter(pk=case.id).exists():
        raise Conflict
    CaseRow.objects.create(
        id=case.id,
        number=case.number,
        conversation_id=case.conversation_id,
        contact_id=case.contact_id,
        department=case.department,
        reason=case.reason,
        language=case.language,
        opened_at=case.opened_at,
        moved_from=case.moved_from,
        asked_at=case.waiting_since,
        promised_by=case.reply_by,
        visited=list(case.visited),
        considered=list(case.considered),
        **fields,
    )


def _keep_words(resolution: Resolution, mask: Mask) -> MessageRow | None:
    """The citizen's or the staff's words, masked and sealed. Words of groups and standby are not kept."""
    event = resolution.event
    if event is None or event.in_group or not event.active or resolution.wait_until:
        return None
    if resolution.decision.status is Status.UNSENT:
        return None
    if resolution.said:
        return _message(resolution, "staff", event, resolution.said, mask)
    if event.kind in MESSAGE_KINDS:
        return _message(resolution, "citizen", event, event.text, mask)
    return None


def _message(resolution: Resolution, speaker: str, event: Event, text: str, mask: Mask) -> MessageRow:
    return MessageRow.objects.create(
        conversation_id=resolution.conversation.id,
        speaker=speaker,
        kind=event.kind,
        platform_id=event.message_id,
        text_masked=mask(text),
        text_sealed=seal(text),
        at=event.occurred_at,
    )


def _close_event(resolution: Resolution, row: InboxEvent, utterance: MessageRow | None) -> None:
    now = timezone.now()
    if resolution.wait_until:
        InboxEvent.objects.filter(pk=row.pk).update(due_at=resolution.wait_until, deferred=True, reply_token_used=True)
        return
    turn = TurnRow.objects.create(
        event=row,
        conversation_id=UUID(resolution.conversation.id),
        utterance=utterance,
        status=resolution.decision.status,
        at=now,
    )
    _record(resolution.decision, turn)
    model_calls.keep(resolution.calls, turn)
    InboxEvent.objects.filter(pk=row.pk).update(state=InboxEvent.State.HANDLED, handled_at=now, payload=b"")


def _record(decision: Decision, turn: TurnRow) -> None:
    DecisionRow.objects.create(
        turn=turn,
        language=decision.language,
        intent=decision.intent,
        revision=decision.revision,
        publication=decision.publication,
        certainty=decision.certainty,
        candidates=[asdict(candidate) for candidate in decision.candidates],
        verdicts=dict(decision.verdicts),
        steps=[asdict(step) for step in decision.steps],
        facts=dict(decision.facts),
    )
