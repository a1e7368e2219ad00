"""Which event of a contact comes next, as LINE's webhooks stored them."""

import pytest
from django.test import Client

from bot.store.models import ContactRow, InboxEvent
from bot.web import ringing
from tasks import inbound
from tests.unit.web.test_webhooks import post_line, text_event, webhook

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(client: Client, monkeypatch: pytest.MonkeyPatch) -> ContactRow:
    """Wrote about a certificate, then of danger, then in despair."""
    monkeypatch.setattr(ringing, "ring", lambda contacts: None)
    post_line(client, webhook(text_event("住民票", 1), text_event("家が燃えてる", 2), text_event("もう死にたい", 3)))
    return ContactRow.objects.get()


def next_ids(contact: ContactRow) -> list[str]:
    found = []
    while event := inbound._next_event(contact.pk):
        found.append(event.event_id)
        InboxEvent.objects.filter(pk=event.pk).update(state="handled")
    return found


def test_danger_comes_first_then_what_was_written_first(contact: ContactRow) -> None:
    assert next_ids(contact) == ["01TEST2", "01TEST3", "01TEST1"]


def test_where_nothing_tells_of_danger_the_order_is_that_of_writing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ringing, "ring", lambda contacts: None)
    post_line(client, webhook(*(text_event("ごみの日", number) for number in (3, 1, 2))))
    assert next_ids(ContactRow.objects.get()) == ["01TEST1", "01TEST2", "01TEST3"]


def test_each_is_looked_at_once(contact: ContactRow) -> None:
    inbound._next_event(contact.pk)
    rows = InboxEvent.objects.order_by("occurred_at")
    assert list(rows.values_list("urgent", flat=True)) == [None, True, True]


def test_what_cannot_be_read_holds_up_nobody(contact: ContactRow) -> None:
    InboxEvent.objects.filter(event_id="01TEST2").update(payload=b"not sealed")
    assert next_ids(contact) == ["01TEST3", "01TEST1", "01TEST2"]
