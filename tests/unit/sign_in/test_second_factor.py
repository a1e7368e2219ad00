import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from bot.store.models import AuditEntry
from tests.unit.sign_in.conftest import enter, words

ENROL, ASK = "/account/second-factor/totp/activate/", "/account/second-factor/authenticate/"


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR = "administrators"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A code is good once: the tests go on to the next by moving the clock."""
    ahead, now = [0.0], time.time
    monkeypatch.setattr(time, "time", lambda: now() + ahead[0])
    return ahead


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enrol(browser: Client) -> str:
    """The secret, as somebody types it who cannot scan."""
    page = browser.get(ENROL).content.decode()
    found = re.search(r'<code class="secret">(\w+)</code>', page)
    assert found
    assert browser.post(ENROL, {"code": code(found[1])})["location"].endswith("recovery-codes/")
    return found[1]


def recovery_codes(browser: Client) -> list[str]:
    page = browser.get("/account/second-factor/recovery-codes/").content.decode()
    return re.findall(r"<li><code>(\d+)</code></li>", page)


def test_administrators_set_it_up_before_anything_else(
    required: None, chief: User, browser: Client, django_capture_on_commit_callbacks: Any
) -> None:
    enter(browser, "chief")
    assert browser.get("/admin/")["location"] == ENROL
    assert browser.get("/desk/")["location"] == ENROL
    page = browser.get(ENROL).content.decode()
    assert "data:image/svg+xml;base64," in page  # drawn here: no other server is asked
    assert "http" not in re.sub(r"http://www\.w3\.org", "", page.split("<main")[1])
    with django_capture_on_commit_callbacks(execute=True):
        enrol(browser)
    assert len(recovery_codes(browser)) == 10
    assert browser.get("/admin/").status_code == 200
    added = AuditEntry.objects.filter(action="second_factor.added", subject=f"user:{chief.pk}")
    assert {entry.details["kind"] for entry in added} == {"totp", "recovery_codes"}


def test_others_may_and_need_not(required: None, clerk: User, browser: Client) -> None:
    enter(browser, "clerk", page="/desk/login/")
    assert browser.get("/account/").status_code == 200
    enrol(browser)
    assert Authenticator.objects.filter(user=clerk, type="totp").exists()


def test_everyone_is_asked_where_it_is_set_so(clerk: User, browser: Client, settings: Any) -> None:
    settings.SECOND_FACTOR = "everyone"
    enter(browser, "clerk", page="/desk/login/")
    assert browser.get("/desk/")["location"] == ENROL


def test_the_password_alone_opens_nothing_then(chief: User, browser: Client, clock: list[float]) -> None:
    enter(browser, "chief")
    secret = enrol(browser)
    other = Client(headers={"accept-language": "en"})
    assert enter(other, "chief") == ASK
    assert other.get("/admin/").status_code == 302
    assert "This code is not right" in other.post(ASK, {"code": "000000"}).content.decode()
    clock[0] += 60
    assert other.post(ASK, {"code": code(secret)})["location"] == "/admin/"
    assert other.get("/admin/").status_code == 200


def test_a_code_is_good_once(chief: User, browser: Client, clock: list[float]) -> None:
    enter(browser, "chief")
    secret = enrol(browser)
    clock[0] += 60
    used = code(secret)
    for turn, status in enumerate((302, 200)):
        other = Client(headers={"accept-language": "en"})
        enter(other, "chief")
        assert other.post(ASK, {"code": used}).status_code == status, turn


def test_a_recovery_code_opens_once(chief: User, browser: Client) -> None:
    enter(browser, "chief")
    enrol(browser)
    spare = recovery_codes(browser)[0]
    for status in (302, 200):
        other = Client()
        enter(other, "chief")
        assert other.post(ASK, {"code": spare}).status_code == status
    assert spare not in recovery_codes(browser)


def test_wrong_codes_lock_the_account(chief: User, browser: Client) -> None:
    enter(browser, "chief")
    secret = enrol(browser)
    other = Client(headers={"accept-language": "en"})
    enter(other, "chief")
    for _ in range(4):
        other.post(ASK, {"code": "000000"})
    assert "locked for a while" in other.post(ASK, {"code": "000000"}).content.decode()
    assert "locked for a while" in other.post(ASK, {"code": code(secret)}).content.decode()
    assert other.get("/admin/").status_code == 302


def test_secrets_are_sealed_and_follow_the_keys(chief: User, browser: Client, settings: Any) -> None:
    enter(browser, "chief")
    secret = enrol(browser)
    spare = recovery_codes(browser)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    settings.DATA_KEYS = [Fernet.generate_key().decode(), *settings.DATA_KEYS]
    call_command("rotate_data_keys")
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert recovery_codes(browser) == spare


def test_another_administrator_resets_it(chief: User, clerk: User, browser: Client) -> None:
    lost = Client()
    enter(lost, "clerk", page="/desk/login/")
    enrol(lost)
    enter(browser, "chief")
    action = {"action": "reset_second_factor", "_selected_action": [clerk.pk, chief.pk]}
    page = browser.post("/admin/auth/user/", action, follow=True)
    assert "Second factor reset: clerk" in page.content.decode()
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert lost.get("/account/").status_code == 302
    assert AuditEntry.objects.filter(action="user.second_factor_reset", subject=f"user:{clerk.pk}").count() == 1


def test_it_is_turned_off_with_the_password_and_not_where_it_is_needed(
    chief: User, browser: Client, settings: Any
) -> None:
    enter(browser, "chief")
    enrol(browser)
    off = "/account/second-factor/totp/deactivate/"
    session = browser.session
    session["sign_in.began"] -= 400
    session.save()
    assert browser.get(off)["location"].startswith("/account/again/")
    settings.SECOND_FACTOR = "administrators"
    session["sign_in.began"] = time.time()
    session.save()
    assert "cannot be turned off" in words(browser.post(off).content.decode())
    settings.SECOND_FACTOR = "off"
    browser.post(off)
    assert not Authenticator.objects.filter(user=chief).exists()
