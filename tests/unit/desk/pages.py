"""Reading and filling in the desk's pages as a browser does."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from bot.store.models import CaseRow, DeliveryRow
from bot.store.sealing import unseal_json

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def page(browser: Client, name: str = "queue", *args: Any, **given: Any) -> str:
    return unescape(browser.get(reverse(f"desk:{name}", args=args), **given).content.decode())


def hidden(html: str) -> dict[str, str]:
    """What a form on the page sends along; the last one of a name counts, all of a page are alike."""
    return {name: unescape(value) for name, value in _HIDDEN.findall(html)}


def press(browser: Client, case: CaseRow, action: str, key: str = "") -> str:
    """Press a button of the case's page, and read the next page."""
    form = hidden(page(browser, "case", case.pk))
    sent = {**form, "action": action, "key": key or form["key"]}
    answer = browser.post(reverse("desk:press", args=[case.pk]), sent, follow=True)
    return unescape(answer.content.decode())


def fill_in(browser: Client, case: CaseRow, name: str, **given: str) -> str:
    address = reverse("desk:fill_in", args=[case.pk, name])
    form = hidden(unescape(browser.get(address).content.decode()))
    return unescape(browser.post(address, {**form, **given}, follow=True).content.decode())


def preview(browser: Client, case: CaseRow, text: str) -> str:
    address = reverse("desk:reply", args=[case.pk])
    form = hidden(unescape(browser.get(address).content.decode()))
    return unescape(browser.post(address, {**form, "step": "preview", "text": text}).content.decode())


def send(browser: Client, case: CaseRow, shown: str, text: str) -> Any:
    """Press Send on a preview."""
    return browser.post(reverse("desk:reply", args=[case.pk]), {**hidden(shown), "step": "send", "text": text})


def waiting_for(channel: str, speaker: str = "") -> list[str]:
    """The words of what waits to be sent, oldest first."""
    rows = DeliveryRow.objects.filter(destination__channel=channel, state="pending").order_by("id")
    rows = rows.filter(speaker=speaker) if speaker else rows
    return [str(unseal_json(row.payload)["messages"]) for row in rows]
