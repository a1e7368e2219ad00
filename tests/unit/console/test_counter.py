"""The page of the counter's switches, and the banner on every page while something is off."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from bot.store.counter import latest
from bot.store.models import AuditEntry, CounterRow, DeliveryRow
from bot.store.sealing import unseal_json
from tests.unit.console.conftest import SignIn

PAGE = "/admin/store/counterrow/"


def form(**changes: Any) -> dict[str, Any]:
    return {"number": latest().number, "disaster_topics": ["safety"], "reason": "a test", **changes}


def post(browser: Client, **changes: Any) -> str:
    page: Any = browser.post(PAGE, form(**changes), follow=True)
    assert page.status_code == 200
    return str(page.content.decode())


def test_what_is_off_stands_on_every_page_until_it_is_on_again(city: None, sign_in: SignIn) -> None:
    browser = sign_in()
    assert "Not as usual" not in browser.get("/admin/").content.decode()
    assert "Saved." in post(browser, topics_off=["waste"], closed_line="on", closed_line_ja="点検中です。")
    for address in ("/admin/", "/admin/store/auditentry/"):
        assert "Not as usual: Topic: Garbage: off, Channel: LINE: off" in browser.get(address).content.decode()
    assert latest().closed == {"line": {"ja": "点検中です。"}}
    post(browser)
    assert "Not as usual" not in browser.get("/admin/").content.decode()
    assert latest().is_whole


def test_a_switch_is_audited_with_its_reason_and_told_to_the_supervisors_once(
    city: None, sign_in: SignIn, settings: LazySettings
) -> None:
    settings.SLACK_BOT_TOKEN, settings.SLACK_SUPERVISOR_ROOM = "xoxb-test", "C0SUPERVISORS"
    browser = sign_in("Operators")
    post(browser, answers_off="on", reason="typhoon")
    entry = AuditEntry.objects.get(action="counter.switched")
    assert (entry.details, entry.subject) == ({"reason": "typhoon", "changes": ["-answers"]}, "counter:1")
    row = DeliveryRow.objects.select_related("destination").get()
    [note] = unseal_json(row.payload)["messages"]
    assert row.destination.room == "C0SUPERVISORS"
    assert "すべての回答：オフ" in note["text"]
    assert "typhoon" in note["text"]


def test_each_disaster_has_the_number_it_began_with_and_keeps_it_when_its_text_changes(
    city: None, sign_in: SignIn
) -> None:
    browser = sign_in()
    post(browser, answers_off="on")
    post(browser, disaster="on")
    post(browser, disaster="on", notice_ja="地震です。")
    assert (latest().disaster.began, latest().disaster.notice) == (2, {"ja": "地震です。"})
    post(browser)
    post(browser, disaster="on")
    assert latest().disaster.began == 5


TYPED = {"disaster": "on", "disaster_topics": ["safety", "waste"], "notice_ja": "大雨です。", "closed_line_en": "Soon."}


def kept(page: Any) -> dict[str, Any]:
    """What the form would send if it were saved as it stands."""
    found = {field.name: field.value() for field in page.context["form"]}
    return {
        name: "on" if value is True else value for name, value in found.items() if value not in (None, False, "", [])
    }


def test_who_saves_on_top_of_another_is_told_what_and_keeps_what_was_typed(city: None, sign_in: SignIn) -> None:
    browser, other = sign_in(), sign_in("Operators")
    stale = form(answers_off="on", reason="typhoon", **TYPED)
    post(other, topics_off=["tax"])
    page: Any = browser.post(PAGE, stale)
    text = page.content.decode()
    assert "Operators saved this in the meantime (Topic: Tax: off)" in text
    assert not latest().answers_off
    assert latest().topics_off == {"tax"}
    assert "大雨です。" in text
    assert 'value="typhoon"' in text
    assert kept(page) == {**stale, "number": "1"}
    assert "Saved." in post(browser, **kept(page))
    assert (latest().answers_off, latest().topics_off) == (True, frozenset())
    assert latest().disaster.notice == {"ja": "大雨です。"}


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"disaster_topics": []}, {"closed_line_ja": "長" * 501}])
def test_what_is_refused_is_told_and_loses_nothing(city: None, sign_in: SignIn, wrong: dict[str, Any]) -> None:
    given = form(topics_off=["waste"], **TYPED) | wrong
    page: Any = sign_in().post(PAGE, given)
    assert list(page.context["form"].errors) == list(wrong)
    assert kept(page) == {name: value for name, value in given.items() if value not in ("", [])} | {
        "number": str(given["number"])
    }
    assert latest().is_whole


def test_a_state_that_never_was_is_refused_too(city: None, sign_in: SignIn) -> None:
    page: Any = sign_in(language="ja").post(PAGE, form(answers_off="on", number=7))
    assert page.status_code == 200
    assert latest().is_whole


def test_nothing_is_switched_without_a_reason_or_by_who_only_reads(city: None, sign_in: SignIn) -> None:
    assert "This field is required" in post(sign_in(), answers_off="on", reason="")
    auditor = sign_in("Auditors")
    assert auditor.get(PAGE).status_code == 200
    assert auditor.post(PAGE, form(answers_off="on")).status_code == 403
    assert not CounterRow.objects.exists()


def test_a_disaster_without_any_topic_is_refused(city: None, sign_in: SignIn) -> None:
    assert "At least one topic" in post(sign_in(), disaster="on", disaster_topics=[])
