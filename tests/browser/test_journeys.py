"""What editors and administrators come for, in a real browser over real processes.

Two more stand elsewhere: correcting an answer in test_console, a first sign-in with a second factor in test_signing_in.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import PASSWORD, enter
from tests.rig import Rig, manage, wait_until

_ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
User.objects.create_superuser("chief", password={PASSWORD!r})
hana = User.objects.create_user("hana", password={PASSWORD!r}, is_staff=True)
hana.groups.set([Group.objects.get(name="Editors")])
"""
LIVE = "5秒以内に市民への回答に反映されます"


@pytest.fixture(scope="module")
def console(counter: Rig) -> str:
    address = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/admin/"
    wait_until(lambda: counter.get_url(f"{address}login/") == 200, 60, "the console answers")
    manage(counter.environment, "shell", "-c", _ACCOUNTS)
    return address


@pytest.fixture(scope="module")
def chief(browser: Browser, console: str) -> Iterator[Page]:
    yield from _signed_in(browser, console, "chief")


@pytest.fixture(scope="module")
def hana(browser: Browser, console: str) -> Iterator[Page]:
    """Of the editors."""
    yield from _signed_in(browser, console, "hana")


def _signed_in(browser: Browser, console: str, name: str) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(console)
    enter(page, name, PASSWORD)
    page.wait_for_url(console)
    yield page
    context.close()


@pytest.fixture
def parking(console: str, counter: Rig) -> str:
    """The address of an answer."""
    [(number,)] = counter.rows("SELECT id FROM intents_intent WHERE key = 'hall-parking'")
    return f"{console}intents/intent/{number}/"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def save(page: Page, **values: str) -> None:
    """The form of an answer, with some fields filled in."""
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=_save]").first.click()


def test_of_two_editors_at_once_the_second_sees_what_changed_and_nothing_is_lost(
    chief: Page, hana: Page, parking: str
) -> None:
    for page in (chief, hana):
        page.goto(f"{parking}change/")
        page.get_by_role("link", name="English").click()  # folded until something is written
    save(hana, answers_en="There are 80 spaces in the basement.")
    expect(hana.get_by_text(LIVE)).to_be_visible()
    save(chief, title_en="Car park")
    expect(chief.locator(".stale")).to_contain_text("hana")
    expect(chief.locator(".stale .added")).to_contain_text("80 spaces")
    expect(chief.locator("[name=answers_en]")).to_have_value("There are 80 spaces in the basement.")
    expect(chief.locator("[name=title_en]")).to_have_value("Car park")
    save(chief)
    expect(chief.get_by_text(LIVE)).to_be_visible()
    chief.goto(f"{parking}change/")
    expect(chief.locator("[name=answers_en]")).to_have_value("There are 80 spaces in the basement.")


def test_an_older_version_is_back_with_one_press(chief: Page, parking: str) -> None:
    chief.goto(f"{parking}change/")
    save(chief, answers_ja="地下に90台分あります。")
    expect(chief.get_by_text(LIVE)).to_be_visible()
    chief.goto(f"{parking}history/")
    expect(chief.locator(".history .added").first).to_contain_text("90台分")
    press(chief, "第1版に戻す")
    expect(chief.get_by_text(LIVE)).to_be_visible()
    chief.goto(f"{parking}change/")
    expect(chief.locator("[name=answers_ja]")).to_have_value("地下に80台分あります。1時間まで無料です。")


def test_a_mistake_in_a_file_is_named_and_nothing_of_it_is_taken_until_it_is_corrected(
    chief: Page, console: str, counter: Rig
) -> None:
    chief.goto(f"{console}intents/broughtfile/")
    with chief.expect_download() as downloading:
        chief.locator(".downloads a[href*=csv]").first.click()
    good = downloading.value.path().read_text("utf-8-sig").replace("1時間まで無料", "2時間まで無料")
    before = _publication(counter)
    _bring(chief, good.replace("市民課", "市民科", 1))
    expect(chief.locator(".problems tbody tr")).to_have_count(1)
    expect(chief.locator(".problems tbody")).to_contain_text("市民科")
    expect(chief.get_by_role("button", name="取り込んで公開")).to_have_count(0)
    assert _publication(counter) == before
    chief.goto(f"{console}intents/broughtfile/")
    _bring(chief, good)
    expect(chief.locator(".table-row .added").first).to_contain_text("2時間まで無料")
    press(chief, "取り込んで公開")
    expect(chief.get_by_text(LIVE)).to_be_visible()
    assert _publication(counter) == before + 1


def _bring(page: Page, table: str) -> None:
    file: Any = {"name": "faq.csv", "mimeType": "text/csv", "buffer": table.encode("utf-8-sig")}
    page.locator("input[type=file]").set_input_files(file)
    press(page, "変更内容を確認")


def _publication(counter: Rig) -> int:
    return int(counter.rows("SELECT max(number) FROM intents_publication")[0][0])


def test_what_citizens_could_not_find_becomes_a_draft(chief: Page, console: str, counter: Rig) -> None:
    question = "ドローンを飛ばしたい"
    counter.say(counter.citizen(), question)
    counter.settle(0)
    chief.goto(f"{console}store/questiongroup/")
    press(chief, "新しい質問を今すぐまとめる")
    found = chief.locator("section.panel", has_text=question)
    wait_until(lambda: (chief.goto(f"{console}store/questiongroup/"), found.count())[1], 60, "it is grouped")
    found.get_by_role("link", name="下書きを作る").click()
    expect(chief.locator("[name=examples_ja]")).to_have_value(question)
    for name, value in {
        "key": "drones",
        "title_ja": "ドローンの飛行",
        "question_ja": "ドローンを飛ばしてもよいですか。",
        "answers_ja": "公園では飛ばせません。",
        "source_url": "https://small.example/drones",
    }.items():
        chief.locator(f"[name={name}]").fill(value)
    chief.locator("[name=department]").select_option(label="総合案内")
    chief.locator("[name=topic]").select_option("living")
    press(chief, "下書き保存して変更点を確認")
    expect(chief.locator(".difference-lines .added", has_text="公園では飛ばせません。")).to_be_visible()
    assert counter.rows("SELECT state FROM store_questiongroup WHERE intent = 'drones'") == [("worked_on",)]


