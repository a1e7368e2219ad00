"""Timers of cases in the store: what they change is stored whole, once, and never over what a person did."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from bot.dialogue import acting, pipeline, reminding
from bot.dialogue.turn import Tools
from bot.domain.conversation import CaseState, Owner
from bot.domain.digests import Digest
from bot.domain.errors import Conflict
from bot.domain.events import Event, EventKind, Received
from bot.domain.hours import OpeningHours, Span
from bot.domain.turns import Resolution
from bot.domain.waits import Waits
from bot.store import cases, digests, inbox, snapshots, turns
from bot.store.leases import Lease, take
from bot.store.models import CaseRow, ContactRow, ConversationRow, DeliveryRow, InboxEvent
from tests import city

pytestmark = pytest.mark.django_db

ALWAYS = OpeningHours(
    weekly=dict.fromkeys(range(7), (Span(datetime.min.time(), datetime.max.time()),)), closed_on_holidays=False
)
GENERAL = replace(city.GENERAL, hours=ALWAYS, reply_minutes=30, next_queue="citizens")
CITIZENS = replace(city.CITIZENS, hours=ALWAYS, next_queue="general")


def tools(**changes: object) -> Tools:
    knowledge = city.SmallKnowledge(departments={"general": GENERAL, "citizens": CITIZENS})
    using = city.tools(knowledge, now=timezone.now(), supervisor_room="C0SUPERVISORS")
    return replace(using, **{"new_id": lambda: str(uuid4()), **changes})  # type: ignore[arg-type]


def _lease(row: InboxEvent) -> Lease:
    ContactRow.objects.update(lease_until=None)
    lease = take(ContactRow, row.contact_id)
    assert lease is not None
    return lease


def says(text: str, number: int = 1) -> Resolution:
    event = replace(city.event(text), event_id=f"e{number}", message_id=f"m{number}")
    inbox.store("line", [Received({}, event)])
    row = InboxEvent.objects.get(event_id=event.event_id)
    resolution = pipeline.respond(event, snapshots.of_event(row), tools())
    turns.commit(resolution, row, _lease(row), str)
    return resolution


def staff(action: str, case: CaseRow, text: str = "", number: int = 1) -> None:
    event = Event(f"b{number}", "slack", EventKind.PRESS, "U0TANAKA", timezone.now(), action=action, text=text)
    inbox.store("slack", [Received({}, event)])
    row = InboxEvent.objects.get(event_id=event.event_id)
    snapshot = snapshots.of_case(str(case.pk))
    assert snapshot is not None
    turns.commit(acting.act(event, snapshot, tools()), row, _lease(row), str)


def decide(case: CaseRow, **changes: object) -> Resolution:
    snapshot = snapshots.of_case(str(case.pk))
    assert snapshot is not None
    return reminding.remind(snapshot, tools(**changes))


def ring(after: timedelta = timedelta(days=2)) -> None:
    """Whatever is due then, as the task does it."""
    case = CaseRow.objects.get(state__in=["waiting", "claimed"])
    turns.commit_timer(decide(case, now=timezone.now() + after))


def test_a_case_that_nobody_takes_goes_to_the_next_queue_whole() -> None:
    says("職員と話したい")
    opened = CaseRow.objects.get()
    assert opened.reply_by == opened.waiting_since + timedelta(minutes=30)
    for step in range(1, 4):
        ring(timedelta(hours=step))
    old, new = CaseRow.objects.get(state=CaseState.TRANSFERRED), CaseRow.objects.get(state=CaseState.WAITING)
    assert (old.pk, old.moved_to, new.moved_from, new.visited) == (opened.pk, "citizens", "general", ["general"])
    assert (opened.promised_by, opened.asked_at) == (opened.reply_by, opened.waiting_since)
    assert (new.promised_by, new.asked_at) == (new.reply_by, opened.asked_at), "for reports"
    conversation = ConversationRow.objects.get()
    assert (conversation.owner, conversation.case_id) == (Owner.QUEUE, new.pk)
    rooms = DeliveryRow.objects.filter(case=new).values_list("destination__room", flat=True)
    assert set(rooms) == {"C0CITIZENS"}
    assert DeliveryRow.objects.filter(destination__room="C0SUPERVISORS").count() == 1
    assert cases.return_stranded() == []


def test_a_timer_that_two_workers_decide_at_once_is_stored_once() -> None:
    says("職員と話したい")
    case, later = CaseRow.objects.get(), timezone.now() + timedelta(hours=1)
    one, other = decide(case, now=later), decide(case, now=later)
    turns.commit_timer(one)
    sent = DeliveryRow.objects.count()
    with pytest.raises(Conflict):
        turns.commit_timer(other)
    assert DeliveryRow.objects.count() == sent


def test_whoever_claims_is_quicker_than_the_timer_and_what_it_decided_is_dropped_whole() -> None:
    says("職員と話したい")
    ring(timedelta(hours=1))
    ring(timedelta(hours=2))
    case = CaseRow.objects.get()
    moved = decide(case, now=timezone.now() + timedelta(hours=3))
    assert moved.opened is not None
    staff("claim", case)
    with pytest.raises(Conflict):
        turns.commit_timer(moved)
    assert CaseRow.objects.get().owner == "U0TANAKA"
    assert ConversationRow.objects.get().owner == Owner.STAFF


def test_a_citizen_who_writes_again_finds_the_same_case_and_its_thread() -> None:
    says("職員と話したい")
    case = CaseRow.objects.get()
    staff("send_reply", case, "窓口へどうぞ。")
    CaseRow.objects.update(thread="1790000000.000100")
    ring()
    assert CaseRow.objects.get().state == CaseState.CLAIMED, "asked first"
    ring(timedelta(days=3))
    closed = CaseRow.objects.get()
    assert (closed.state, closed.outcome, ConversationRow.objects.get().owner) == ("closed", "no_reply", Owner.BOT)
    says("まだ届いていません", 2)
    again = CaseRow.objects.get()
    assert (again.pk, again.state, again.thread) == (case.pk, CaseState.WAITING, "1790000000.000100")
    assert (again.outcome, again.reopen_until) == ("", None)
    assert ConversationRow.objects.get().case_id == case.pk


@pytest.mark.parametrize(("reopen", "cases_after"), [(timedelta(days=3), 1), (timedelta(), 0)])
def test_after_its_time_the_bot_answers_and_nothing_is_opened_again(reopen: timedelta, cases_after: int) -> None:
    says("職員と話したい")
    staff("send_reply", CaseRow.objects.get(), "窓口へどうぞ。")
    for days in (2, 4):
        case = CaseRow.objects.get()
        turns.commit_timer(decide(case, now=timezone.now() + timedelta(days=days)))
    CaseRow.objects.update(reopen_until=timezone.now() + reopen)
    ConversationRow.objects.update(last_at=timezone.now() - timedelta(days=2))
    says("まだ届いていません", 2)
    assert CaseRow.objects.filter(state="waiting").count() == cases_after
    assert ConversationRow.objects.count() == 2 - cases_after, "a conversation that may go on is not ended"


def test_waits_are_those_of_the_settings() -> None:
    says("職員と話したい")
    quick = Waits(claim=timedelta(seconds=1), alarm=timedelta(seconds=1))
    soon = decide(CaseRow.objects.get(), waits=quick, now=timezone.now() + timedelta(seconds=5)).case
    assert soon is not None
    assert soon.remind_at is not None
    assert soon.remind_at - timezone.now() < timedelta(seconds=10)


def test_a_digest_is_written_once_a_day_however_often_it_is_made() -> None:
    today = Digest("digest:2026-11-24:C0CITIZENS", "C0CITIZENS", "おはようございます。")
    tomorrow = replace(today, key="digest:2026-11-25:C0CITIZENS")
    assert len(digests.keep([today], "slack")) == 1
    assert digests.keep([today], "slack") == set()
    assert len(digests.keep([today, tomorrow], "slack")) == 1
    assert DeliveryRow.objects.filter(destination__room="C0CITIZENS", case=None).count() == 2
