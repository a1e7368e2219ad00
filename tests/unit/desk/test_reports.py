"""The daily numbers of a department, from what happened to what its room reads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from bot.domain.hours import OpeningHours, Span
from bot.store import reports, unsending
from bot.store.models import CaseRow, DeliveryRow, MessageRow, TurnRow
from tasks import periodic
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import waiting_for

NONSENSE = "ほげほげぴよぴよ"


def test_cases_are_counted_by_department_and_what_found_no_answer_by_where_it_came(counter: Counter) -> None:
    now = timezone.now()
    start, end = now - timedelta(hours=1), now + timedelta(hours=1)
    counter.say(NONSENSE, "U1")
    counter.say("電話は090-1234-5678ですが、" + NONSENSE, "U1")
    for user in ("U2", "U3"):
        counter.case("職員と話したい", user)
    first, second = CaseRow.objects.filter(state="waiting").order_by("opened_at")[:2]
    CaseRow.objects.filter(pk=first.pk).update(replied_at=now, in_time=True, department="citizens")
    CaseRow.objects.filter(pk=second.pk).update(replied_at=now, in_time=None, language="en")
    citizens = reports.count("citizens", start, end, default=False)
    assert (citizens.opened, citizens.answered, citizens.promised, citizens.in_time) == (1, 1, 1, 1)
    assert citizens.unanswered == 0
    general = reports.count("general", start, end, default=True)
    assert (general.opened, general.answered, general.promised, general.in_time) == (1, 1, 0, 0)
    assert general.languages == (("en", 1),)
    assert general.unanswered >= 1
    assert "090-1234-5678" not in str(general.examples)
    assert any(NONSENSE in example.text for example in general.examples)
    assert not reports.count("general", start - timedelta(days=9), start, default=True).anything


def test_what_a_citizen_unsends_disappears_from_the_morning_too(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic, "ring_delivery", lambda destination: None)
    counter.say(NONSENSE, "U1")
    yesterday = timezone.now() - timedelta(days=1)
    TurnRow.objects.update(at=yesterday)
    due: Any = periodic.reporting.due
    monkeypatch.setattr(periodic.reporting, "due", lambda *given: _covering(due, yesterday, *given))
    periodic.tell_what_waits()
    periodic.tell_what_waits()
    told = [text for text in waiting_for("slack") if NONSENSE in text]
    assert len(told) == 1
    said = MessageRow.objects.get(text_masked=NONSENSE)
    with transaction.atomic():
        unsending.forget(said.conversation.contact_id, said.platform_id)
    assert not [text for text in waiting_for("slack") if NONSENSE in text]
    assert DeliveryRow.objects.filter(state="withdrawn", detail="unsent by the citizen").exists()


def _covering(due: Any, moment: Any, departments: Any, tools: Any) -> list[Any]:
    """As on a morning whose days hold `moment`, whatever the hour of this run."""
    always = OpeningHours(
        weekly=dict.fromkeys(range(7), (Span(moment.time().min, moment.time().max),)), closed_on_holidays=False
    )
    return list(due([replace(each, hours=always) for each in departments], tools))