def test_what_a_word_changes_is_shown_before_it_is_saved(chief: Page, console: str, counter: Rig) -> None:
    before = _publication(counter)
    chief.goto(f"{console}intents/lexiconrevision/group/")
    chief.locator("[name=ja]").fill("マイカー置き場\n駐車場")
    press(chief, "保存する前に影響を確認")
    expect(chief.locator(".shares")).to_be_visible(timeout=60_000)
    expect(chief.locator("[name=ja]")).to_have_value("マイカー置き場\n駐車場")
    expect(chief.get_by_text("まだ保存されていません。")).to_be_visible()
    assert _publication(counter) == before


def test_in_a_disaster_citizens_read_the_notice_and_the_supervisors_who_switched(
    chief: Page, console: str, counter: Rig
) -> None:
    switches = f"{console}store/counterrow/"
    chief.goto(switches)
    chief.locator("[name=disaster]").check()
    chief.locator("[name=notice_ja]").fill("大きな地震がありました。")
    _switch(chief, "震度6強")
    try:
        chief.wait_for_timeout(2_500)  # processes look every 2 seconds
        user = counter.citizen()
        counter.say(user, "住民票とりたい")
        counter.settle(0)
        assert counter.words_read_by(user)[0].startswith("大きな地震がありました。")
        assert "手数料" not in "".join(counter.words_read_by(user))
        expect(chief.locator(".switched-off")).to_contain_text("災害モード")
        told = [message["text"] for message in counter.room() if "震度6強" in message["text"]]
        assert len(told) == 1
        assert "災害モード：オン" in told[0]
    finally:
        chief.goto(switches)
        chief.locator("[name=disaster]").uncheck()
        _switch(chief, "収まった")
    expect(chief.locator(".switched-off")).to_have_count(0)
    chief.wait_for_timeout(2_500)


def _switch(page: Page, reason: str) -> None:
    page.locator("[name=reason]").fill(reason)
    press(page, "保存")
    expect(page.get_by_text("5秒以内に")).to_have_count(2)  # the message, and beside the button


def test_whoever_sees_originals_gives_a_reason_that_the_audit_log_keeps(
    chief: Page, console: str, counter: Rig
) -> None:
    counter.say(counter.citizen(), "ごみの日は？ 電話は090-1234-5678です")
    counter.settle(0)
    newest = counter.rows("SELECT id FROM store_conversationrow ORDER BY opened_at DESC LIMIT 1")[0][0]
    chief.goto(f"{console}store/conversationrow/{UUID(str(newest))}/change/")
    expect(chief.locator(".transcript")).not_to_contain_text("090-1234-5678")
    chief.get_by_role("link", name="開示").click()
    expect(chief.locator("#content")).not_to_contain_text("090-1234-5678")
    chief.locator("[name=reason]").fill("開示請求 第12号")
    press(chief, "印刷用に表示")
    expect(chief.locator("#content")).to_contain_text("090-1234-5678")
    chief.goto(f"{console}store/auditentry/")
    newest_entry = chief.locator("#result_list tbody tr").first
    expect(newest_entry).to_contain_text("chief")
    expect(newest_entry).to_contain_text("会話を原文を含めて開示")
    expect(newest_entry).to_contain_text("開示請求 第12号")


def test_an_address_of_another_role_is_refused_in_words(hana: Page, console: str) -> None:
    for place in ("store/auditentry/", "store/conversationrow/", "store/counterrow/", "auth/user/"):
        answer = hana.goto(f"{console}{place}")
        assert answer is not None
        assert answer.status == 403
        expect(hana.get_by_role("heading", name="この画面は表示できません")).to_be_visible()
    hana.get_by_role("link", name="管理画面").click()
    hana.wait_for_url(console)


def test_an_editor_tries_a_question_and_reads_what_a_citizen_would(hana: Page, console: str) -> None:
    hana.goto(f"{console}store/decisionrow/try/")
    hana.locator("[name=text]").fill("住民票の手数料はいくら")
    press(hana, "質問する")
    said = hana.locator(".transcript .city")
    expect(said).to_contain_text("手数料は300円です", timeout=60_000)
    expect(hana.get_by_role("heading", name="候補")).to_be_visible()


def test_somebody_else_publishes_what_needs_two_persons(
    chief: Page, hana: Page, console: str, parking: str, counter: Rig
) -> None:
    chief.goto(f"{console}intents/topicrule/add/")
    chief.locator("[name=topic]").select_option("cityhall")
    chief.locator("[name=two_persons]").check()
    chief.locator("[name=_save]").click()
    expect(chief.get_by_text(LIVE)).to_be_visible()
    try:
        hana.goto(f"{parking}change/")
        hana.locator("[name=answers_ja]").fill("地下に100台分あります。")
        hana.locator("[name=_review]").first.click()
        expect(hana.get_by_text("ほかの人が公開してください")).to_be_visible()
        expect(hana.get_by_role("button", name="今すぐ公開")).to_have_count(0)
        chief.goto(f"{parking}draft/")
        press(chief, "今すぐ公開")
        expect(chief.get_by_text(LIVE)).to_be_visible()
        expect(chief.locator("#content")).to_contain_text("hana")
    finally:
        counter.execute("DELETE FROM intents_topicrule")
