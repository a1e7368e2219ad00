"""The console's main pages in a real browser: what axe finds at a desk and on a phone, in both languages."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import enter_as_administrator
from tests.rig import Rig, wait_until

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
PAGES = {
    "home": "",
    "statistics": "store/countedday/",
    "answers": "intents/intent/",
    "an answer": "intents/intent/{intents_intent}/change/",
    "departments": "intents/department/",
    "publications": "intents/publication/",
    "import and export": "intents/broughtfile/",
    "conversations": "store/conversationrow/",
    "a conversation": "store/conversationrow/{store_conversationrow}/change/",
    "a decision record": "store/decisionrow/{store_decisionrow}/change/",
    "deliveries": "store/deliveryrow/",
    "audit log": "store/auditentry/",
    "lexicon": "intents/lexiconrevision/",
    "a group of words": "intents/lexiconrevision/group/",
    "language model": "store/switchesrow/",
    "switches of the counter": "store/counterrow/",
    "try it": "store/decisionrow/try/",
    "erase one citizen": "store/removalrun/erase/",
    "for disclosure": "store/conversationrow/{store_conversationrow}/disclosure/",
    "suggested examples": "store/signalrow/",
    "what was not found": "store/questiongroup/?days=365",
    "a golden question": "intents/goldenquestion/add/",
    "a rule of publishing": "intents/topicrule/add/",
    "city": "intents/cityprofile/{intents_cityprofile}/change/",
}
VIEWS = [(language, size) for language in ("ja", "en") for size in SIZES]


def visits() -> Iterator[ParameterSet]:
    """Every page in every view; without the long tests, each page in one view and the views in turn."""
    for number, name in enumerate(PAGES):
        for turn, view in enumerate(VIEWS):
            marks = [] if turn == number % len(VIEWS) else [pytest.mark.long]
            yield pytest.param(name, *view, marks=marks)


class Newest(dict[str, str]):
    """For the addresses: the newest row of a table, by the table's name."""

    def __init__(self, counter: Rig) -> None:
        self.counter = counter

    def __missing__(self, table: str) -> str:
        found = str(self.counter.rows(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 1")[0][0])
        return str(UUID(found)) if len(found) == 32 else found  # SQLite keeps them without hyphens


@pytest.fixture(scope="module")
def console(counter: Rig) -> str:
    """The console's address. One answer arrived and one was refused, so that the lists have something to show."""
    address = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/admin/"
    wait_until(lambda: counter.get_url(f"{address}login/") == 200, 60, "the console answers")
    counter.faults("line", "reply", {"kind": "status", "status": 403, "headers": {}})
    user = counter.citizen()
    for question in ("ごみの日", "住民票とりたい"):
        counter.say(user, question)
        counter.settle(0)
    return address


@pytest.fixture(scope="module")
def signed_in(browser: Browser, console: str, counter: Rig) -> Page:
    page = browser.new_context().new_page()
    page.goto(console)
    enter_as_administrator(page, counter)
    page.wait_for_url(console)
    return page


def opened(page: Page, address: str, language: str, size: str) -> Page:
    everywhere = {"domain": "127.0.0.1", "path": "/"}
    page.context.add_cookies([{"name": "django_language", "value": language, **everywhere}])  # type: ignore[typeddict-item]
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert page.url == address, "led elsewhere"
    assert page.locator("html").get_attribute("lang") == language
    return page


def violations(page: Page) -> list[str]:
    """The rules that are broken, each with the first element that breaks it."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def test_the_sign_in_is_accessible(browser: Browser, console: str) -> None:
    page = browser.new_context().new_page()
    for view in VIEWS:
        assert violations(opened(page, f"{console}login/", *view)) == [], view
    page.context.close()


@pytest.mark.parametrize(("name", "language", "size"), list(visits()))
def test_the_page_is_accessible(
    signed_in: Page, console: str, counter: Rig, name: str, language: str, size: str
) -> None:
    address = console + PAGES[name].format_map(Newest(counter))
    assert violations(opened(signed_in, address, language, size)) == []


def test_an_answer_is_found_corrected_tried_and_published(signed_in: Page, console: str, counter: Rig) -> None:
    """As somebody does who has never seen the console; the questions are asked by the real worker."""
    page = opened(signed_in, console, "ja", "phone")
    page.get_by_label("修正する回答を探す").fill("ごみの出し方")
    page.get_by_role("search").get_by_role("button").click()
    page.locator("#result_list").get_by_role("link", name="ごみの出し方").click()
    answer = page.locator("[name=answers_ja]")
    answer.fill(answer.input_value() + "\n電話でも受け付けます。")
    preview = page.locator(".preview-phone")
    preview.get_by_text("電話でも受け付けます。").wait_for()
    page.get_by_text("市の情報を差し込む").first.click()
    page.locator("[data-into=id_answers_ja] [data-variable='department.phone']").click()
    assert answer.input_value().endswith("\n電話でも受け付けます。{department.phone}")
    preview.get_by_text("電話でも受け付けます。0000-00-1100").wait_for()
    page.get_by_role("link", name="やさしい日本語").click()  # folded until something is written
    page.locator("[name=answers_ja_easy]").fill("紙を提出します。")
    page.get_by_label("漢字の読みがな").check()
    preview.get_by_text("紙（かみ）を提出（ていしゅつ）します。").wait_for()
    page.get_by_text("役所の言葉です（提出）").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="下書き保存して変更点を確認").click()
    page.locator(".difference-lines .added", has_text="電話でも受け付けます。{department.phone}").wait_for()
    page.locator(".shares").wait_for(timeout=60_000)
    assert violations(page) == []
    page.get_by_role("button", name="今すぐ公開").click()
    page.get_by_text("5秒以内に市民への回答に反映されます").wait_for()
    published = "SELECT state FROM intents_intentrevision ORDER BY id DESC LIMIT 1"
    assert counter.rows(published) == [("published",)]


def test_the_preview_shows_what_is_being_written(signed_in: Page, console: str, counter: Rig) -> None:
    """Also where the message is longer than the phone: its end while a button is written, its title while that is."""
    page = signed_in.context.new_page()  # closed at the end: nothing is saved
    opened(page, console + PAGES["an answer"].format_map(Newest(counter)), "ja", "desktop")
    phone = page.locator(".preview-phone")
    page.locator("[name=answers_ja]").fill("長い案内の1行です。\n" * 40)
    page.locator("[name=buttons_ja]").fill("担当課に電話 tel:0000-00-1100")
    expect(phone.get_by_text("担当課に電話")).to_be_in_viewport()
    page.locator("[name=title_ja]").fill("書いている見出し")
    expect(phone.get_by_text("書いている見出し")).to_be_in_viewport()
    expect(phone.get_by_text("担当課に電話")).not_to_be_in_viewport()
    page.close()
