"""At the web desk: an answer that staff look at first, sent with one press and once."""

from dataclasses import replace

import pytest
from django.test import Client

from bot import wiring
from bot.store.models import AuditEntry, CaseRow, MessageRow
from tests import city
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import page, press, waiting_for


@pytest.fixture
def case(counter: Counter) -> CaseRow:
    known = wiring.library().current()
    known.entries = (replace(city.RESIDENCE, draft_first=True), city.SEAL)
    known.finds = {"住民票": city.CERTAIN}
    counter.say("住民票")
    return CaseRow.objects.get(state="waiting")


def test_the_page_shows_it_and_one_press_sends_it(case: CaseRow, suzuki: Client) -> None:
    assert (case.reason, case.considered) == ("draft_first", ["residence-certificate"])
    shown = page(suzuki, "case", case.pk)
    for words in (
        "Proposed answer",
        "市民課の窓口で取れます。",
        "Send this answer",
        "Write another answer",
        "Take it over",
    ):
        assert words in shown
    assert "on its way to the citizen" in press(suzuki, case, "send_answer")
    [answer] = waiting_for("line", "staff")
    assert "市民課の窓口で取れます。" in answer
    case.refresh_from_db()
    assert (case.state, case.outcome, case.conversation.owner) == ("closed", "answered", "bot")
    assert "市民課の窓口で取れます。" in MessageRow.objects.get(speaker="staff").text_masked
    assert AuditEntry.objects.filter(action="case.send_answer").count() == 1
    press(suzuki, case, "send_answer", "00000000-0000-4000-8000-000000000000")
    assert len(waiting_for("line", "staff")) == 1


def test_an_answer_that_changed_meanwhile_is_looked_at_again(case: CaseRow, suzuki: Client) -> None:
    shown = page(suzuki, "case", case.pk)
    assert 'name="revision" value="3"' in shown
    known = wiring.library().current()
    address, form = f"/desk/cases/{case.pk}/press/", {"action": "send_answer", "revision": "3"}
    known.entries = (replace(known.entries[0], revision=4),)
    form["key"] = "00000000-0000-4000-8000-000000000001"
    assert "Nothing was changed" in suzuki.post(address, form, follow=True).content.decode()
    assert waiting_for("line", "staff") == []
    assert 'name="revision" value="4"' in page(suzuki, "case", case.pk)
