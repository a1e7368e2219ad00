"""A message unsent in LINE leaves the store and every copy in Slack, the waiting ones too."""

import pytest
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Speaker
from bot.domain.events import EventKind
from bot.domain.messages import CaseCard, RoomNote, TranscriptLine
from bot.store import outbox, unsending
from bot.store.models import (
    ConversationRow,
    DeliveryRow,
    Destination,
    InboxEvent,
    MessageRow,
)
from bot.store.sealing import unseal_json
from tests.unit.store.handling import handle, receive

pytestmark = pytest.mark.django_db


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
    outbox.put("unreadable", room.pk, Speaker.DESK, card, conversation_id=conversation.pk)
    DeliveryRow.objects.update(payload=b"not sealed")
    outbox.put("card", room.pk, Speaker.DESK, card, conversation_id=conversation.pk)
    unsending.forget(contact.pk, "m1")
    row = DeliveryRow.objects.get(key="card")
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


def test_an_unsent_message_is_gone_from_the_store() -> None:
    handle(receive("間違えた", number=1), "間違えた")
    unsend = receive("", number=2, kind=EventKind.UNSEND)
    InboxEvent.objects.filter(pk=unsend.pk).update(message_id="m1")
    unsend.refresh_from_db()
    handle(unsend, "", kind=EventKind.UNSEND)
    said = MessageRow.objects.get(platform_id="m1")
    assert (said.text_masked, bytes(said.text_sealed), said.unsent) == ("", b"", True)
