"""The store's promises: once, whole, in order, by one worker, and nothing personal in the records."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from bot import wiring
from bot.dialogue import acting, pipeline
from bot.domain.conversation import CaseState, Owner
from bot.domain.delivery import DeliveryState, Method, Parcel, Receipt, Sender, Speaker
from bot.domain.errors import AmbiguousError, Conflict, DeliveryError, LeaseLost, PermanentError, RetryableError
from bot.domain.events import Event, EventKind, Received
from bot.domain.messages import CaseCard, RoomNote, TranscriptLine
from bot.domain.turns import Resolution
from bot.privacy.masking import mask_text as mask
from bot.store import audit, cases, inbox, outbox, quota, snapshots, turns, unsending
from bot.store.leases import Lease, leased, take
from bot.store.models import (
    AuditEntry,
    CaseRow,
    ContactRow,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    Destination,
    InboxEvent,
    MessageRow,
    TurnRow,
)
from bot.store.sealing import unseal, unseal_json
from tasks import delivery
from tests import city
from tests.unit.store.removing import remove_now

pytestmark = pytest.mark.django_db


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


def open_case() -> CaseRow:
    row = receive("職員と話したい")
    handle(row, "職員と話したい")
    return CaseRow.objects.get()


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


class Scripted(Sender):
    """A platform that answers as it is told, and looks whether a transaction is open."""

    name = "line"

    def __init__(self, *answers: DeliveryError | None, method: Method = Method.REPLY) -> None:
        self.answers, self.method = list(answers), method
        self.parcels: list[Parcel] = []
        self.transactions: list[int] = []

    def deliver(self, parcel: Parcel, now: datetime) -> Receipt:
        self.parcels.append(parcel)
        self.transactions.append(len(connection.savepoint_ids))
        problem = self.answers.pop(0) if self.answers else None
        if problem:
            raise problem
        return Receipt(self.method, ("1",))


def deliver(monkeypatch: pytest.MonkeyPatch, *answers: DeliveryError | None, channel: str = "line") -> Scripted:
    sender = Scripted(*answers, method=Method.REPLY if channel == "line" else Method.POST)
    monkeypatch.setattr(wiring, "sender", lambda channel: sender)
    monkeypatch.setattr(delivery, "ring_delivery", lambda destination, after=0.0: None)
    for destination in Destination.objects.filter(channel=channel):
        delivery.drain(destination.pk)
    return sender


def test_a_delivery_is_sent_outside_any_transaction_and_keeps_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    handle(receive())
    sender = deliver(monkeypatch)
    row = DeliveryRow.objects.get()
    assert (row.state, bytes(row.payload), bytes(row.reply_token)) == ("sent", b"", b"")
    assert sender.transactions == [len(connection.savepoint_ids)]  # none of ours beside the test's own
    assert sender.parcels[0].reply_token == "token"


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (PermanentError("401"), "dead"),
        (RetryableError("429"), "pending"),
        (AmbiguousError("cut"), "pending"),
    ],
    ids=["permanent", "retryable", "ambiguous"],
)
def test_a_failure_ends_or_waits(monkeypatch: pytest.MonkeyPatch, problem: DeliveryError, state: str) -> None:
    handle(receive())
    deliver(monkeypatch, problem)
    row = DeliveryRow.objects.get()
    assert row.state == state
    assert row.ambiguous == isinstance(problem, AmbiguousError)
    assert str(problem) in row.detail


def test_the_ladder_has_an_end_and_says_what_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    handle(receive())
    for _ in range(20):
        DeliveryRow.objects.update(due_at=timezone.now())
        deliver(monkeypatch, AmbiguousError("cut"))
    assert DeliveryRow.objects.get().state == DeliveryState.UNCERTAIN


def test_people_taking_over_withdraws_answers_but_no_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    handle(receive())
    handle(receive("明日の天気", number=2), "明日の天気")
    ConversationRow.objects.update(owner=Owner.STAFF)
    sender = deliver(monkeypatch)
    answer, notice = DeliveryRow.objects.order_by("pk")
    assert (answer.state, notice.state) == ("withdrawn", "sent")
    assert "people took" in answer.detail
    assert len(sender.parcels) == 1


def test_of_several_drawings_of_a_card_the_newest_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The card itself is posted, and what stands between the drawings leaves in its turn."""
    case = open_case()
    deliver(monkeypatch, channel="slack")
    for number, action in enumerate(("claim", "mark_urgent", "give_back")):
        event = Event(f"b{number}", "slack", EventKind.PRESS, "U0TANAKA", timezone.now(), action=action)
        inbox.store("slack", [Received({}, event)])
        row = InboxEvent.objects.get(event_id=event.event_id)
        snapshot = snapshots.of_case(str(case.pk))
        assert snapshot is not None
        turns.commit(acting.act(event, snapshot, city.tools(now=timezone.now())), row, lease_of(row), mask)
        ContactRow.objects.update(lease_until=None)
    sender = deliver(monkeypatch, channel="slack")

    sent = [message for parcel in sender.parcels for message in parcel.messages]
    [card] = [message for message in sent if isinstance(message, CaseCard)]
    assert "claim" in {button.action for button in card.buttons}, "as it is after the last press"
    assert len(sent) > 2, "with the notes in its thread"
    assert DeliveryRow.objects.filter(state="withdrawn", detail="a newer drawing of the card follows").count() == 2


