"""Chromium as the machine has it: Debian's package where it is there, else Playwright's own."""

import shutil

from playwright.sync_api import Browser, Playwright

_OFFLINE = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


def launch(playwright: Playwright) -> Browser:
    found = shutil.which("chromium")
    return playwright.chromium.launch(executable_path=found, args=_OFFLINE)
