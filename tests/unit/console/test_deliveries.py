import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from kombu.exceptions import OperationalError

from bot.store.models import AuditEntry, DeliveryRow
from bot.web.console import sending
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Destinations that were rung for; the broker itself is not there."""
    rung: list[int] = []
    monkeypatch.setattr(sending, "ring_delivery", rung.append)
    return rung


def _rows() -> dict[str, DeliveryRow]:
    conversation = sample.make_conversation()
    return {state: sample.make_delivery(conversation, state) for state in ("dead", "uncertain", "sent", "pending")}


def test_an_operator_sends_again_what_was_not_sent(city: None, sign_in: SignIn, rung: list[int]) -> None:
    rows = _rows()
    keys = {state: row.retry_key for state, row in rows.items()}
    data = {"action": "send_again", "_selected_action": [row.pk for row in rows.values()]}
    page = sign_in("Operators").post(reverse("admin:store_deliveryrow_changelist"), data, follow=True)
    text = page.content.decode()
    assert "2 deliveries are sent again." in text
    assert "2 left alone" in text
    for state, row in rows.items():
        row.refresh_from_db()
        assert row.state == ("sent" if state == "sent" else "pending")
        assert (row.retry_key != keys[state]) == (state in ("dead", "uncertain"))
    assert rung == [rows["dead"].destination_id] * 2
    assert AuditEntry.objects.filter(action="delivery.sent_again").count() == 2


def test_an_auditor_is_not_offered_it(city: None, sign_in: SignIn, rung: list[int]) -> None:
    row = _rows()["dead"]
    data = {"action": "send_again", "_selected_action": [row.pk]}
    sign_in("Auditors").post(reverse("admin:store_deliveryrow_changelist"), data)
    row.refresh_from_db()
    assert row.state == "dead"
    assert rung == []


def test_the_page_shows_the_text_masked(city: None, sign_in: SignIn) -> None:
    row = _rows()["dead"]
    address = reverse("admin:store_deliveryrow_change", args=[row.pk])
    text = sign_in("Auditors").get(address).content.decode()
    assert "市役所の電話は" in text
    assert "03-1234-5678" not in text
    assert "市役所の電話は" not in sign_in("Operators").get(address).content.decode()


def test_a_silent_broker_does_not_matter(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(destination_id: int) -> None:
        raise OperationalError

    monkeypatch.setattr(sending, "ring_delivery", refuse)
    row = _rows()["uncertain"]
    sending.send_again(row.pk, "user:1")
    row.refresh_from_db()
    assert row.state == "pending"


def test_what_lost_its_text_is_not_sent(db: None, rung: list[int]) -> None:
    row = _rows()["dead"]
    DeliveryRow.objects.filter(pk=row.pk).update(payload=b"")
    with pytest.raises(sending.ContentGone):
        sending.send_again(row.pk, "user:1")


def test_the_command_names_what_it_cannot_send(db: None, rung: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows()
    with pytest.raises(CommandError, match=rf"{rows['sent'].pk}: is neither dead nor uncertain\n999: there is no"):
        call_command("send_again", rows["dead"].pk, rows["sent"].pk, 999)
    assert f"{rows['dead'].pk}: waits to be sent" in capsys.readouterr().out


def test_the_list_tells_the_platforms_words(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    _rows()
    call_command("deliveries")
    out = capsys.readouterr().out
    assert "LINE: 400 The property, 'to'" in out
    assert "dead: 1, pending: 1, sending: 0, uncertain: 1" in out
