"""What staff do to cases stands in the audit log, with what it changed and without anybody's words."""

from dataclasses import replace

import pytest

from bot.dialogue import pipeline
from bot.domain.events import Received
from bot.store import audit, inbox, snapshots, turns
from bot.store.models import AuditEntry, CaseRow, InboxEvent
from tests import city
from tests.unit.store.test_timers import _lease, says, staff, tools

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> CaseRow:
    says("職員と話したい")
    return CaseRow.objects.get()


def rates(named: str, number: int) -> None:
    event = replace(city.press("helpful", case=named, value="no"), event_id=f"r{number}", message_id="")
    inbox.store("line", [Received({}, event)])
    row = InboxEvent.objects.get(event_id=event.event_id)
    turns.commit(pipeline.respond(event, snapshots.of_event(row), tools()), row, _lease(row), str)


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.order_by("number"))


def test_who_did_what_from_where_and_what_it_changed(case: CaseRow) -> None:
    staff("claim", case, number=1)
    staff("send_reply", case, "お待たせしました。", number=2)
    claimed, replied = entries()
    assert (claimed.actor, claimed.action, claimed.subject) == ("slack:U0TANAKA", "case.claim", f"case:{case.pk}")
    assert claimed.details == {
        "before": {"state": "waiting", "owner": ""},
        "after": {"state": "claimed", "owner": "U0TANAKA"},
    }
    assert replied.action == "case.send_reply"
    assert "お待たせ" not in str(replied.details)
    assert list(audit.broken_links()) == []


def test_what_was_refused_stands_there_too(case: CaseRow) -> None:
    staff("claim", case, number=1)
    CaseRow.objects.update(owner="U0SUZUKI", version=99)
    staff("give_back", case, number=2)
    assert entries()[-1].details == {"refused": True}


def test_what_citizens_do_does_not(case: CaseRow) -> None:
    says("まだですか", number=2)
    assert entries() == []


def test_what_a_citizen_says_of_a_case_stands_with_their_own_only(case: CaseRow) -> None:
    for number, (named, expected) in enumerate([("nonsense", None), (str(case.pk), False)], 5):
        rates(named, number)
        case.refresh_from_db()
        assert case.helped is expected
