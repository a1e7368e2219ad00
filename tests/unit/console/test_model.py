"""The page of the language model: its state in words, its use, and the switches with their history."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from bot.domain.model import CAREFUL, Rung
from bot.store.models import AuditEntry, SwitchesRow
from bot.store.switches import latest
from bot.web.console.model_switches import lines
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

PAGE = "/admin/store/switchesrow/"


def boxes(*without: str, **more: str) -> dict[str, str]:
    """The form as it is shown, with these boxes unticked."""
    now = latest()
    ticked = [box.name for line in lines(now) for box in line.boxes if box.checked]
    data = {name: "on" for name in [*ticked, "on"] if name not in without}
    return {**data, "number": str(now.number), "reason": "a test", **more}


def ticked_on(page: str) -> set[str]:
    return set(re.findall(r'name="([^"]+/[^"]+)"[^>]*checked', page))


def post(browser: Client, data: dict[str, str]) -> str:
    page: Any = browser.post(PAGE, data, follow=True)
    assert page.status_code == 200
    return str(page.content.decode())


def test_an_outage_is_explained_with_the_setting_to_check(city: None, sign_in: SignIn, settings: LazySettings) -> None:
    settings.LLM_MODEL = "counter-test"
    sample.make_model_trouble()
    english = sign_in().get(PAGE).content.decode()
    assert "the key is refused: check OPENAI_API_KEY" in english
    assert "HTTP 401" in english
    assert "Paused since" in english


def test_the_home_page_says_that_it_is_paused(city: None, sign_in: SignIn, settings: LazySettings) -> None:
    settings.LLM_MODEL = "counter-test"
    browser = sign_in()
    assert "Language model" not in {card.title for card in browser.get("/admin/").context["cards"]}
    sample.make_model_trouble()
    cards = {card.title: card for card in browser.get("/admin/").context["cards"]}
    assert cards["Language model"].alarming


def test_use_is_summed_by_purpose_and_shown_with_the_decision(city: None, sign_in: SignIn) -> None:
    decision = sample.make_turn(sample.make_conversation(), "ごみ", "garbage")
    sample.make_model_call(decision)
    sample.make_model_call(decision, "timeout")
    browser = sign_in()
    [[_today, sums], _month] = browser.get(PAGE).context["days"]
    assert [(row["calls"], row["failed"], row["all_in"]) for row in sums] == [(2, 1, 2400)]
    address = reverse("admin:store_decisionrow_change", args=[decision.pk])
    assert "no answer in time" in browser.get(address).content.decode()


def test_use_of_staff_is_told_by_person_and_purpose(city: None, sign_in: SignIn) -> None:
    browser = sign_in()
    assert "Use by staff" not in browser.get(PAGE).content.decode()
    sample.make_staffs_call("U0TANAKA", "draft")
    sample.make_staffs_call("U0TANAKA", "draft", "timeout")
    sample.make_staffs_call("U0SUZUKI", "summarise")
    page: Any = browser.get(PAGE)
    rows = [(row["staff"], row["purpose"], row["calls"], row["failed"]) for row in page.context["by_staff"]]
    assert rows == [("U0SUZUKI", "summarise", 1, 0), ("U0TANAKA", "draft", 2, 1)]
    assert "U0TANAKA" in page.content.decode()


def test_a_box_is_unticked_and_holds_with_its_reason(city: None, sign_in: SignIn) -> None:
    browser = sign_in("Operators")
    told = post(browser, boxes("choose/topic:waste", "choose/channel:slack", reason="read badly"))
    assert "Saved." in told
    assert "Choose the answer when unsure (Garbage): off" in told
    assert "read badly" in told
    now = latest()
    assert not now.allow(Rung.CHOOSE, "line", "waste")
    assert now.allow(Rung.CHOOSE, "line", "moving")
    assert not now.allow(Rung.CHOOSE, "slack")
    assert now.rungs[Rung.COMPOSE] == CAREFUL.rungs[Rung.COMPOSE]
    entry = AuditEntry.objects.get(action="switches.changed")
    assert entry.details["changes"] == ["-choose/topic:waste", "-choose/channel:slack"]
    assert entry.details["reason"] == "read badly"


def test_every_rung_has_its_switch(city: None, sign_in: SignIn) -> None:
    shown = sign_in("Operators").get(PAGE).content.decode()
    assert all(f'name="{rung}/on"' in shown for rung in Rung)


def test_one_press_switches_everything_off_and_keeps_the_rest_for_later(city: None, sign_in: SignIn) -> None:
    post(sign_in("Operators"), {"number": "0", "reason": "it misbehaves", "_off": ""})
    now = latest()
    assert not any(now.allow(rung, "line") for rung in Rung)
    assert now.rungs == CAREFUL.rungs


def test_without_a_reason_nothing_is_switched(city: None, sign_in: SignIn) -> None:
    assert "This field is required" in post(sign_in("Operators"), boxes("on", reason=""))
    assert not SwitchesRow.objects.exists()


def test_who_saves_on_top_of_another_is_told_what_and_keeps_what_was_ticked(city: None, sign_in: SignIn) -> None:
    browser, data = sign_in("Operators"), boxes("choose/on", reason="it chooses well")
    sample.make_switches()
    shown = post(browser, data)
    assert "saved this in the meantime" in shown
    assert 'value="it chooses well"' in shown
    assert ticked_on(shown) == set(data) - {"on", "number", "reason"}
    assert SwitchesRow.objects.count() == 1
    post(browser, {**data, "number": str(latest().number)})
    assert SwitchesRow.objects.count() == 2


def test_an_invalid_form_keeps_what_was_ticked(city: None, sign_in: SignIn) -> None:
    data = boxes("choose/on", reason="")
    assert ticked_on(post(sign_in("Operators"), data)) == set(data) - {"on", "number", "reason"}


def test_saving_what_is_there_adds_no_state(city: None, sign_in: SignIn) -> None:
    assert "Nothing was changed." in post(sign_in("Operators"), boxes())
    assert not SwitchesRow.objects.exists()


@pytest.mark.parametrize("group", ["Auditors"])
def test_who_may_only_look_sees_no_button_and_posts_in_vain(city: None, sign_in: SignIn, group: str) -> None:
    browser = sign_in(group)
    assert 'name="_save"' not in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, boxes("on")).status_code == 403
    assert not SwitchesRow.objects.exists()


def test_editors_have_no_business_there(city: None, sign_in: SignIn) -> None:
    assert sign_in("Editors").get(PAGE).status_code == 403
