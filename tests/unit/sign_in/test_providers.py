import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as installed
from django.contrib.auth.models import User
from django.test import Client

from bot.store.models import AuditEntry
from tests.unit.sign_in.conftest import enter
from tests.unit.sign_in.provider import CLIENT, SECRET, Provider, serving

BEGIN = "/account/oidc/city/"
KNOWN = {"sub": "u-1", "email": "Clerk@city.example.jp", "email_verified": True}


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with serving() as provider:
        settings.OIDC_PROVIDERS = [{"id": "city", "name": "みなと川市", "issuer": provider.issuer}]
        app = {
            "provider_id": "city",
            "name": "みなと川市",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": provider.issuer, "fetch_userinfo": False},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield provider


def come(browser: Client, provider: Provider, **claims: Any) -> Any:
    begun = browser.post(BEGIN, {"next": "/desk/"})
    assert begun["location"].startswith(f"{provider.issuer}/authorize?")
    return browser.get(provider.agree(begun["location"], **claims))


def test_an_account_with_the_confirmed_address_is_signed_in(clerk: User, browser: Client, provider: Provider) -> None:
    assert "Sign in with みなと川市" in browser.get("/admin/login/").content.decode()
    assert "Sign in with みなと川市" in browser.get("/desk/login/").content.decode()
    assert come(browser, provider, **KNOWN)["location"] == "/desk/"
    assert browser.session["_auth_user_id"] == str(clerk.pk)
    assert AuditEntry.objects.filter(action="signed_in", actor=f"user:{clerk.pk}").exists()


def test_afterwards_the_provider_knows_them_by_its_own_id(clerk: User, browser: Client, provider: Provider) -> None:
    come(browser, provider, **KNOWN)
    other = Client()
    assert come(other, provider, sub="u-1", email="married@elsewhere.example")["location"] == "/desk/"
    assert other.session["_auth_user_id"] == str(clerk.pk)


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({**KNOWN, "email_verified": False}, "does not confirm your e-mail"),
        ({"sub": "u-1", "email": "clerk@city.example.jp"}, "does not confirm your e-mail"),
        ({"sub": "u-1"}, "does not confirm your e-mail"),
        ({**KNOWN, "email": "stranger@city.example.jp"}, "no account with your e-mail"),
    ],
)
def test_nobody_else_is(clerk: User, browser: Client, provider: Provider, claims: Any, told: str) -> None:
    page = come(browser, provider, **claims)
    assert page.status_code == 403
    assert told in page.content.decode()
    assert "_auth_user_id" not in browser.session
    assert User.objects.count() == 1


def test_two_accounts_with_one_address_are_told(clerk: User, browser: Client, provider: Provider) -> None:
    User.objects.create_user("second", "CLERK@city.example.jp")
    assert "Several accounts" in come(browser, provider, **KNOWN).content.decode()


def test_an_account_that_is_turned_off_stays_out(clerk: User, browser: Client, provider: Provider) -> None:
    User.objects.update(is_active=False)
    assert come(browser, provider, **KNOWN)["location"] == "/account/inactive/"
    assert "_auth_user_id" not in browser.session


def test_the_citys_domain_gets_an_account_without_rights(
    clerk: User, browser: Client, provider: Provider, settings: Any
) -> None:
    settings.OIDC_EMAIL_DOMAIN = "city.example.jp"
    come(browser, provider, **{**KNOWN, "sub": "u-2", "email": "new@city.example.jp"})
    made = User.objects.get(email="new@city.example.jp")
    assert (made.is_staff, made.is_superuser, made.groups.count()) == (False, False, 0)
    assert not made.has_usable_password()
    assert browser.get("/desk/").status_code == 403
    stranger = {**KNOWN, "sub": "u-3", "email": "x@city.example.jp.evil.example"}
    assert "no account" in come(Client(headers={"accept-language": "en"}), provider, **stranger).content.decode()


def another_key(provider: Provider) -> None:
    provider.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def another_audience(provider: Provider) -> None:
    provider.audience = "somebody else's"


