"""The store's promises: once, whole, by one worker, and nothing personal in the records."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from bot.dialogue import acting
from bot.domain.conversation import CaseState, Owner
from bot.domain.delivery import DeliveryState
from bot.domain.errors import Conflict, LeaseLost
from bot.domain.events import Event, EventKind, Received
from bot.privacy.masking import mask_text as mask
from bot.store import audit, cases, inbox, quota, snapshots, turns
from bot.store.leases import leased, take
from bot.store.models import (
    AuditEntry,
    CaseRow,
    ContactRow,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    InboxEvent,
    MessageRow,
    TurnRow,
)
from bot.store.sealing import unseal
from tests import city
from tests.unit.store.handling import decide, handle, lease_of, open_case, receive
from tests.unit.store.removing import remove_now

pytestmark = pytest.mark.django_db


def test_an_event_is_stored_once_however_often_it_comes() -> None:
    first = receive()
    assert receive().pk == first.pk
    assert ContactRow.objects.count() == 1


def limited() -> ContactRow:
    """A citizen who wrote eleven times in a minute and was told so; the eleventh message waits for its end."""
    for number in range(1, 12):
        handle(receive(number=number))
    contact = ContactRow.objects.get()
    assert contact.limited_until is not None
    assert not inbox.waiting(contact.pk).exists()
    return contact


def test_danger_is_answered_at_once_while_the_limit_holds_back_the_rest() -> None:
    contact = limited()
    held = receive("まだですか", 12)
    danger = receive("もう死にたい", 13)
    assert inbox.contacts_waiting(timezone.now() + timedelta(seconds=1)) == [(contact.pk, 0)], "somebody has to look"
    told_so = InboxEvent.objects.get(event_id="e11")
    assert set(inbox.unread(contact.pk)) == {told_so, held, danger}
    inbox.mark_read([told_so, held], urgent=False)
    inbox.mark_read([danger], urgent=True)

    assert inbox.unread(contact.pk) == []
    assert list(inbox.waiting(contact.pk)) == [danger]
    assert inbox.contacts_waiting(timezone.now() + timedelta(seconds=1)) == [(contact.pk, 0)]
    handle(danger, "もう死にたい")
    turn = TurnRow.objects.get(event=danger)
    assert turn.status == "crisis_self_harm"
    assert list(inbox.waiting(contact.pk)) == [held], "what follows is for the people who have the case now"


def test_danger_goes_before_what_fails_and_waits() -> None:
    failing = receive("住民票", 1)
    inbox.note_attempt(failing, "it failed")
    danger = receive("家が燃えてる", 2)
    inbox.mark_read([danger], urgent=True)
    assert list(inbox.waiting(danger.contact_id)) == [danger, failing]


def test_a_turn_is_one_transaction_with_everything_in_it() -> None:
    row = receive()
    handle(row)
    row.refresh_from_db()
    assert (row.state, bytes(row.payload)) == ("handled", b"")
    assert TurnRow.objects.get().status == "answered_match"
    assert DeliveryRow.objects.get().state == DeliveryState.PENDING


def test_the_next_turn_knows_what_was_answered_and_what_was_passed_over() -> None:
    first = receive()
    resolution = decide(first)
    changed = replace(resolution.conversation, passed_over=("seal-registration",))
    turns.commit(replace(resolution, conversation=changed), first, lease_of(first), mask)
    known = snapshots.of_event(receive("いくらですか", 2)).conversation
    assert (known.offered, known.passed_over) == (("residence-certificate",), ("seal-registration",))
    assert known.answered_at == changed.answered_at


def test_the_decision_record_tells_why_and_holds_no_text() -> None:
    handle(receive())
    record = DecisionRow.objects.get()
    assert (record.intent, record.revision, record.publication) == ("residence-certificate", 3, 7)
    assert record.candidates[0]["key"] == "residence-certificate"
    assert {step["name"] for step in record.steps} >= {"match", "compose"}
    assert "住民票" not in str(record.candidates) + str(record.facts)


def test_texts_are_kept_masked_and_sealed() -> None:
    text = "番号は090-1234-5678"
    handle(receive(text), text)
    said = MessageRow.objects.get(speaker="citizen")
    assert said.text_masked == "番号は[電話番号]"
    assert unseal(said.text_sealed) == text


def test_a_worker_that_lost_its_lease_stores_nothing() -> None:
    row = receive()
    stale = lease_of(row)
    ContactRow.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    lease_of(row)
    with pytest.raises(LeaseLost):
        turns.commit(decide(row), row, stale, mask)
    assert not TurnRow.objects.exists()
    assert not DeliveryRow.objects.exists()


def test_a_lease_is_held_by_one_and_given_back() -> None:
    row = receive()
    with leased(ContactRow, row.contact_id) as first:
        assert first is not None
        assert take(ContactRow, row.contact_id) is None
    assert take(ContactRow, row.contact_id) is not None


def test_a_conversation_that_changed_meanwhile_is_decided_again() -> None:
    row = receive()
    resolution = decide(row)
    ConversationRow.objects.update(version=5)
    with pytest.raises(Conflict):
        turns.commit(resolution, row, lease_of(row), mask)
    assert not TurnRow.objects.exists()


def test_of_two_who_claim_at_once_one_wins() -> None:
    case = open_case()
    snapshot = snapshots.of_case(str(case.pk))
    assert snapshot is not None
    for number, staff in enumerate(("U0TANAKA", "U0SUZUKI")):
        event = Event(f"b{number}", "slack", EventKind.PRESS, staff, timezone.now(), action="claim")
        inbox.store("slack", [Received({}, event)])
        row = InboxEvent.objects.get(event_id=f"b{number}")
        resolution = acting.act(event, snapshot, city.tools(now=timezone.now()))
        if number == 0:
            turns.commit(resolution, row, lease_of(row), mask)
        else:
            with pytest.raises(Conflict):
                turns.commit(resolution, row, lease_of(row), mask)
    case.refresh_from_db()
    assert (case.owner, case.state) == ("U0TANAKA", CaseState.CLAIMED)


def test_a_conversation_without_an_open_case_goes_back_to_the_bot() -> None:
    case = open_case()
    CaseRow.objects.update(state=CaseState.CLOSED)
    assert cases.return_stranded() == [case.conversation_id]
    assert ConversationRow.objects.get().owner == Owner.BOT


def test_citizens_who_wait_longer_for_the_same_department_are_ahead() -> None:
    contact = receive().contact
    now = timezone.now()
    for number, (department, minutes) in enumerate([("citizens", 9), ("citizens", 5), ("tax", 20)]):
        conversation = ConversationRow.objects.create(contact=contact, last_at=now, current=number == 0)
        CaseRow.objects.create(
            conversation=conversation,
            contact=contact,
            number=f"A{number}",
            department=department,
            reason="asked",
            language="ja",
            state=CaseState.WAITING,
            opened_at=now,
            waiting_since=now - timedelta(minutes=minutes),
        )
    values = {row.number: snapshots.case_value(row) for row in CaseRow.objects.all()}
    assert [cases.ahead(values[f"A{number}"]) for number in range(3)] == [0, 1, 0]


def test_the_quota_warns_once_a_step() -> None:
    assert quota.record("line", 100, 200) == set()
    assert len(quota.record("line", 145, 200)) == 1
    assert quota.record("line", 150, 200) == set()
    assert len(quota.record("line", 185, 200)) == 1
    assert quota.record("line", 10_000, None) == set()


def test_old_conversations_are_erased_and_event_ids_outlive_them() -> None:
    handle(receive())
    old = timezone.now() - timedelta(days=91)
    ConversationRow.objects.update(last_at=old)
    ContactRow.objects.update(created_at=old)
    InboxEvent.objects.update(received_at=old)
    remove_now()
    assert not ConversationRow.objects.exists()
    assert not ContactRow.objects.exists()
    assert not MessageRow.objects.exists()
    assert InboxEvent.objects.get().event_id == "e1"
    assert receive().state == "handled"


def test_the_audit_log_shows_what_was_changed() -> None:
    for number in range(3):
        audit.note("user:1", "publish", f"intent:{number}")
    assert list(audit.broken_links()) == []
    AuditEntry.objects.filter(number=2).update(action="nothing")
    assert list(audit.broken_links()) == [2]


def test_times_are_aware() -> None:
    assert receive().occurred_at.astimezone(UTC) == city.TUESDAY_NOON
