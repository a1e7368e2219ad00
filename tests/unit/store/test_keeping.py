"""How long things are kept: by kind and topic, in batches, once a night, and what is not yet due stays."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from bot.domain.conversation import Owner
from bot.domain.delivery import DeliveryState
from bot.domain.keeping import Due, Kind, Rule, due
from bot.store import audit, retention
from bot.store.models import (
    AuditEntry,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    MessageRow,
    RemovalRun,
    RetentionRule,
    TurnRow,
)
from bot.store.sealing import unseal
from tests.unit.store.removing import remove_now
from tests.unit.store.test_store import handle, receive

NOW = datetime(2026, 11, 24, 12, tzinfo=settings.CITY_ZONE)
CERTIFICATES = {"certificates": ["residence-certificate"]}


def age(days: int) -> None:
    old = timezone.now() - timedelta(days=days)
    for model in (MessageRow, TurnRow):
        model._default_manager.update(at=old)


def test_topics_with_a_rule_of_their_own_are_left_out_of_the_general_one() -> None:
    rules = [Rule(Kind.UTTERANCES, 30), Rule(Kind.UTTERANCES, 7, "welfare"), Rule(Kind.AUDIT, 365, "welfare")]
    week, month = NOW - timedelta(days=7), NOW - timedelta(days=30)
    topics = frozenset({"welfare"})
    assert due(rules, NOW) == [
        Due(Kind.UTTERANCES, week, topics, other=False),
        Due(Kind.UTTERANCES, month, topics),
    ]


@pytest.mark.django_db
def test_what_was_said_is_removed_after_its_days_and_that_it_was_said_stays() -> None:
    handle(receive())
    RetentionRule.objects.create(kind="utterances", days=10)
    age(9)
    assert "utterances" not in remove_now()
    age(11)
    assert remove_now()["utterances"] == 2
    said = MessageRow.objects.get(speaker="citizen")
    assert (said.text_masked, unseal(said.text_sealed), said.removed) == ("", "", True)
    assert DecisionRow.objects.get().intent == "residence-certificate"


@pytest.mark.django_db
def test_a_topic_has_a_time_of_its_own() -> None:
    handle(receive())
    age(11)
    RetentionRule.objects.create(kind="utterances", topic="welfare", days=10)
    assert "utterances" not in remove_now(keys={"welfare": ["nursing"], **CERTIFICATES})
    RetentionRule.objects.create(kind="utterances", topic="certificates", days=10)
    assert remove_now(keys=CERTIFICATES)["utterances"] == 1


@pytest.mark.django_db
def test_what_people_have_in_hand_is_left_alone() -> None:
    handle(receive())
    ConversationRow.objects.update(owner=Owner.STAFF)
    RetentionRule.objects.create(kind="utterances", days=1)
    age(20)
    assert "utterances" not in remove_now()


@pytest.mark.django_db
def test_records_are_kept_for_ever_until_a_rule_says_otherwise() -> None:
    handle(receive())
    age(1000)
    remove_now()
    assert DecisionRow.objects.exists()
    RetentionRule.objects.create(kind="decisions", days=365)
    assert remove_now()["decisions"] == 1
    assert receive().state == "handled", "and the event is still known"


@pytest.mark.django_db
def test_bodies_of_what_failed_are_emptied_and_those_that_wait_are_sent() -> None:
    handle(receive())
    handle(receive(number=2))
    RetentionRule.objects.create(kind="bodies", days=5)
    dead, waiting = DeliveryRow.objects.order_by("id")
    DeliveryRow.objects.filter(pk=dead.pk).update(state=DeliveryState.DEAD, ended_at=timezone.now() - timedelta(days=6))
    assert remove_now()["bodies"] == 1
    waiting.refresh_from_db()
    assert waiting.payload
    assert not DeliveryRow.objects.get(pk=dead.pk).payload


@pytest.mark.django_db
def test_the_chain_of_the_audit_log_stays_whole_when_its_beginning_is_removed() -> None:
    for number in range(6):
        audit.note("user:1", "publish", f"intent:{number}")
    AuditEntry.objects.filter(number__lte=4).update(at=timezone.now() - timedelta(days=400))
    hashes = dict(AuditEntry.objects.values_list("number", "hash"))
    assert audit.remove_before(timezone.now() - timedelta(days=365), 3) == 3
    assert audit.remove_before(timezone.now() - timedelta(days=365), 3) == 1
    broken = [*audit.broken_links()]
    assert broken == [], "what was changed here is the removed entries' time alone"
    assert AuditEntry.objects.filter(action="audit.removed").last().details == {"through": 4, "hash": hashes[4]}
    AuditEntry.objects.filter(number=5).delete()
    assert [*audit.broken_links()] == [6], "but nobody else may shorten it"


@pytest.mark.django_db
def test_a_run_that_was_stopped_goes_on_and_the_counts_of_both_calls_are_one(monkeypatch: Any) -> None:
    monkeypatch.setattr(retention, "BATCH", 1)
    for number in range(3):
        handle(receive(number=number))
    RetentionRule.objects.create(kind="utterances", days=10)
    age(20)
    run = retention.tonights_run(NOW)
    assert run
    assert not retention.work(run, 90, {}, seconds=-1.0), "one batch, then the time is over"
    again = retention.tonights_run(NOW)
    assert again == run
    assert retention.work(run, 90, {}, seconds=60.0)
    run.refresh_from_db()
    assert run.counts["utterances"] == 6


@pytest.mark.django_db
def test_there_is_one_run_a_night() -> None:
    def begins(at: datetime) -> bool:
        run = retention.tonights_run(at)
        RemovalRun.objects.filter(ended_at=None).update(ended_at=at)
        return run is not None

    night = NOW.replace(hour=2, minute=5)
    times = (night, NOW, night + timedelta(hours=23), night + timedelta(days=1), night + timedelta(days=1, hours=1))
    assert [begins(at) for at in times] == [True, False, False, True, False]
