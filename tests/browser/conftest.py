"""One browser for a file's tests, and one counter for all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch
from tests.rig import Installation, Rig, whole_counter


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield launch(playwright)


@pytest.fixture(scope="package")
def counter(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One running counter for the folder's tests: real processes, the simulator at the other end."""
    with whole_counter(installation, tmp_path_factory.mktemp("counter")) as running:
        yield running
