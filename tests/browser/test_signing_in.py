"""A new administrator's first hour: a password of their own, the second factor, and in again with both."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import PASSWORD, enter
from tests.browser.test_console import SIZES, violations
from tests.rig import Rig, manage, wait_until

FIRST = "first-one-of-newcomer"
_MADE = f"""
from django.contrib.auth.models import User
from bot.store.accounts import require_new_password
require_new_password(User.objects.create_superuser("newcomer", password={FIRST!r}).pk)
"""


def code(secret: str, after: str = "") -> str:
    """The code of now; another than `after`, since each is good once."""

    def shown() -> str:
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30))

    wait_until(lambda: shown() != after, 40, "the next code")
    return shown()


def accessible(page: Page) -> None:
    for size in SIZES.values():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert violations(page) == []


def test_a_new_administrator_signs_in_with_a_second_factor(browser: Browser, counter: Rig) -> None:
    console = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}/admin/"
    wait_until(lambda: counter.get_url(f"{console}login/") == 200, 60, "the console answers")
    manage(counter.environment, "shell", "-c", _MADE)
    page = browser.new_context(locale="ja-JP").new_page()
    page.goto(console)
    enter(page, "newcomer", FIRST)
    expect(page.get_by_role("heading", name="パスワードの変更")).to_be_visible()
    accessible(page)
    page.locator("[name=old_password]").fill(FIRST)
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    page.get_by_role("button", name="パスワードを変更").click()
    page.wait_for_url(console)
    page.goto(console.replace("/admin/", "/account/"))
    accessible(page)
    page.get_by_role("link", name="設定する").click()
    accessible(page)
    secret = page.locator(".secret").inner_text()
    first = code(secret)
    page.get_by_label("コード").fill(first)
    page.get_by_role("button", name="設定する").click()
    expect(page.locator(".codes li")).to_have_count(10)
    accessible(page)
    page.get_by_role("link", name="保管しました").click()
    page.get_by_role("button", name="すべてのブラウザーからログアウトする").click()
    enter(page, "newcomer", PASSWORD)
    expect(page.get_by_role("heading", name="確認コードの入力")).to_be_visible()
    accessible(page)
    page.get_by_label("コード").fill(code(secret))
    page.get_by_role("button", name="ログイン").click()
    page.wait_for_url(console)
