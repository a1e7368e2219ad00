from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from bot.store import accounts
from bot.store.models import AuditEntry
from bot.web.sign_in.locks import address_of
from tests.unit.console import sample
from tests.unit.sign_in.conftest import PASSWORD, enter, words

WRONG = "something else entirely"


def change(browser: Client, old: str, new: str) -> Any:
    return browser.post("/account/password/", {"old_password": old, "new_password1": new, "new_password2": new})


def test_passwords_are_kept_by_argon2_and_older_ones_are_hashed_anew(chief: User, browser: Client) -> None:
    assert chief.password.startswith("argon2$argon2id$")
    chief.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    chief.save()
    assert enter(browser, "chief") == "/admin/"
    chief.refresh_from_db()
    assert chief.password.startswith("argon2$")


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("short-7-key", "at least 12 characters"),
        ("1q2w3e4r5t6y7u8i9o0p", "too common"),
        ("chief@city.example", "too similar"),
        ("918273645546372819", "entirely numeric"),
        ("Minatogawa-2026!", "easy to guess"),
        ("madoguchi2026madoguchi", "easy to guess"),
        ("sakurasakura12", "a repetition"),
        ("abcdefghijklm7", "a row of letters or digits"),
        ("zxcvfdsaqwer", "keys next to each other"),
        ("tanakatarou1985", "a date or year"),
        ("shiyakusho1234", "known words, names or passwords"),
        ("konnichiwa12345", "known words, names or passwords"),
        ("ｓｈｉｙａｋｕｓｈｏ１２３４", "easy to guess"),
        ("chief-chief-99", "easy to guess"),
        (PASSWORD, "another one than the old"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(chief: User, browser: Client, new: str, told: str) -> None:
    sample.make_city()
    enter(browser, "chief")
    assert told in words(change(browser, PASSWORD, new).content.decode())
    chief.refresh_from_db()
    assert chief.check_password(PASSWORD)


@pytest.mark.parametrize(
    "new",
    ["river-lamp-onion-47", "kumamon densha mikan", "わたしのねこはとてもかわいい", "Xk29fjq0zmv1", "long words " * 20],
)
def test_what_nobody_guesses_is_taken_however_it_is_written(chief: User, browser: Client, new: str) -> None:
    enter(browser, "chief")
    change(browser, PASSWORD, new.strip())
    chief.refresh_from_db()
    assert chief.check_password(new.strip())


def test_what_a_password_is_made_of_is_said_in_japanese_too(chief: User) -> None:
    browser = Client(headers={"accept-language": "ja"})
    enter(browser, "chief")
    browser.cookies["django_language"] = "ja"
    told = words(change(browser, PASSWORD, "shiyakusho1234").content.decode())
    assert "推測されやすいパスワードです（よくある単語・名前・パスワードでできています）" in told


def test_a_password_that_somebody_else_knows_is_changed_before_anything_else(chief: User, browser: Client) -> None:
    accounts.require_new_password(chief.pk)
    enter(browser, "chief")
    for page in ("/admin/", "/desk/", "/account/", "/admin/auth/user/"):
        assert browser.get(page)["location"] == "/account/password/", page
    assert browser.post("/admin/auth/user/", {})["location"] == "/account/password/"
    assert change(browser, PASSWORD, "another-mountain-9-river")["location"] == "/admin/"
    assert browser.get("/admin/").status_code == 200
    assert AuditEntry.objects.filter(action="user.own_password_changed", subject=f"user:{chief.pk}").exists()


def test_a_password_set_by_an_administrator_is_a_first_one(chief: User, clerk: User, browser: Client) -> None:
    enter(browser, "chief")
    new = "given-by-the-chief-1"
    browser.post(
        f"/admin/auth/user/{clerk.pk}/password/", {"password1": new, "password2": new, "usable_password": "true"}
    )
    assert accounts.state_of(clerk.pk).must_change_password
    assert not accounts.state_of(chief.pk).must_change_password


def fail(name: str, times: int, address: str = "10.0.0.1") -> str:
    browser = Client(headers={"accept-language": "en"})
    for _ in range(times):
        told = enter(browser, name, WRONG, REMOTE_ADDR=address)
    return told


def test_an_account_is_locked_after_repeated_failures_from_anywhere(chief: User, browser: Client) -> None:
    assert "Please enter the correct username" in fail("chief", 4)
    assert "locked for a while" in fail("chief", 1, "10.0.0.2")
    assert "Try again in 15 minutes" in words(enter(browser, "chief", REMOTE_ADDR="10.0.0.3"))
    enter(browser, "chief")
    assert AuditEntry.objects.filter(action="sign_in.locked", subject=f"user:{chief.pk}").count() == 1


def test_a_city_hall_behind_one_address_is_locked_much_later(chief: User, clerk: User, browser: Client) -> None:
    for number in range(49):
        fail(f"nobody{number}", 1)
    assert enter(browser, "chief", REMOTE_ADDR="10.0.0.1") == "/admin/"


def test_one_address_that_tries_many_accounts_is_locked(chief: User, browser: Client) -> None:
    for number in range(50):
        fail(f"nobody{number}", 1)
    assert "locked for a while" in enter(browser, "chief", REMOTE_ADDR="10.0.0.1")
    assert enter(browser, "chief", REMOTE_ADDR="10.0.0.2") == "/admin/"


def test_the_lock_is_told_in_japanese_too(chief: User) -> None:
    fail("chief", 5)
    page = enter(Client(headers={"accept-language": "ja"}), "chief")
    assert 'lang="ja"' in page
    assert "ログインを一時的に停止しています" in page


def test_an_administrator_lifts_a_lock(chief: User, clerk: User, browser: Client) -> None:
    enter(browser, "chief")
    fail("clerk", 5)
    page = browser.post("/admin/auth/user/", {"action": "lift_lock", "_selected_action": [clerk.pk]}, follow=True)
    assert "Lock lifted: clerk" in page.content.decode()
    assert AuditEntry.objects.filter(action="user.unlocked", subject=f"user:{clerk.pk}").exists()
    assert enter(Client(), "clerk", page="/desk/login/") == "/desk/"


def test_behind_a_proxy_the_address_is_the_one_it_tells(chief: User, settings: Any) -> None:
    request = RequestFactory().get("/", headers={"x-forwarded-for": "6.6.6.6, 10.0.0.9"})
    assert address_of(request) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(request) == "10.0.0.9"
