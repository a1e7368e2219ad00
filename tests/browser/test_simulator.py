"""The scenes in a real browser: the phone on the left, the staff rooms on the right."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import enter_as_administrator
from tests.rig import Rig, wait_until

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


def _png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (300, 200), "#0b57d0").save(file, "PNG")
    return file.getvalue()


PICTURE = _png()


@pytest.fixture
def page(browser: Browser, counter: Rig) -> Iterator[Page]:
    counter.settle(0)
    counter.control("/control/reset")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{counter.simulator.url}/?lang=ja")
    yield page
    context.close()


def say(page: Page, text: str) -> None:
    page.get_by_test_id("citizen-input").fill(text)
    page.get_by_test_id("citizen-send").click()


def messages(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-testid=line-message][data-from=bot]")


def test_a_citizen_asks_and_the_city_answers_in_both_languages(page: Page) -> None:
    say(page, "住民票はどこで取れますか")
    expect(messages(page).last).to_contain_text("手数料は300円です", timeout=60_000)
    expect(messages(page).last).to_contain_text("担当：市民課")
    page.get_by_test_id("quick-reply").get_by_text("English").click()
    expect(messages(page).last).to_contain_text("The fee is 300 yen", timeout=60_000)


def test_staff_take_over_and_nothing_of_the_thread_reaches_the_citizen(page: Page) -> None:
    say(page, "職員と話したい")
    expect(messages(page).last).to_contain_text("おつなぎしました", timeout=60_000)
    claim = page.locator("[data-testid=slack-button][data-action=claim]")
    claim.last.click(timeout=60_000)
    expect(messages(page).last).to_contain_text("職員が担当します", timeout=60_000)
    page.locator("[data-testid=slack-button][data-action=reply]").last.click()
    page.get_by_test_id("modal").locator("textarea").fill("3番窓口へお越しください。")
    page.get_by_test_id("modal-submit").last.click()
    expect(page.get_by_test_id("modal").last).to_contain_text("3番窓口へお越しください。")
    page.get_by_test_id("modal-submit").last.click()
    expect(messages(page).last).to_contain_text("3番窓口へお越しください。", timeout=60_000)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_is_accessible_and_fits(browser: Browser, counter: Rig, size: str, language: str) -> None:
    context = browser.new_context(viewport=SIZES[size])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{counter.simulator.url}/?lang={language}")
    page.get_by_test_id("citizen-input").wait_for()
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    assert [each["id"] for each in found] == []
    assert not wide


def test_an_administrator_edits_an_answer_and_the_next_citizen_gets_it(page: Page, counter: Rig) -> None:
    console = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/admin/"
    admin = page.context.new_page()
    wait_until(lambda: counter.get_url(f"{console}login/") == 200, 30, "the console answers")
    admin.goto(f"{console}intents/intent/?q=garbage")
    enter_as_administrator(admin, counter)
    admin.get_by_role("link", name="ごみの出し方").or_(admin.get_by_role("link", name="garbage-sorting")).first.click()
    answer = admin.locator("textarea[name*=answer][name*=ja]").first
    answer.fill("燃やすごみは火曜と金曜に変わりました。")
    admin.locator("[name=_save]").first.click()
    admin.wait_for_load_state()
    page.wait_for_timeout(500)
    say(page, "ごみの日")
    expect(messages(page).last).to_contain_text("火曜と金曜", timeout=20_000)


def test_a_picture_that_an_administrator_adds_is_seen_on_the_phone(page: Page, counter: Rig) -> None:
    admin = page.context.new_page()
    admin.goto(f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/admin/intents/intent/?q=hall-parking")
    enter_as_administrator(admin, counter)
    admin.locator("#result_list a, table a").filter(has_text="駐車場").first.click()
    admin.wait_for_url("**/change/**")
    admin.wait_for_load_state("networkidle")  # by then the page's script listens: it has asked for the preview
    admin.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    with admin.expect_response("**/picture/"):
        admin.locator("#id_picture-file").set_input_files(
            {"name": "map.png", "mimeType": "image/png", "buffer": PICTURE}
        )
    for language in ("ja", "en"):
        admin.locator(f"[name=picture_alt_{language}]").fill("地図")
    admin.locator("[name=_save]").first.click()
    admin.wait_for_load_state()
    page.wait_for_timeout(5_000)  # by then every worker answers from the new publication
    say(page, "市役所の駐車場")
    picture = messages(page).last.locator("img")
    expect(picture).to_be_visible(timeout=30_000)
    assert page.evaluate("(image) => image.decode().then(() => image.naturalWidth)", picture.element_handle()) == 300
