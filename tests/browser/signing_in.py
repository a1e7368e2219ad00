"""Signing in with a browser, as an administrator whose first password was changed already."""

from playwright.sync_api import Page

from tests.rig import Rig, manage

PASSWORD = "mountain-river-7-bridge"
_CHANGED = f"""
from django.contrib.auth.models import User
from bot.store.accounts import password_changed
user = User.objects.get(username="admin")
user.check_password({PASSWORD!r}) or (user.set_password({PASSWORD!r}), user.save())
password_changed(user.pk)
"""


def enter(page: Page, name: str, password: str) -> None:
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")


def enter_as_administrator(page: Page, counter: Rig) -> None:
    manage(counter.environment, "shell", "-c", _CHANGED)
    enter(page, "admin", PASSWORD)
