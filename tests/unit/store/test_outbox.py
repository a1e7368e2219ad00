"""The outbox: sent once and in order, and what becomes of what fails."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from bot import wiring
from bot.dialogue import acting
from bot.domain.conversation import Owner
from bot.domain.delivery import DeliveryState, Method, Parcel, Receipt, Sender
from bot.domain.errors import AmbiguousError, DeliveryError, PermanentError, RetryableError
from bot.domain.events import Event, EventKind, Received
from bot.domain.messages import CaseCard
from bot.privacy.masking import mask_text as mask
from bot.store import inbox, outbox, snapshots, turns
from bot.store.models import (
    ContactRow,
    ConversationRow,
    DeliveryRow,
    Destination,
    InboxEvent,
)
from tasks import delivery
from tests import city
from tests.unit.store.handling import handle, lease_of, open_case, receive

pytestmark = pytest.mark.django_db


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
