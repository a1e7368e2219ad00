"""One citizen is erased on request: all of theirs, nothing of anybody else's, and the copies in Slack."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core import serializers
from django.utils import timezone

from bot.dialogue import pipeline
from bot.domain.conversation import CaseState
from bot.domain.delivery import DeliveryState
from bot.privacy.masking import mask_text as mask
from bot.store import audit, erasing, snapshots, turns
from bot.store.models import (
    Address,
    AuditEntry,
    CaseNoteRow,
    CaseRow,
    ContactRow,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    InboxEvent,
    MessageRow,
    RemovalRun,
)
from bot.store.sealing import unseal_json
from tests import city
from tests.unit.store.test_store import lease_of, receive

pytestmark = pytest.mark.django_db
MINE, OTHER = "U" + "1" * 32, "U" + "2" * 32


def talk(address: str, number: int) -> ContactRow:
    """A question and a case that staff closed, with its card posted in Slack."""
    knowledge = city.SmallKnowledge({"住民票": city.CERTAIN})
    for text, at in (("住民票", number), ("職員と話したい", number + 1)):
        row = receive(text, at, address=address)
        event = replace(city.event(text), event_id=row.event_id, message_id=row.message_id, address=address)
        tools = replace(city.tools(knowledge, now=timezone.now()), new_id=lambda: str(uuid4()))
        turns.commit(pipeline.respond(event, snapshots.of_event(row), tools), row, lease_of(row), mask)
        ContactRow.objects.update(lease_until=None)
    contact = Address.objects.get(platform_id=address).contact
    case = CaseRow.objects.get(contact=contact)
    CaseRow.objects.filter(pk=case.pk).update(state=CaseState.CLOSED)
    posted = DeliveryRow.objects.filter(case=case, destination__channel="slack")
    assert posted.update(state=DeliveryState.SENT, payload=b"", platform_ids=[f"17000000{number}.000100"]) == 1
    return contact


def rows(of: ContactRow) -> str:
    """All that is kept of a citizen, to be compared."""
    paths = {
        Address: "contact",
        ContactRow: "pk",
        ConversationRow: "contact",
        MessageRow: "conversation__contact",
        CaseRow: "contact",
        CaseNoteRow: "case__contact",
        DeliveryRow: "conversation__contact",
        InboxEvent: "contact",
    }
    found = (model._default_manager.filter(**{path: of.pk}).order_by("pk") for model, path in paths.items())
    return serializers.serialize("json", [row for each in found for row in each])


def test_everything_of_the_citizen_is_gone_and_nothing_of_another_one_is_touched() -> None:
    mine, other = talk(MINE, 1), talk(OTHER, 11)
    kept = rows(other)
    done = erasing.erase(mine.pk, "user:1", "on request", dry=False)
    assert (done.counts["messages"], done.counts["cases"], done.counts["slack_copies"]) == (4, 1, 1)
    assert rows(other) == kept
    assert not ContactRow.objects.filter(pk=mine.pk).exists()
    for row in InboxEvent.objects.filter(event_id__in=["e1", "e2"]):
        assert (row.contact_id, bytes(row.payload), row.message_id) == (None, b"", "")
    assert DecisionRow.objects.count() == 4, "records hold no words, and nobody's any more"


def test_the_copies_in_slack_are_taken_away_through_the_outbox_once() -> None:
    done = erasing.erase(talk(MINE, 1).pk, "user:1", "on request", dry=False)
    row = DeliveryRow.objects.get(key__startswith=f"removal:{done.run}:")
    assert unseal_json(row.payload)["messages"] == [{"type": "Removal", "message_id": "170000001.000100"}]
    assert (row.destination_id,) == tuple(done.destinations)
    assert done.run
    assert erasing.copies_left(done.run) == {"pending": 1}


def test_what_was_not_posted_yet_is_not_posted() -> None:
    mine = talk(MINE, 1)
    slack = DeliveryRow.objects.filter(destination__channel="slack")
    slack.update(state=DeliveryState.PENDING, platform_ids=[])
    erasing.erase(mine.pk, "user:1", "on request", dry=False)
    row = DeliveryRow.objects.get(destination__channel="slack")
    assert (row.state, bytes(row.payload)) == (DeliveryState.WITHDRAWN, b"")


def test_a_dry_run_tells_the_same_and_changes_nothing() -> None:
    mine = talk(MINE, 1)
    before = rows(mine)
    told = erasing.erase(mine.pk, "user:1", "on request", dry=True)
    assert (rows(mine), told.run, RemovalRun.objects.count(), AuditEntry.objects.count()) == (before, None, 0, 0)
    assert erasing.erase(mine.pk, "user:1", "on request", dry=False).counts == told.counts


def test_the_audit_log_says_that_it_was_done_and_not_whose_it_was() -> None:
    mine = talk(MINE, 1)
    erasing.erase(mine.pk, "user:1", "on request", dry=False)
    entry = AuditEntry.objects.get()
    told = serializers.serialize("json", [entry, *RemovalRun.objects.all()])
    assert entry.details["reason"] == "on request"
    assert MINE not in told
    assert mine.pk.hex not in told.replace("-", "")
    assert str(mine) not in told
    assert [*audit.broken_links()] == []


def test_who_talks_to_staff_now_is_not_erased_under_their_hands() -> None:
    mine = talk(MINE, 1)
    CaseRow.objects.update(state=CaseState.WAITING)
    with pytest.raises(erasing.CannotErase, match="open_case"):
        erasing.erase(mine.pk, "user:1", "on request", dry=False)
    CaseRow.objects.update(state=CaseState.CLOSED)
    DeliveryRow.objects.filter(destination__channel="slack").update(state=DeliveryState.SENDING)
    with pytest.raises(erasing.CannotErase, match="sending"):
        erasing.erase(mine.pk, "user:1", "on request", dry=False)
    perhaps_there = {"state": DeliveryState.PENDING, "ambiguous": True}
    DeliveryRow.objects.filter(destination__channel="slack").update(**perhaps_there)
    with pytest.raises(erasing.CannotErase, match="sending"):
        erasing.erase(mine.pk, "user:1", "on request", dry=False)
    assert ContactRow.objects.filter(pk=mine.pk).exists()


def test_a_citizen_is_found_by_the_platforms_id_or_the_pseudonym_and_by_nothing_less() -> None:
    mine = talk(MINE, 1)
    assert {erasing.find(who) for who in (MINE, f" {MINE}", str(mine), str(mine).lower(), str(mine.pk))} == {mine}
    for who in ("U" + "9" * 32, "", str(mine)[:5], "住民票"):
        with pytest.raises(erasing.CannotErase, match="unknown"):
            erasing.find(who)


def test_a_pseudonym_that_two_citizens_share_erases_neither() -> None:
    for last in "12":
        ContactRow.objects.create(pk=f"abcdef00-0000-4000-8000-00000000000{last}", channel="line")
    with pytest.raises(erasing.CannotErase, match="ambiguous"):
        erasing.find("ABCDEF")


def test_whoever_writes_again_is_a_new_citizen() -> None:
    erasing.erase(talk(MINE, 1).pk, "user:1", "on request", dry=False)
    again: Any = receive("住民票", 5, address=MINE)
    assert again.contact.created_at <= timezone.now()
    assert Address.objects.get(platform_id=MINE).contact == again.contact
