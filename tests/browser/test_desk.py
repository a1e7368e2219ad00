"""The web desk in a real browser: axe's findings at a desk and on a phone in both languages, keys, and live updates."""

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import enter_as_administrator
from tests.browser.test_console import VIEWS, opened, violations
from tests.rig import Rig, wait_until


@pytest.fixture(scope="module")
def desk(counter: Rig) -> str:
    address = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/desk/"
    wait_until(lambda: counter.get_url(f"{address}login/") == 200, 60, "the desk answers")
    return address


@pytest.fixture(scope="module")
def page(browser: Browser, desk: str, counter: Rig) -> Page:
    page = browser.new_context().new_page()
    for view in VIEWS:
        assert violations(opened(page, f"{desk}login/", *view)) == [], view
    enter_as_administrator(page, counter)
    page.wait_for_url(desk)
    return page


@pytest.fixture(scope="module")
def case(page: Page, desk: str, counter: Rig) -> str:
    """Its address. It comes into the open list by itself, and is claimed by keys alone."""
    opened(page, desk, "ja", "desktop")
    before = page.locator(".line").count()
    user = counter.citizen()
    for text in ("住民票", "電話は090-1234-5678です。職員と話したい"):
        counter.say(user, text)
    expect(page.locator(".line")).to_have_count(before + 1, timeout=60_000)
    page.locator("section:has(#group-waiting) .line a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/**")
    page.locator("#do-claim").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#do-give_back")).to_be_visible()
    return page.url


def visits() -> Iterator[ParameterSet]:
    """List and case in every view; a form in one of them, and without the long tests in no other."""
    for number, part in enumerate(("list", "case", "reply/", "transfer/", "note/", "snooze/", "close/", "reveal/")):
        for turn, view in enumerate(VIEWS):
            marks = [] if part in ("list", "case") or turn == number % len(VIEWS) else [pytest.mark.long]
            yield pytest.param(part, view, marks=marks, id="-".join((part.strip("/"), *view)))


@pytest.mark.parametrize(("part", "view"), list(visits()))
def test_the_page_is_accessible(page: Page, desk: str, case: str, part: str, view: tuple[str, str]) -> None:
    address = {"list": desk, "case": case}.get(part, f"{case}{part}")
    opened(page, address, *view)
    assert violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0, "it scrolls sideways"


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_the_preview_is_accessible(page: Page, case: str, view: tuple[str, str]) -> None:
    opened(page, f"{case}reply/", *view)
    page.locator("textarea").fill("2階の3番窓口へお越しください。")
    page.locator("[value=preview]").click()
    expect(page.locator(".bubble")).to_have_text("2階の3番窓口へお越しください。")
    assert violations(page) == []


def test_what_the_citizen_writes_comes_in_and_focus_stays(page: Page, case: str, counter: Rig) -> None:
    opened(page, case, "ja", "desktop")
    page.locator("#considered summary").click()
    page.locator("#do-reply").focus()
    user = counter.state()["line"]["citizens"][-1]["user_id"]
    counter.say(user, "まだ待っています")
    expect(page.locator(".talk")).to_contain_text("まだ待っています", timeout=60_000)
    assert page.evaluate("document.activeElement.id") == "do-reply"
    expect(page.locator("#considered")).to_have_attribute("open", "")
    assert violations(page) == []