def test_rows_of_one_destination_leave_in_sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        handle(receive(number=number))
    first = DeliveryRow.objects.order_by("pk")[0]
    DeliveryRow.objects.filter(pk=first.pk).update(due_at=timezone.now() + timedelta(minutes=1))
    assert deliver(monkeypatch).parcels == []


def test_an_unreadable_row_dies_and_the_next_one_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    handle(receive(number=1))
    handle(receive(number=2))
    first, second = DeliveryRow.objects.order_by("pk")
    DeliveryRow.objects.filter(pk=first.pk).update(payload=b"not sealed")
    deliver(monkeypatch)
    second.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, second.state) == ("dead", "sent")


def test_sending_again_is_a_new_attempt_under_a_new_key(monkeypatch: pytest.MonkeyPatch) -> None:
    handle(receive())
    deliver(monkeypatch, PermanentError("401"))
    row = DeliveryRow.objects.get()
    before = row.retry_key
    outbox.send_again(row)
    sender = deliver(monkeypatch)
    assert sender.parcels[0].key != before
    assert DeliveryRow.objects.get().state == DeliveryState.SENT


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.UNCERTAIN])
def test_words_that_are_perhaps_in_slack_are_looked_for_and_never_posted_again(state: DeliveryState) -> None:
    contact = receive().contact
    assert contact is not None
    room, conversation = (
        Destination.objects.create(channel="slack", room="C1"),
        ConversationRow.objects.create(contact=contact, last_at=timezone.now()),
    )
    about = {"conversation_id": conversation.pk, "about": "m1"}
    outbox.put("note", room.pk, Speaker.DESK, RoomNote("市民：秘密"), **about)
    DeliveryRow.objects.filter(key="note").update(state=state, ambiguous=True, attempts=9)
    unsending.forget(contact.pk, "m1")
    first, second = DeliveryRow.objects.filter(destination=room).order_by("id")
    assert (first.state, first.ambiguous, first.attempts) == (DeliveryState.PENDING, True, 0)
    assert "秘密" not in str(unseal_json(first.payload))
    assert (second.amends, unseal_json(second.payload)["messages"][0]["type"]) == (first, "Amendment")


def test_a_card_that_still_waits_is_sent_without_the_words() -> None:
    contact = receive().contact
    assert contact is not None
    room = Destination.objects.create(channel="slack", room="C1")
    conversation = ConversationRow.objects.create(contact=contact, last_at=timezone.now())
    lines = (TranscriptLine("市民", "秘密", "m1"), TranscriptLine("市民", "質問", "m2"))
    card = CaseCard("k1", "相談 A1", (), lines, (), "相談 A1。直近の発言：秘密")
    outbox.put("card", room.pk, Speaker.DESK, card, conversation_id=conversation.pk)
    unsending.forget(contact.pk, "m1")
    [row] = DeliveryRow.objects.filter(destination=room)
    [kept] = unseal_json(row.payload)["messages"]
    assert "秘密" not in str(kept)
    assert ([line["text"] for line in kept["transcript"]], kept["summary"]) == (["質問"], "相談 A1")


def test_words_that_surely_never_came_to_slack_are_kept_nowhere() -> None:
    contact = receive().contact
    assert contact is not None
    room, conversation = (
        Destination.objects.create(channel="slack", room="C1"),
        ConversationRow.objects.create(contact=contact, last_at=timezone.now()),
    )
    outbox.put("note", room.pk, Speaker.DESK, RoomNote("市民：秘密"), conversation_id=conversation.pk, about="m1")
    DeliveryRow.objects.filter(key="note").update(state=DeliveryState.DEAD)
    assert unsending.forget(contact.pk, "m1") == set()
    [row] = DeliveryRow.objects.filter(destination=room)
    assert (row.state, bytes(row.payload)) == (DeliveryState.WITHDRAWN, b"")


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


def test_an_unsent_message_is_gone_from_the_store() -> None:
    handle(receive("間違えた", number=1), "間違えた")
    unsend = receive("", number=2, kind=EventKind.UNSEND)
    InboxEvent.objects.filter(pk=unsend.pk).update(message_id="m1")
    unsend.refresh_from_db()
    handle(unsend, "", kind=EventKind.UNSEND)
    said = MessageRow.objects.get(platform_id="m1")
    assert (said.text_masked, bytes(said.text_sealed), said.unsent) == ("", b"", True)


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
