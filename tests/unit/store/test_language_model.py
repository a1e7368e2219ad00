"""What is kept of the language model: the breaker over all processes, records without words, switches with reasons."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from bot.domain.model import CAREFUL, Call, Failure, Purpose, Rung, RungSwitch, Trouble
from bot.privacy.masking import mask_text as mask
from bot.store import audit, model_calls, switches, turns
from bot.store.model_watch import DatabaseWatch
from bot.store.models import AuditEntry, ModelCallRow, ModelTroubleRow, ModelWatchRow, SwitchesRow, TurnRow
from bot.store.switching import StaleSwitches, SwitchReader
from tests.unit.store.removing import remove_now
from tests.unit.store.test_store import decide, lease_of, receive

pytestmark = pytest.mark.django_db


def failure(trouble: Trouble = Trouble.TIMEOUT, retry_after: float | None = None, detail: str = "") -> Failure:
    return Failure(trouble, Call(Purpose.CHOOSE, trouble), detail, retry_after)


def fail(times: int, trouble: Trouble = Trouble.TIMEOUT) -> DatabaseWatch:
    watch = DatabaseWatch()
    for _ in range(times):
        watch.failed(failure(trouble))
    return watch


def let_time_pass() -> None:
    ModelWatchRow.objects.update(paused_until=timezone.now() - timedelta(seconds=1))


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.WARNING, "bot.store.model_watch"):
        yield caplog


def test_three_failures_in_a_row_pause_the_model_for_everybody() -> None:
    assert fail(2).admits()
    fail(1)
    assert not DatabaseWatch().admits()


def test_a_success_between_them_starts_the_count_anew() -> None:
    fail(2).succeeded()
    assert fail(2).admits()


@pytest.mark.parametrize(
    "trouble", [Trouble.WRONG_KEY, Trouble.UNKNOWN_MODEL, Trouble.NOT_OPENAI, Trouble.SCHEMA_REFUSED]
)
def test_what_a_person_has_to_put_right_pauses_it_at_once(trouble: Trouble) -> None:
    assert not fail(1, trouble).admits()


@pytest.mark.parametrize("trouble", [Trouble.REFUSED, Trouble.TOO_LONG, Trouble.MALFORMED, Trouble.LEAKED])
def test_nobody_can_pause_it_by_what_they_write(trouble: Trouble) -> None:
    assert fail(10, trouble).admits()


def test_after_the_pause_one_of_many_may_try_and_its_success_ends_it() -> None:
    watch = fail(3)
    let_time_pass()
    assert [watch.admits() for _ in range(5)] == [True, False, False, False, False]
    watch.succeeded()
    assert [watch.admits() for _ in range(3)] == [True] * 3


def test_a_trial_that_fails_goes_on_with_the_pause() -> None:
    watch = fail(3)
    let_time_pass()
    assert watch.admits()
    watch.failed(failure())
    assert not watch.admits()


def test_a_trial_that_is_refused_shows_that_the_service_works() -> None:
    watch = fail(3)
    let_time_pass()
    assert watch.admits()
    watch.failed(failure(Trouble.REFUSED))
    assert watch.admits()


def test_a_trial_whose_process_died_is_made_up_for() -> None:
    watch = fail(3)
    for _ in range(2):
        let_time_pass()
        assert watch.admits()


def test_a_server_that_asks_to_be_left_alone_is_but_not_for_a_day() -> None:
    DatabaseWatch().failed(failure(Trouble.RATE_LIMITED, retry_after=600))
    [until] = ModelWatchRow.objects.values_list("paused_until", flat=True)
    assert until is not None
    assert timedelta(seconds=590) < until - timezone.now() <= timedelta(seconds=600)
    DatabaseWatch().failed(failure(Trouble.RATE_LIMITED, retry_after=86_400))
    [until] = ModelWatchRow.objects.values_list("paused_until", flat=True)
    assert until is not None
    assert until - timezone.now() <= timedelta(hours=1)


def test_an_outage_is_told_once_and_so_is_its_end(told: pytest.LogCaptureFixture) -> None:
    watch = fail(1000, Trouble.WRONG_KEY)
    watch.succeeded()
    watch.succeeded()
    assert [record.getMessage() for record in told.records] == [
        "language model: the key is refused: check OPENAI_API_KEY",
        "the language model works again",
    ]
    [row] = ModelTroubleRow.objects.all()
    assert (row.trouble, row.count) == ("wrong_key", 1000)


def test_each_kind_is_told_and_after_a_quiet_hour_again(told: pytest.LogCaptureFixture) -> None:
    fail(2, Trouble.REFUSED)
    fail(2, Trouble.TOO_LONG)
    ModelTroubleRow.objects.update(last_at=timezone.now() - timedelta(minutes=61))
    fail(2, Trouble.REFUSED)
    assert len(told.records) == 3
    assert ModelTroubleRow.objects.get(trouble="refused").count == 2


def test_while_all_is_well_a_call_costs_no_write(django_assert_num_queries: object) -> None:
    assert callable(django_assert_num_queries)
    watch = DatabaseWatch()
    with django_assert_num_queries(2):
        assert watch.admits()
        watch.succeeded()
    assert not ModelWatchRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_processes_one_makes_the_trial() -> None:
    fail(3)
    let_time_pass()
    admitted: list[bool] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        admitted.append(DatabaseWatch().admits())
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(admitted) == [False] * 7 + [True]


CALL = Call(Purpose.COMPOSE, "answered", "1-0123abcd", "counter-test", 1000, 50, Decimal("0.00048"), 812.5, 1)


def test_calls_are_stored_with_their_turn_or_not_at_all() -> None:
    row = receive()
    resolution = replace(decide(row), calls=(CALL, replace(CALL, purpose=Purpose.CHECK, outcome="timeout")))
    turns.commit(resolution, row, lease_of(row), mask)
    kept = ModelCallRow.objects.order_by("id")
    assert [(call.purpose, call.outcome, call.cost) for call in kept] == [
        ("compose", "answered", Decimal("0.000480")),
        ("check", "timeout", Decimal("0.000480")),
    ]
    assert {call.turn for call in kept} == {TurnRow.objects.get()}


def test_staffs_use_is_counted_by_person_and_summed_by_purpose() -> None:
    model_calls.keep([replace(CALL, purpose=Purpose.DRAFT)] * 2, staff="U0TANAKA")
    model_calls.keep([replace(CALL, purpose=Purpose.DRAFT, outcome="timeout", tokens_out=0)], staff="U0SUZUKI")
    [sums] = model_calls.sums_since(timezone.now() - timedelta(minutes=1))
    assert (sums["purpose"], sums["calls"], sums["failed"]) == ("draft", 3, 1)
    assert (sums["all_in"], sums["all_out"], sums["price"], sums["mean"]) == (3000, 100, Decimal("0.00144"), 812.5)
    assert model_calls.sums_since(timezone.now() + timedelta(minutes=1)) == []


def test_records_are_kept_as_long_as_conversations() -> None:
    model_calls.keep([CALL, CALL])
    old = ModelCallRow.objects.order_by("id").first()
    assert old is not None
    ModelCallRow.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=91))
    assert remove_now()["model_calls"] == 1
    assert ModelCallRow.objects.count() == 1


def without(rung: Rung) -> switches.Switches:
    return replace(CAREFUL, rungs={**CAREFUL.rungs, rung: RungSwitch()})


def test_until_an_administrator_decides_the_careful_switches_hold() -> None:
    assert switches.latest() == CAREFUL


def test_a_change_is_a_new_state_with_a_reason_in_the_audit_log() -> None:
    switches.change(without(Rung.COMPOSE), "user:1", "an answer read badly")
    now = switches.latest()
    assert now == replace(without(Rung.COMPOSE), number=1)
    switches.change(replace(now, on=False), "user:1", "maintenance")
    assert (switches.latest().on, switches.latest().number) == (False, 2)
    details = [entry.details for entry in AuditEntry.objects.order_by("number")]
    assert details[0]["reason"] == "an answer read badly"
    assert "-compose" in details[0]["changes"]
    assert details[1]["changes"] == ["-all"]
    assert list(audit.broken_links()) == []


def test_of_two_who_change_at_once_the_second_is_told() -> None:
    seen = switches.latest()
    switches.change(without(Rung.COMPOSE), "user:1", "first")
    with pytest.raises(StaleSwitches):
        switches.change(replace(seen, on=False), "user:2", "second")
    assert SwitchesRow.objects.count() == 1


def test_a_state_is_never_changed() -> None:
    row = switches.change(without(Rung.COMPOSE), "user:1", "first")
    row.reason = "another"
    with pytest.raises(ValueError, match="add a row"):
        row.save()


def test_processes_read_again_after_two_seconds_and_not_before(django_assert_num_queries: object) -> None:
    assert callable(django_assert_num_queries)
    now = [100.0]
    reader = SwitchReader(switches.latest, lambda: now[0])
    assert reader.current().on
    switches.change(replace(CAREFUL, on=False), "user:1", "off")
    now[0] = 101.9
    with django_assert_num_queries(0):
        assert reader.current().on
    now[0] = 102.0
    assert not reader.current().on


def test_rungs_of_another_version_are_neither_an_error_nor_on() -> None:
    state = {"on": True, "rungs": {"sing": {"on": True, "topics_off": [], "channels_off": []}}}
    SwitchesRow.objects.create(number=1, state=state, actor="user:1", reason="from the future")
    assert not any(switches.latest().allow(rung, "line") for rung in Rung)