@pytest.mark.parametrize("wrong", [another_key, another_audience])
def test_a_token_that_is_not_for_us_or_not_theirs_is_refused(
    clerk: User, browser: Client, provider: Provider, wrong: Any
) -> None:
    wrong(provider)
    page = come(browser, provider, **KNOWN)
    assert page.status_code == 502
    assert "did not answer as expected" in page.content.decode()
    assert "_auth_user_id" not in browser.session


def test_another_issuer_at_this_address_is_refused(clerk: User, browser: Client, provider: Provider) -> None:
    provider.issuer = "https://other.example"
    assert browser.post(BEGIN).status_code == 502


def test_an_answer_that_nobody_asked_for_is_refused(clerk: User, browser: Client, provider: Provider) -> None:
    begun = browser.post(BEGIN)
    back = provider.agree(begun["location"], **KNOWN)
    assert Client().get(back).status_code == 502
    assert browser.get(BEGIN).status_code == 404, "a link elsewhere must not begin it"
    assert browser.post("/account/oidc/other/").status_code == 404


def test_administrators_need_their_second_factor_here_too(
    chief: User, browser: Client, provider: Provider, settings: Any
) -> None:
    settings.SECOND_FACTOR = "administrators"
    come(browser, provider, **{**KNOWN, "email": chief.email})
    assert browser.get("/admin/")["location"] == "/account/second-factor/totp/activate/"


def test_passwords_can_be_turned_off(chief: User, browser: Client, provider: Provider, settings: Any) -> None:
    settings.PASSWORD_SIGN_IN = False
    for page in ("/admin/login/", "/desk/login/"):
        assert 'name="password"' not in browser.get(page).content.decode()
        assert browser.post(page, {"username": "chief", "password": "x"}).status_code == 403
    assert come(browser, provider, **{**KNOWN, "email": chief.email})["location"] == "/desk/"


def told_at_start(**variables: str) -> str:
    given = {"SECRET_KEY": "x", "DATA_KEYS": installed.DATA_KEYS[0], "DATA_DIR": str(installed.DATA_DIR)}
    command = [sys.executable, "-c", "import bot.settings"]
    environment = {"PATH": os.environ["PATH"], **given, **variables}
    return subprocess.run(command, cwd=installed.BASE_DIR, env=environment, capture_output=True, text=True).stderr


def test_half_a_provider_is_told_by_its_variables() -> None:
    told = told_at_start(OIDC_PROVIDERS="city", OIDC_CITY_ISSUER="http://login.example", PASSWORD_SIGN_IN="maybe")
    for name in ("OIDC_CITY_CLIENT_ID", "OIDC_CITY_CLIENT_SECRET", "OIDC_CITY_ISSUER", "PASSWORD_SIGN_IN"):
        assert name in told
    assert "then nobody can sign in" in told_at_start(PASSWORD_SIGN_IN="false")


def test_the_second_factor_is_needed_where_the_real_line_is_connected() -> None:
    real = {"LINE_CHANNEL_SECRET": "s", "LINE_CHANNEL_ACCESS_TOKEN": "t"}
    show = "import bot.settings as s; print(s.SECOND_FACTOR)"
    given = {"SECRET_KEY": "x", "DATA_KEYS": installed.DATA_KEYS[0], "DATA_DIR": str(installed.DATA_DIR), **real}
    for more, expected in (({}, "administrators"), ({"LINE_API_URL": "http://127.0.0.1:9"}, "off")):
        environment = {"PATH": os.environ["PATH"], **given, **more}
        done = subprocess.run(
            [sys.executable, "-c", show], cwd=installed.BASE_DIR, env=environment, capture_output=True, text=True
        )
        assert done.stdout.strip() == expected


def test_a_password_still_signs_in_beside_them(clerk: User, browser: Client, provider: Provider) -> None:
    assert enter(browser, "clerk", page="/desk/login/") == "/desk/"
