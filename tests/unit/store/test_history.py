"""The whole conversation and the earlier cases, as the store gives them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bot.domain.conversation import CaseState
from bot.store import history
from bot.store.models import CaseRow, ContactRow, ConversationRow, MessageRow
from bot.store.snapshots import case_value

pytestmark = pytest.mark.django_db


def a_case(contact: ContactRow, number: str, days_ago: int) -> CaseRow:
    at = timezone.now() - timedelta(days=days_ago)
    talk = ConversationRow.objects.create(contact=contact, last_at=at, current=False)
    return CaseRow.objects.create(
        conversation=talk,
        contact=contact,
        number=number,
        department="citizens",
        room="C1",
        reason="asked",
        language="ja",
        state=CaseState.CLOSED,
        opened_at=at,
    )


def test_earlier_cases_are_those_of_this_citizen_newest_first() -> None:
    citizen = ContactRow.objects.create(channel="line")
    now, before, long_ago = a_case(citizen, "C", 0), a_case(citizen, "B", 1), a_case(citizen, "A", 9)
    a_case(ContactRow.objects.create(channel="line"), "X", 1)
    assert [case.number for case in history.earlier_cases(case_value(now))] == ["B", "A"]
    assert [case.number for case in history.earlier_cases(case_value(before))] == ["A"]
    assert history.earlier_cases(case_value(long_ago)) == ()


def test_lines_are_masked_in_order_and_without_what_was_unsent() -> None:
    talk = a_case(ContactRow.objects.create(channel="line"), "C", 0).conversation
    for number, text in enumerate(["電話は[電話番号]", "間違い", "はい"]):
        at = timezone.now() + timedelta(seconds=number)
        MessageRow.objects.create(
            conversation=talk, speaker="citizen", kind="text", text_masked=text, at=at, unsent=text == "間違い"
        )
    assert [line.text for line in history.lines(str(talk.pk))] == ["電話は[電話番号]", "はい"]
