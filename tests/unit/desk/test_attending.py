"""On duty and away at the desk."""

from typing import Any
from unittest.mock import ANY

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from bot.store import duty
from bot.store.models import CaseRow
from bot.web.looking import look_up
from tasks import periodic
from tests.unit.desk.conftest import Counter, SignIn
from tests.unit.desk.pages import hidden, page, press, waiting_for


def change(browser: Client, wanted: str) -> str:
    return browser.post(reverse("desk:duty"), {"duty": wanted}, follow=True).content.decode()


def test_the_list_says_who_is_on_duty(counter: Counter, tanaka: Client, suzuki: Client) -> None:
    change(tanaka, "on")
    assert "On duty: Tanaka" in page(suzuki)
    change(tanaka, "away")
    assert "On duty: Tanaka" not in page(suzuki)
    assert tanaka.post(reverse("desk:duty"), {"duty": "gone"}).status_code == 400


def test_whoever_goes_away_is_told_of_their_cases_and_gives_them_back(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    press(tanaka, case, "claim")
    shown = change(tanaka, "away")
    assert "1 case is still yours" in shown
    tanaka.post(reverse("desk:press", args=[case.pk]), {"action": "give_back", "key": hidden(shown)["key"]})
    case.refresh_from_db()
    assert (case.state, case.owner) == ("waiting", "")
    assert "is still yours" not in change(tanaka, "away")


def test_the_sweep_gives_back_the_case_of_a_closed_account(counter: Counter, sign_in: SignIn, monkeypatch: Any) -> None:
    rung: list[int] = []
    monkeypatch.setattr(periodic, "ring_delivery", rung.append)
    browser, case = sign_in("yamada", "general"), counter.case()
    press(browser, case, "claim")
    periodic.look_after_cases()
    assert CaseRow.objects.get(pk=case.pk).state == "claimed"
    account = page(browser) and browser.session["_auth_user_id"]
    User.objects.filter(pk=account).update(is_active=False)
    periodic.look_after_cases()
    periodic.look_after_cases()
    assert CaseRow.objects.get(pk=case.pk).state == "waiting"
    assert rung == [ANY]
    assert sum("アカウントが使えなくなった" in text for text in waiting_for("slack")) == 1


def test_the_commands_in_the_language_of_whoever_asks(counter: Counter) -> None:
    duty.choose_language("U0EMMA", "en")
    told = look_up("on", "", "C0MADOGUCHI", "U0EMMA")
    assert told
    assert told.text.startswith("You are on duty.")
    told = look_up("queue", "", "C0MADOGUCHI", "U0EMMA")
    assert told
    assert told.text.endswith("On duty: <@U0EMMA>")
    CaseRow.objects.filter(pk=counter.case().pk).update(state="claimed", owner="U0EMMA")
    told = look_up("off", "", "C0MADOGUCHI", "U0EMMA")
    assert told
    assert len(told.cases) == 1
    told = look_up("status", "", "C0MADOGUCHI", "U0TANAKA")
    assert told
    assert "対応中1件" in told.text
    assert look_up("sing", "", "C0MADOGUCHI", "U0EMMA") is None
