"""What staff do to cases stands in the audit log, with what it changed and without anybody's words."""

import pytest

from bot.store import audit
from bot.store.models import AuditEntry, CaseRow
from tests.unit.store.test_timers import says, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> CaseRow:
    says("職員と話したい")
    return CaseRow.objects.get()


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
